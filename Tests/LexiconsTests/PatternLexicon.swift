import Lexicons
import TestSupport
import Testing
import Text

/// Lexicons of a few rules with one pattern each, and a category of acts (`mine.deed`).
enum PatternLexicon {
  /// Makes a lexicon with these acts and rules.
  static func make(deeds: [String], _ rules: [(name: String, pattern: String)]) throws -> Lexicon {
    let entries = deeds.map { "\"\($0)\"" }.joined(separator: ", ")
    var body = """
      [lexicon]
      name = "mine"
      version = "1"
      [[category]]
      name = "mine.deed"
      description = "d"
      source = "s"
      reason = "r"
      entries = [\(entries)]

      """
    for rule in rules {
      body += """
        [[rule]]
        name = "\(rule.name)"
        description = "d"
        source = "s"
        act = "commitment"
        patterns = ["\(rule.pattern)"]

        """
    }
    return try Lexicon(LexiconFile.language + [LexiconFile(name: "mine.toml", bytes: Array(body.utf8))])
  }

  /// Expects that the two patterns of each pair find the same in a thousand sentences of some words, and at least
  /// something.
  static func expectSame(
    _ pairs: [(quick: String, slow: String)], deeds: [String], words: [String], seed: UInt64,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let rules = pairs.enumerated().flatMap { [("quick.rule\($0)", $1.quick), ("slow.rule\($0)", $1.slow)] }
    let lexicon = try make(deeds: deeds, rules)
    var reader = LexiconReader(lexicon)
    var chance = SeededRandom(seed: seed)
    var found: [String: [[Range<Int>]]] = [:]
    for _ in 0..<1_000 {
      let text = chance.sentence(of: words, count: 1...14, shoutingOnceIn: 1_000)
      for match in reader.read(text, Tokeniser().tokenise(text)).rules {
        found[lexicon.rules[match.rule].name, default: []].append([match.parts, match.whole])
      }
    }
    for (number, pair) in pairs.enumerated() {
      #expect(found["quick.rule\(number)"] != nil, "\(pair)", sourceLocation: sourceLocation)
      #expect(found["quick.rule\(number)"] == found["slow.rule\(number)"], "\(pair)", sourceLocation: sourceLocation)
    }
  }
}
