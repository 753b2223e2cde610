import Extraction
import Lexicons
import Scoring
import TestSupport
import Testing

@testable import Statistics

/// A single document that contributes most of a group's figures.
struct CarrierTests {
  private let we = Measure.category("collective.reference")

  private func warnings(_ documents: [ScoredDocument], unit: ComparisonUnit? = nil) -> [Carrier] {
    var options = ComparisonOptions()
    options.unit = unit
    let key: GroupKey = unit == nil ? .author : .genre
    return Comparison(Tally(documents), by: key, options: options).warnings.compactMap { warning in
      if case .carried(let carrier) = warning { carrier } else { nil }
    }
  }

  /// Author A's documents of so many words and we, beside an even author.
  private func documents(_ sizes: [(words: Int, we: Int)]) -> [ScoredDocument] {
    sizes.enumerated().map { document("a\($0)", by: "A", words: $1.words, we: $1.we, genre: "g") }
      + (0..<6).map { document("b\($0)", by: "B", words: 700, we: 9, genre: "h") }
  }

  @Test func tellsOfADocumentThatHasHalfTheWords() throws {
    let found = warnings(documents([(3_000, 30), (900, 9), (900, 9), (900, 9)]))
    #expect(found.map(\.unit) == ["a0"] && found.map(\.group) == ["A"])
    #expect(found.first?.figure == .words(share: 53))
    #expect(found.first?.text.contains("a0 has 53% of the words of A.") == true)
    #expect(warnings(documents([(2_000, 30), (900, 9), (900, 9), (900, 9)])).isEmpty)
    // With two documents, one always has at least half.
    #expect(warnings(documents([(3_000, 30), (900, 9)])).isEmpty)
  }

  @Test func tellsOfADocumentThatHasHalfOfWhatIsCompared() throws {
    let found = warnings(documents([(1_000, 16), (1_000, 4), (1_000, 4), (1_000, 4), (1_000, 2)]))
    let carrier = try #require(found.first)
    #expect(found.count == 1 && carrier.unit == "a0" && carrier.kind == .document)
    #expect(carrier.figure == .occurrences(we, share: 53, ofWords: 20, rate: 6, without: 3.5))
    #expect(
      carrier.text
        == "One document carries a figure: a0 has 53% of we, us, our of A, and 20% of the words. "
        + "Without this document, the rate would be 3.5 per 1,000 words, not 6.0.")
    // Nineteen occurrences say nothing; neither does half of them in a third of the words.
    #expect(warnings(documents([(1_000, 13), (1_000, 2), (1_000, 2), (1_000, 2)])).isEmpty)
    #expect(warnings(documents([(1_500, 16), (1_000, 5), (1_000, 5), (1_000, 4)])).isEmpty)
    // Half of twenty in a quarter of the words is enough; in a little more of them it is not.
    #expect(warnings(documents([(1_000, 10), (1_000, 4), (1_000, 3), (1_000, 3)])).map(\.unit) == ["a0"])
    #expect(warnings(documents([(1_004, 10), (1_000, 4), (1_000, 3), (1_000, 3)])).isEmpty)
  }

  /// If authors are the unit, an author's texts together may be the carrier.
  @Test func tellsOfAnAuthorWhereAuthorsAreTheUnit() {
    let documents = (0..<12).map { number in
      document(
        "d\(number)", by: ["Ann", "Ben", "Cem", "Dee"][number % 4], words: 600, we: number % 4 == 0 ? 20 : 3,
        genre: number < 9 ? "letter" : "talk")
    }
    let found = warnings(documents, unit: .author)
    #expect(found.map(\.unit) == ["Ann"] && found.first?.kind == .author && found.first?.group == "letter")
    #expect(warnings(documents, unit: .document).isEmpty)
  }

  /// Twenty documents by two authors are two units, and this number is reported.
  @Test func fewAuthorsAreWarnedOfWhereTheyAreTheUnit() {
    let documents = (0..<30).map { number in
      document(
        "d\(number)", by: number < 20 ? "A\(number % 2)" : "B\(number)", words: 600, we: 5 + number % 3,
        genre: number < 20 ? "letter" : "talk")
    }
    let comparison = Comparison(Tally(documents), by: .genre)
    #expect(comparison.unit == .author)
    #expect(comparison.warnings.contains(.fewUnits(groups: ["letter"], unit: .author)))
  }
}
