import Lexicons

/// The rules that read the words of we in a sentence, found once for all of them: asked of all rules for each word, a sentence
/// without end would take time by the square of its length.
struct WeRules {
  /// The first rule that reads a we at each part of the sentence at hand, -1 where none does, with room for more parts.
  private var rules: [Int32] = []
  /// The number of that sentence.
  private var number = -1

  /// The parts of most sentences.
  private static let usual = 120

  /// The first rule that reads a we at a part of a sentence of that number; `nil` where none does.
  mutating func rule(at part: Int, of sentence: SentenceReading, _ number: Int, _ tables: TallyTables) -> Int? {
    if self.number != number {
      self.number = number
      note(sentence.rules, tables, parts: sentence.parts.count)
    }
    return rules[part] < 0 ? nil : Int(rules[part])
  }

  private mutating func note(_ matches: Refilled<RuleMatch>, _ tables: TallyTables, parts count: Int) {
    if rules.count < count { rules += repeatElement(-1, count: max(2 * count, Self.usual) - rules.count) }
    var rules = rules.mutableSpan
    for part in 0..<count { rules[part] = -1 }
    for index in matches.indices where tables.weReadings[matches[index].rule] != nil {
      let rule = Int32(matches[index].rule)
      for part in matches[index].parts where rules[part] < 0 { rules[part] = rule }
    }
  }
}
