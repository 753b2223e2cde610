import Lexicons

/// The tables that evidence is tallied with. A class, so that each document's tallier shares it without copying: a copy
/// would retain the owners of a lexicon's fifty or so tables one by one.
final class TallyTables: Sendable {
  let categories: [Category]
  let roles: [CategoryRole]
  let entries: EntryTable
  let rules: [Rule]
  /// What counting needs to know of each rule.
  let ruleRoles: [RuleRole]
  /// For each rule, the category it marks, followed by those above it.
  let marks: [[Int]]
  /// For each rule, how it reads a first-person-plural word; `nil` for rules that read none.
  let weReadings: [WeReading?]
  /// The category of the first person plural.
  let collective: Int?
  /// Zeros for all categories, acts and groups: most of a document's counts stay zero, and so take no memory of their
  /// own.
  let noCounts: [Int]
  let noActs = Array(repeating: 0, count: Act.count)
  let noAttention = Array(repeating: 0, count: StakeholderGroup.count)

  init(_ lexicon: Lexicon) {
    categories = lexicon.categories
    roles = lexicon.roles
    entries = lexicon.entries
    rules = lexicon.rules
    ruleRoles = lexicon.rules.map { RuleRole($0) }
    marks = lexicon.rules.indices.map { lexicon.marks(of: $0) }
    weReadings = lexicon.rules.map { if case .we(let reading) = $0.effect { reading } else { nil } }
    collective = lexicon.collective
    noCounts = Array(repeating: 0, count: lexicon.categories.count)
  }
}

/// What counting needs of a rule at every match, without its texts: a few bytes, so that those of all rules stay in the
/// cache.
struct RuleRole {
  /// What a match is evidence of by itself; `nothing` where it only helps to read others.
  enum Effect {
    case nothing
    case act(Act)
    case vision(VisionMark)
    case marking
  }

  let effect: Effect
  let actor: RuleActor?
  private let shortWeight: UInt8
  let standsNegated: Bool
  let isDoubtful: Bool

  var weight: Int { Int(shortWeight) }

  init(_ rule: Rule) {
    effect =
      switch rule.effect {
      case .we, .guarding: .nothing
      case .act(let act): .act(act)
      case .vision(let mark): .vision(mark)
      case .marking: .marking
      }
    actor = rule.actor
    // From 0 to 5, as files are read.
    shortWeight = UInt8(rule.weight)
    standsNegated = rule.standsNegated
    isDoubtful = rule.isDoubtful
  }
}
