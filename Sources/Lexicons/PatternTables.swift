/// What matching patterns reads of a lexicon. A class, so that its tables are at hand in a step from everywhere and never
/// copied.
final class PatternTables: Sendable {
  let code: PatternCode
  let wanted: WantedPatterns
  let guards: Guards
  let entries: EntryTable
  /// The categories that each category's matches count for.
  let above: ListTable

  init(_ lexicon: Lexicon) {
    code = lexicon.code
    wanted = lexicon.wanted
    guards = lexicon.guards
    entries = lexicon.entries
    above = lexicon.above
  }

  /// The rule that a pattern is of.
  func rule(of pattern: Int32) -> Int { code.rule(of: Int(pattern)) }

  /// Whether a rule has `unless` or `with` patterns.
  func hasConditions(_ rule: Int) -> Bool { !code.unless.range(rule).isEmpty || !code.with.range(rule).isEmpty }
}
