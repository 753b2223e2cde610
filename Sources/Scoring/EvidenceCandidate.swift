import Lexicons

/// A match that may be evidence, in numbers: it is put into words only where a reader asks for it.
struct EvidenceCandidate {
  /// What found it, by its index in the lexicon.
  enum Source {
    case entry(Int, category: Int)
    case rule(Int)

    /// The entry as written, or the rule's name.
    func name(_ tables: TallyTables) -> String {
      switch self {
      case .entry(let entry, _): tables.entries[entry].text
      case .rule(let rule): tables.rules[rule].name
      }
    }
  }

  var source: Source
  var act: Act?
  var weight: Int
  var actor: EvidenceActor
  var isNegated: Bool
  /// The parts of the sentence that it covers.
  var parts: Range<Int>
  /// The tokens that show it.
  var tokens: Range<Int>

  /// Whether it wins over `other` among overlapping evidence of one act: the one that begins first, then the heaviest,
  /// then the longest.
  func goesBefore(_ other: EvidenceCandidate, _ tables: TallyTables) -> Bool {
    let own = (parts.lowerBound, -weight, -parts.upperBound)
    let others = (other.parts.lowerBound, -other.weight, -other.parts.upperBound)
    return own != others ? own < others : source.name(tables) < other.source.name(tables)
  }
}
