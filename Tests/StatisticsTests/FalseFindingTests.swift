import Lexicons
import Scoring
import TestSupport
import Testing

@testable import Statistics

/// How often a comparison of authors who are all alike finds one who differs: in 5 % of comparisons, at the most. Seeds are
/// fixed, so the number found is always the same.
struct FalseFindingTests {
  @Test(arguments: [(12, 2), (12, 3), (12, 5), (4, 3), (2, 5)])
  func authorsWhoAreAlikeAreSeldomToldApart(authors: Int, documents: Int) {
    var chance = SeededRandom(seed: UInt64(100 * authors + documents))
    let runs = 60
    var found: [String: Int] = [:]
    for _ in 0..<runs {
      let comparison = alike(authors, documents, &chance)
      var clear: Set<String> = []
      for group in comparison.groups {
        if isClear(group.orientationDifference) { clear.insert("balance") }
        if let share = group.weShare?.difference, isClear(share) { clear.insert("categories") }
        for rate in group.rates where isClear(rate.difference) { clear.insert("\(ComparisonFamily(rate.measure))") }
      }
      if let pair = comparison.pair, isClear(pair.orientation) { clear.insert("balance of the pair") }
      for family in clear { found[family, default: 0] += 1 }
    }
    // 3 of 60 are 5 %; by chance it may be as many as 6.
    for (family, count) in found { #expect(count <= 6, "\(family): \(count) of \(runs)") }
  }

  /// The purpose of verdicts: an author who says we three times as often is found, given enough documents.
  @Test func anAuthorWhoDiffersIsFound() {
    var chance = SeededRandom(seed: 9)
    let found = (0..<10).count { _ in
      let comparison = alike(8, 12, &chance, first: 3)
      return comparison.groups.first?.rate(.category("collective.reference"))?.difference.verdict == .higher
    }
    #expect(found >= 9, "found in \(found) of 10")
  }

  /// Authors with the same number of documents, all drawn from one distribution, except that the first says we a given
  /// multiple as often.
  private func alike(
    _ authors: Int, _ documents: Int, _ chance: inout SeededRandom, first times: Double = 1
  ) -> Comparison {
    var tally = Tally(categories: categories, provenance: provenance)
    for author in 0..<authors {
      for number in 0..<documents {
        let words = min(4_000, max(560, Int(800 * exponential(0.5 * chance.normal()))))
        func drawn(_ rate: Double) -> Int { chance.betaBinomial(words, rate: rate, correlation: 0.002) }
        let we = drawn(author == 0 ? times * 0.012 : 0.012)
        tally.add(
          document(
            "\(author)-\(number)", by: "Author \(author)", words: words, own: drawn(0.012), we: we,
            acts: [.service: drawn(0.004), .dominance: drawn(0.002)]))
      }
    }
    var options = ComparisonOptions()
    options.keyWords = 0
    options.pair = .init("Author 0", "Author 1")
    return Comparison(tally, by: .author, options: options)
  }

  private func isClear(_ difference: Difference) -> Bool {
    difference.verdict == .higher || difference.verdict == .lower
  }
}
