import Lexicons

/// What evidence is tallied with. A class, so that each document's tallier has it at hand and none copies it: a lexicon has
/// some fifty tables, whose owners a copy would count up one by one.
final class TallyTables: Sendable {
  let categories: [Category]
  let roles: [CategoryRole]
  let entries: EntryTable
  let rules: [Rule]
  /// What each rule's matches are evidence of by themselves.
  let effects: [RuleEffect]
  /// For each rule the category it marks, then those above.
  let marks: [[Int]]
  /// For each rule how it reads a we; `nil` for those that read none.
  let weReadings: [WeReading?]
  /// The category of the first person plural.
  let collective: Int?
  /// Zeros for all categories, acts and groups: what most of a document's counts stay, so that it takes no memory for them.
  let noCounts: [Int]
  let noActs = Array(repeating: 0, count: Act.count)
  let noAttention = Array(repeating: 0, count: StakeholderGroup.count)

  init(_ lexicon: Lexicon) {
    categories = lexicon.categories
    roles = lexicon.roles
    entries = lexicon.entries
    rules = lexicon.rules
    effects = lexicon.rules.map { RuleEffect($0.effect) }
    marks = lexicon.rules.indices.map { lexicon.marks(of: $0) }
    weReadings = lexicon.rules.map { if case .we(let reading) = $0.effect { reading } else { nil } }
    collective = lexicon.collective
    noCounts = Array(repeating: 0, count: lexicon.categories.count)
  }
}

/// What a rule's match is evidence of by itself. Two bytes, since most matches are of rules that say nothing here, and what a
/// lexicon knows of its rules is large.
enum RuleEffect {
  case nothing
  case act(Act)
  case vision(VisionMark)
  case marking

  init(_ effect: Rule.Effect) {
    switch effect {
    case .we, .guarding: self = .nothing
    case .act(let act): self = .act(act)
    case .vision(let mark): self = .vision(mark)
    case .marking: self = .marking
    }
  }
}
