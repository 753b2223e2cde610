import Lexicons

/// Lexicons of a few rules, a pattern each, and a category of deeds (`mine.deed`).
enum PatternLexicon {
  /// One with these deeds and rules.
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
}
