public import Text

/// An example that does not hold, or an entry that can do nothing.
public struct LexiconFinding: Hashable, Sendable {
  /// The lexicon file.
  public var file: String
  /// The category or rule.
  public var name: String
  /// The example or entry.
  public var subject: String
  /// What is wrong, in plain words.
  public var message: String
}

extension LexiconFinding: CustomStringConvertible {
  /// `file: name: what: subject`.
  public var description: String { "\(file): \(name): \(message): \(subject)" }
}

extension Lexicon {
  /// Runs every example of every category and rule: those of `matches` must match, those of `rejects` must not.
  public func check(with tokeniser: Tokeniser = Tokeniser()) -> [LexiconFinding] {
    var reader = LexiconReader(self)
    var findings: [LexiconFinding] = []
    func read(_ example: String) -> Reading {
      reader.read(example, tokeniser.tokenise(example, blocks: [ByteSpan(0, example.utf8.count)]))
    }
    for (number, category) in categories.enumerated() {
      func holds(_ example: String) -> Bool {
        let reading = read(example)
        return zip(reading.matches, reading.guards).contains { $0.category == number && $1 == nil }
      }
      findings += Self.failing(category.matches, category.rejects, holds).map {
        LexiconFinding(file: category.file, name: category.name, subject: $0.example, message: $0.message)
      }
    }
    for (number, rule) in rules.enumerated() {
      findings += Self.failing(rule.matches, rule.rejects) { read($0).rules.contains { $0.rule == number } }.map {
        LexiconFinding(file: rule.file, name: rule.name, subject: $0.example, message: $0.message)
      }
    }
    return findings
  }

  private static func failing(
    _ matches: [String], _ rejects: [String], _ holds: (String) -> Bool
  ) -> [(example: String, message: String)] {
    matches.filter { !holds($0) }.map { ($0, "must match and does not") }
      + rejects.filter(holds).map { ($0, "must not match and does") }
  }
}
