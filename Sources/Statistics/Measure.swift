public import Lexicons

/// What is counted of a document and compared as a rate per 1,000 words.
public enum Measure: Hashable, Sendable {
  /// Matches of a lexicon category, by name.
  case category(String)
  /// Evidence of an act.
  case act(Act)
  /// Evidence of all acts of a side.
  case side(Side)
  /// Mentions of a stakeholder group.
  case attention(StakeholderGroup)
  /// Occurrences that name or show a vision.
  case vision(VisionMark)

  /// What kind of thing is counted.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case category, act, side, attention, vision
  }

  /// What kind of thing it counts.
  public var kind: Kind {
    switch self {
    case .category: .category
    case .act: .act
    case .side: .side
    case .attention: .attention
    case .vision: .vision
    }
  }

  /// Its name within its kind, as in the lexicon and the codebook.
  public var name: String {
    switch self {
    case .category(let name): name
    case .act(let act): act.rawValue
    case .side(let side): side.rawValue
    case .attention(let group): group.rawValue
    case .vision(let mark): mark.rawValue
    }
  }

  /// What is compared by default, in addition to `categories`: each act, each side, each stakeholder group, and vision.
  static let standard: [Measure] =
    Act.allCases.map(Measure.act) + Side.allCases.map(Measure.side) + StakeholderGroup.allCases.map(Measure.attention)
    + VisionMark.allCases.map(Measure.vision)

  /// Whether a lexicon looks for it; always true for a category, since those compared are the lexicon's own.
  func isLookedFor(in scope: LexiconScope) -> Bool {
    switch self {
    case .category: true
    case .act(let act): scope.acts.contains(act)
    case .side(let side): scope.acts.contains { $0.side == side }
    case .attention(let group): scope.attention.contains(group)
    case .vision(let mark): scope.visions.contains(mark)
    }
  }

  /// Its count in a row of a tally, whose categories have these places.
  func count(in row: TallyRow, places: [String: Int]) -> Int {
    switch self {
    case .category(let name): places[name].map { row.counts[$0] } ?? 0
    case .act(let act): row.acts[act.place]
    case .side(let side): zip(Act.allCases, row.acts).reduce(0) { $1.0.side == side ? $0 + $1.1 : $0 }
    case .attention(let group): row.attention[group.place]
    case .vision(.stated): row.visionStated
    case .vision(.evidenced): row.visionEvidenced
    }
  }
}
