import Extraction
import Lexicons
import Scoring
import TestSupport
import Testing
import Text

/// Where a category occurs in a text, in addition to how often it is counted.
@Suite struct PlaceFinderTests {
  private static let text = """
    The lot will be closed on Tuesday. Forms are collected on Friday, and my name stands above the gate. Nobody acts without \
    my leave; thank you all for the harvest that we share. The bridge is mine, and I pay for it myself.
    """

  /// Marks of rules are counted along with entries, and so they are found along with them.
  @Test func whatIsCountedIsFound() throws {
    let lexicon = Lexicon.embedded
    let document = plainDocument(Self.text)
    let tokenised = Tokeniser().tokenise(document.text, blocks: document.blocks.map(\.span))
    var scorer = Scorer(lexicon: lexicon)
    let score = scorer.score(document, tokenised)
    var met = 0
    for (number, category) in lexicon.categories.enumerated() where category.act == nil && !category.isSupport {
      guard var finder = PlaceFinder(lexicon, name: category.name), category.descendants.isEmpty else { continue }
      let places = finder.places(in: document, tokenised).filter { $0.reason == nil }
      #expect(places.count == score.counts[number], "\(category.name): \(places)")
      met += places.count
    }
    #expect(met > 20)
    let routine = try #require(lexicon.category(named: "model.neutral.routine"))
    #expect(score.counts[routine] > 3)
  }
}
