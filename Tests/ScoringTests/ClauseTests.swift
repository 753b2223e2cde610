import Extraction
import Lexicons
import Scoring
import TestSupport
import Testing
import Text

/// Sentences written for the tests, over a thousand, with every act of the codebook and with what only looks like one.
/// Tests/Fixtures/clauses.tsv has those that are read correctly, so that no later rule undoes an earlier one.
@Suite struct ClauseTests {
  @Test func clausesAreReadForWhatTheyDo() throws {
    let table = try PackageFolder.text("Tests/Fixtures/clauses.tsv")
    let rows = table.split(separator: "\n").dropFirst().map { $0.split(separator: "\t", maxSplits: 1).map(String.init) }
    #expect(rows.count > 900)
    var scorer = Scorer(lexicon: Lexicon.embedded)
    for row in rows where row.count == 2 {
      let extracted = plainDocument(row[1])
      let found = scorer.score(extracted, Tokeniser().tokenise(extracted.text)).acts.filter { $0.value > 0 }
      let acts = found.keys.map(\.rawValue).sorted().joined(separator: ",")
      #expect(acts == (row[0] == "-" ? "" : row[0]), "\(row[1])")
    }
  }
}
