import Lexicons
import Text

/// Takes in what verdicts and readings of we rest on beside the evidence, occurrence by occurrence, where that is kept.
struct WorkingsLedger {
  private var workings = Workings()
  /// For each category whether its occurrences are kept; empty where nothing is.
  private let keepsMarks: [Bool]
  private let tables: TallyTables

  init(_ tables: TallyTables, keepsMarks: [Bool]) {
    self.tables = tables
    self.keepsMarks = keepsMarks
  }

  /// Whether anything is kept.
  var isKept: Bool { !keepsMarks.isEmpty }

  /// What was kept; `nil` where nothing is.
  var result: Workings? { isKept ? workings : nil }

  /// Whether occurrences of a category are kept.
  func keepsMarks(of category: Int) -> Bool { isKept && keepsMarks[category] }

  /// Keeps an occurrence of a category, which stands in the sentence of a number.
  mutating func keep(
    _ source: EvidenceCandidate.Source, of category: Int, _ span: ByteSpan, _ sentence: Int, _ isNegated: Bool
  ) {
    keep(tables.categories[category].name, source, span, sentence, isNegated)
  }

  /// Keeps a vision that a rule found. It has no category: it is shown as what it counts for.
  mutating func keep(_ vision: VisionMark, of rule: Int, _ span: ByteSpan, _ sentence: Int, _ isNegated: Bool) {
    keep("vision \(vision.rawValue)", .rule(rule), span, sentence, isNegated)
  }

  private mutating func keep(
    _ category: String, _ source: EvidenceCandidate.Source, _ span: ByteSpan, _ sentence: Int, _ isNegated: Bool
  ) {
    workings.marks.append(
      Mark(category: category, rule: source.name(tables), negated: isNegated, span: span, sentence: sentence))
  }

  /// Keeps a first-person-plural word with what the rule of a cue reads it as; `nil` where no rule does.
  mutating func keepWe(_ span: ByteSpan, _ sentence: Int, _ reading: WeReading?, rule: Int?) {
    let name = rule.map { tables.rules[$0].name }
    workings.we.append(WeWord(span: span, sentence: sentence, reading: reading, rule: name, cue: reading))
  }
}
