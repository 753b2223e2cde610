import Extraction
import Foundation
import Lexicons
import Scoring
import TestSupport
import Testing
import Text

/// Texts in which nobody leads, although they are full of the words of leaders: corpora/told.jsonl, on which no formula
/// was fitted.
@Suite struct NobodyLeadsTests {
  private struct Told: Decodable {
    let id: String
    let text: String
  }

  private let texts: [Told]

  init() throws {
    let file = URL(filePath: PackageFolder.path).appending(path: "corpora/told.jsonl")
    let lines = String(decoding: try Data(contentsOf: file), as: UTF8.self).split(separator: "\n")
    texts = try lines.map { try JSONDecoder().decode(Told.self, from: Data($0.utf8)) }
  }

  private func scores(_ texts: [String]) throws -> [DocumentScore] {
    var scorer = Scorer(lexicon: .embedded)
    return try texts.map { text in
      let extracted = try Extractor().extract(text, format: .text)
      return scorer.score(extracted, Tokeniser().tokenise(extracted.text, blocks: extracted.blocks.map(\.span)))
    }
  }

  /// The floor is a little below what was measured, 97 of 132. It was 43 before the model was also fitted on texts in
  /// which nobody leads.
  @Test func mostAreNeutral() throws {
    #expect(texts.count == 132)
    let models = try scores(texts.map(\.text)).map(\.model)
    #expect(models.count { $0 == .neutral } >= 88)
  }

  /// Words that tell somebody's sex have the weights of their counterparts.
  @Test func whoseSexItIsTellsNothing() throws {
    let counterparts = [
      "She": "He", "her": "his", "woman": "man", "women": "men", "Mrs": "Mr", "mother": "father", "daughters": "sons",
      "madam": "sir",
    ]
    let words =
      "Doe runs the yard . She asked the women of her shift , each woman and Mrs Roe , whose mother and daughters wrote : madam , stay ."
      .split(separator: " ").map(String.init)
    #expect(Set(words).isSuperset(of: counterparts.keys))
    let text = words.joined(separator: " ")
    let other = words.map { counterparts[$0] ?? $0 }.joined(separator: " ")
    let found = try scores([text, other])
    for verdict in ["stance", "model"] {
      #expect(found[0].present[verdict] == found[1].present[verdict])
      #expect(found[0].present[verdict]?.count ?? 0 > 10)
    }
  }

  @Test func aModelWithoutAMarkIsFlagged() throws {
    let scores = try scores(texts.map(\.text))
    for (text, score) in zip(texts, scores) where score.flags.contains(.modelByWords) {
      let category = try #require(Lexicon.embedded.category(named: ModelCategory.marks(of: score.model.rawValue)))
      #expect(score.counts[category] == score.negated[category], "\(text.id)")
    }
    // With an act, and without any.
    #expect(Set(scores.filter { $0.flags.contains(.modelByWords) }.map(\.acts.isEmpty)) == [true, false])
  }
}
