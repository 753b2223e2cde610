import Lexicons

/// The rules that read first-person-plural words in a sentence, found once for all its words: going through all rules
/// for each word would take quadratic time in an endless sentence.
struct WeRules {
  /// The first rule that reads each part of the current sentence, -1 where none does, with room for more parts.
  private var rules: [Int32] = []
  /// The number of the current sentence.
  private var number = -1

  /// The number of parts that most sentences stay below.
  private static let usual = 120

  /// The first rule that reads the word at a part of the sentence with this number; `nil` where none does.
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
