import Lexicons
import TestSupport
import Testing

/// Exchanging a word that tells somebody's sex for its counterpart changes nothing that is found: entries and patterns
/// contain both.
@Suite struct CounterpartTests {
  /// For each word that tells somebody's sex, its counterparts, from the list that is used to make formulas treat both
  /// alike.
  private let counterparts: [String: Set<String>]

  /// Verbs and adjectives (to miss, to keep mum), and a title that is used for more sexes than the list says.
  private static let homonyms: Set<String> = ["miss", "mum", "sir"]
  /// Names of trades that are the same whoever has the trade.
  private static let trades: Set<String> = [
    "dinner lady", "dinner ladies", "lunch ladies", "lollipop lady", "ward sister",
  ]
  /// Names (Our Lady, Our Father), the verb to man, and the commonest English words, where only those are listed that
  /// no other language has.
  private static let others: Set<String> = [
    "guard.title-of-a-work", "act.service.care", "model.servant.stands-in.takes", "language.english",
  ]

  init() throws {
    let script = try PackageFolder.text("scripts/words.py")
    let list = script[try #require(script.firstRange(of: "for line in \"\"\"\n")).upperBound...]
    let end = try #require(list.firstRange(of: "\"\"\"")).lowerBound
    var counterparts: [String: Set<String>] = [:]
    for line in list[..<end].split(separator: "\n") {
      let sides = line.split(separator: "/").map { Set($0.split(separator: " ").map(String.init)) }
      for word in sides[0] { counterparts[word, default: []].formUnion(sides[1]) }
      for word in sides[1] { counterparts[word, default: []].formUnion(sides[0]) }
    }
    self.counterparts = counterparts.filter { !Self.homonyms.contains($0.key) }
  }

  @Test func theListIsRead() { #expect(counterparts["her"] == ["him", "his"] && counterparts["woman"] == ["man"]) }

  @Test func entriesHaveTheirCounterpart() {
    let lexicon = Lexicon.embedded
    for (number, category) in lexicon.categories.enumerated() where !Self.others.contains(category.name) {
      let own = lexicon.entries.filter { $0.category == number }
      for isException in [false, true] {
        let texts = Set(own.filter { $0.isException == isException }.map(\.text)).subtracting(Self.trades)
        for text in texts {
          let swapped = swapped(text)
          #expect(swapped.isEmpty || !swapped.isDisjoint(with: texts), "\(category.name): \(text)")
        }
      }
    }
  }

  @Test func patternsHaveTheirCounterpart() {
    for rule in Lexicon.embedded.rules where !Self.others.contains(rule.name) {
      for pattern in rule.patterns + rule.unless + rule.with {
        let words = Set(pattern.lowercased().split { !$0.isLetter }.map(String.init))
        for word in words {
          guard let others = counterparts[word] else { continue }
          #expect(!others.isDisjoint(with: words), "\(rule.name): \(word) in \(pattern)")
        }
      }
    }
  }

  /// A phrase with every word that tells somebody's sex replaced by its counterpart; none if it has no such word.
  private func swapped(_ phrase: String) -> Set<String> {
    let words = phrase.split(separator: " ").map(String.init)
    guard words.contains(where: { counterparts[$0] != nil }) else { return [] }
    let phrases = words.reduce([""]) { phrases, word in
      phrases.flatMap { phrase in (counterparts[word] ?? [word]).map { phrase.isEmpty ? $0 : phrase + " " + $0 } }
    }
    return Set(phrases)
  }
}
