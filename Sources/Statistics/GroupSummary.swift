import Lexicons
public import Scoring

/// A measure of a group: its rate, and how far it lies from that of the rest.
public struct MeasuredRate: Hashable, Sendable {
  /// What was counted.
  public var measure: Measure
  /// How often it occurs, and how certain that is.
  public var estimate: Estimate
  /// The rest's rate.
  public var rest: Estimate
  /// The group's rate minus the rest's.
  public var difference: Difference
  /// How large that is, free of its unit.
  public var effect: EffectSize
  /// The same difference taken within each level of the field compared within; `nil` when no such field was named.
  public var likeWithLike: Difference?
  /// How evenly it is spread over the group's documents; `nil` with one document or without an occurrence.
  public var dispersion: Dispersion?
  /// How it changes over time, for lexicon categories; `nil` unless two documents have different dates.
  public var trend: Trend?
  /// Where the rate lies among those of the norms; `nil` without norms.
  public var placement: Placement?
}

/// A sample with the document it stands in.
public struct PlacedSample: Hashable, Sendable {
  /// The sentence.
  public var sample: Sample
  /// The document's path as given.
  public var path: String
  /// The document's id.
  public var id: String
  /// The document's date; `nil` when none is known.
  public var date: String?
}

/// Everything that is said of one group of a comparison.
public struct GroupSummary: Hashable, Sendable {
  /// The group's name; `nil` for the documents whose metadata does not say.
  public var name: String?
  /// The documents counted.
  public var documents = 0
  /// How many of them have fewer than 100 words: they count, but are never judged alone.
  public var shortDocuments = 0
  /// The number of units that its figures rest on: its documents with words, or their authors.
  public var units = 0
  /// The number of its documents that have words and name no author: each is a unit of its own where authors are the
  /// unit.
  public var unnamedDocuments = 0
  /// The author's words in them.
  public var words = 0
  /// Words in other voices.
  public var otherVoiceWords = 0
  /// The median number of words of a document, rounded to a whole number.
  public var medianWords = 0
  /// The first and the last date; `nil` when none is known.
  public var dates: ClosedRange<String>?
  /// The number of words in each genre, sorted by name; documents whose genre is unknown are left out.
  public var genreWords: [(name: String, words: Int)] { genreNames.map { ($0, genreCounts[$0] ?? 0) } }
  /// What is shown in place of its verdicts; `nil` where it gets them.
  public var withheld: Verdict?
  /// Whether the group has enough words and documents for a verdict.
  public var hasEnoughText: Bool { withheld == nil }
  /// Whether a difference from the others is judged.
  var isSetAgainstOthers: Bool {
    hasEnoughText && (orientationDifference.interval != nil || rates.contains { $0.difference.interval != nil })
  }
  /// The balance of collective and self evidence.
  public var orientation: OrientationEstimate
  /// The rest's balance.
  public var restOrientation: OrientationEstimate
  /// The group's balance minus the rest's.
  public var orientationDifference: Difference
  /// The same difference taken within each level of the field compared within; `nil` when no such field was named.
  public var orientationLikeWithLike: Difference?
  /// How the balance changes over time; `nil` unless two documents have different dates.
  public var trend: Trend?
  /// Where the balance lies among those of the norms; `nil` without norms.
  public var placement: Placement?
  /// The share of we among I and we; `nil` where the lexicon does not count both.
  public var weShare: WeShare?
  /// The measures, in the comparison's order.
  public var rates: [MeasuredRate] = []
  /// The number of documents per model, among those of at least 100 words.
  public var models: [LeadershipModel: Int] = [:]
  /// The number of documents per stance, among those of at least 100 words.
  public var stances: [Stance: Int] = [:]
  /// The number of documents per flag.
  public var flags: [Flag: Int] = [:]
  /// Readings of we.
  public var we = WeReadings()
  /// The strongest evidence for either side over all documents, the heaviest first: at most three pieces a side.
  public var samples: [PlacedSample] = []
  var genreCounts: [String: Int] = [:]

  private var genreNames: [String] { genreCounts.keys.sorted() }

  /// The rate of a measure; `nil` when it is not among the comparison's.
  public func rate(_ measure: Measure) -> MeasuredRate? { rates.first { $0.measure == measure } }

  /// How a measure changes over time, or the balance for `nil`; `nil` when that is not known.
  public func trend(of measure: Measure?) -> Trend? { measure.map { rate($0)?.trend } ?? trend }
}

extension GroupSummary {
  /// Summarises a group and estimates its orientation; the comparison adds the rates.
  init(_ figures: GroupFigures, rest: OrientationEstimate, sharing shared: SharedVariation) {
    let rows = figures.rows
    orientation = OrientationEstimate(figures.units)
    restOrientation = rest
    orientationDifference = Difference(orientation, rest, sharing: shared)
    name = figures.name
    documents = rows.count
    shortDocuments = rows.count { $0.reliability == .none }
    units = figures.units.ids.count
    unnamedDocuments = rows.count { $0.words > 0 && GroupKey.author.group(of: $0) == nil }
    words = figures.units.sizes.total
    otherVoiceWords = rows.reduce(0) { $0 + $1.otherVoiceWords }
    medianWords = median(rows.map(\.words)) ?? 0
    let known = rows.compactMap(\.date).sorted()
    if let first = known.first, let last = known.last { dates = first...last }
    for row in rows {
      if let genre = GroupKey.genre.group(of: row) { genreCounts[genre, default: 0] += row.words }
      if row.reliability != .none {
        if let model = row.model { models[model, default: 0] += 1 }
        if let stance = row.stance { stances[stance, default: 0] += 1 }
      }
      for flag in row.flags { flags[flag, default: 0] += 1 }
      we.add(row.we)
    }
    samples = Self.strongest(of: rows)
  }

  /// The heaviest samples of each side: none twice, since closing formulas recur, and no second one from a document
  /// before every document has had its turn.
  private static func strongest(of rows: [TallyRow]) -> [PlacedSample] {
    Side.allCases.flatMap { side in
      var seen: Set<String> = []
      let ranked = rows.flatMap { row in
        row.samples.filter { $0.act.side == side }.enumerated().map { turn, sample in
          (turn, PlacedSample(sample: sample, path: row.path, id: row.id, date: row.date))
        }
      }
      return ranked.sorted { a, b in
        (a.0, -a.1.sample.weight, a.1.path, a.1.id, a.1.sample.line, a.1.sample.column)
          < (b.0, -b.1.sample.weight, b.1.path, b.1.id, b.1.sample.line, b.1.sample.column)
      }
      .map(\.1).filter { seen.insert($0.sample.sentence).inserted }.prefix(TallyRow.samplesPerSide)
    }
  }
}
