import Extraction
import Lexicons
import Scoring
import TestSupport
import Testing
import Text

/// What single clauses do, by the codebook: a thousand sentences of every act and of what only looks like one, made for the
/// purpose. Tests/Fixtures/clauses.tsv holds those that are read right, so that a later rule does not undo an earlier one.
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
