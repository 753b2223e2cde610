import Lexicons
import Text

/// How the occurrences of a category are shown one by one.
enum Telling: Hashable, Sendable {
  /// Not at all: they are only counted.
  case nothing
  /// As words that count only for attention or vision.
  case named
  /// As what a formula weighs or an added lexicon counts.
  case told
}

/// Collects, where they are kept, the occurrences that verdicts and readings of we rest on, besides the evidence.
struct WorkingsLedger {
  private var workings = Workings()
  /// For each category, how its occurrences are shown; empty where nothing is kept.
  private let keepsMarks: [Telling]
  private let tables: TallyTables

  init(_ tables: TallyTables, keepsMarks: [Telling]) {
    self.tables = tables
    self.keepsMarks = keepsMarks
  }

  /// Whether anything is kept.
  var isKept: Bool { !keepsMarks.isEmpty }

  /// What was collected; `nil` where nothing is kept.
  var result: Workings? { isKept ? workings : nil }

  /// Whether occurrences of a category are kept.
  func keepsMarks(of category: Int) -> Bool { isKept && keepsMarks[category] != .nothing }

  /// Keeps an occurrence of a category in the sentence of this number.
  mutating func keep(
    _ source: EvidenceCandidate.Source, of category: Int, _ span: ByteSpan, _ sentence: Int, _ isNegated: Bool
  ) {
    let role = tables.roles[category]
    workings.marks.append(
      Mark(
        category: tables.categories[category].name, rule: source.name(tables), negated: isNegated, span: span,
        sentence: sentence, attention: role.attention, vision: role.vision,
        isOnlyNamed: keepsMarks[category] == .named))
  }

  /// Keeps a vision that a rule found. It has no category and is shown under the name of what it counts for.
  mutating func keep(_ vision: VisionMark, of rule: Int, _ span: ByteSpan, _ sentence: Int, _ isNegated: Bool) {
    workings.marks.append(
      Mark(
        category: "vision \(vision.rawValue)", rule: EvidenceCandidate.Source.rule(rule).name(tables),
        negated: isNegated, span: span, sentence: sentence, attention: nil, vision: vision, isOnlyNamed: false))
  }

  /// Keeps a first-person-plural word with the reading that the cue's rule gives; `nil` where no rule gives one.
  mutating func keepWe(_ span: ByteSpan, _ sentence: Int, _ reading: WeReading?, rule: Int?) {
    let name = rule.map { tables.rules[$0].name }
    workings.we.append(WeWord(span: span, sentence: sentence, reading: reading, rule: name, cue: reading))
  }
}
