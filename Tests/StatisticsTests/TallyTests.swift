import Lexicons
import Scoring
import TestSupport
import Testing

@testable import Statistics

struct TallyTests {
  let documents = (0..<40).map {
    document("memo-\($0 / 10)\($0 % 10).txt", by: "Author \($0 % 4)", words: 300 + 10 * $0, own: $0 % 7, we: $0 % 11)
  }

  @Test func orderOfDocumentsDoesNotShow() {
    var chance = SeededRandom(seed: 1)
    #expect(Tally(documents.shuffled(using: &chance)) == Tally(documents))
  }

  @Test(arguments: [1, 2, 7, 40])
  func uniteOfPartsIsTheWhole(parts: Int) throws {
    var chance = SeededRandom(seed: UInt64(parts))
    let pieces = (0..<parts).map { part in
      Tally(documents.enumerated().filter { $0.offset % parts == part }.map(\.element))
    }
    var united = Tally(categories: categories, provenance: provenance)
    for piece in pieces.shuffled(using: &chance) { try united.unite(piece) }
    #expect(united == Tally(documents))
    #expect(united.provenance.read == 40)
  }

  @Test func aRowInBothIsKeptOnceAndAnotherOfTheSameIdIsNamed() throws {
    var first = Tally(documents.prefix(3))
    try first.unite(Tally(documents.prefix(2)))
    #expect(first.rows.count == 3)
    #expect(first.repeatedNames.isEmpty)
    try first.unite(Tally([document("memo-00.txt", by: "Author 0", words: 999)]))
    #expect(first.rows.count == 4)
    #expect(first.repeatedNames.map(\.id) == ["memo-00.txt"])
  }

  /// Rows of small parts are merged in order, including those that already exist.
  @Test func manySmallPartsUniteToTheWholeWhateverIsThereAgain() throws {
    let whole = Tally(documents)
    var united = Tally(categories: categories, provenance: provenance)
    for _ in 0..<3 {
      for document in documents { try united.unite(Tally([document])) }
    }
    #expect(united == whole)
    #expect(united.provenance.read == 40)
    united.settle()
    #expect(united.countedOnce.map(\.id).sorted() == documents.flatMap { [$0.id, $0.id] })
    #expect(united.rows == whole.rows)
  }

  @Test func refusesWhatDoesNotMeanTheSame() {
    var other = provenance
    other.lexiconDigest = "def"
    var tally = Tally(documents)
    #expect(throws: TallyError.differentLexicons("abc", "def")) {
      try tally.unite(Tally(categories: categories, provenance: other))
    }
    other = provenance
    other.options = ["--voices all"]
    #expect(throws: TallyError.differentOptions([], ["--voices all"])) {
      try tally.unite(Tally(categories: categories, provenance: other))
    }
    var scope = LexiconScope.everything
    scope.verdicts = ["stance"]
    #expect(throws: TallyError.differentScopes) {
      try tally.unite(Tally(categories: categories, scope: scope, provenance: provenance))
    }
    #expect(tally == Tally(documents))
  }

  @Test func leavesSupportCategoriesOut() {
    let tally = Tally(documents.prefix(1))
    #expect(tally.categories == ["collective.reference", "self.reference"])
    #expect(tally.rows[0].counts == [0, 0])
    #expect(Tally(documents[5...5]).rows[0].counts == [5, 5])
  }

  @Test func failuresAreCounted() {
    var tally = Tally(documents.prefix(2))
    tally.add(.failed(DocumentFailure(id: "x", path: "x", kind: .empty, message: "the file is empty")))
    tally.add(.failed(DocumentFailure(id: "b", path: "b", kind: .empty, message: "the file is empty")))
    tally.add(.failed(DocumentFailure(id: "m", path: "m", kind: .empty, message: "the file is empty")))
    #expect(tally.failures.map(\.id) == ["b", "m", "x"])
    tally.skip(3)
    #expect(tally.provenance.read == 2)
    #expect(tally.provenance.failed == 3)
    #expect(tally.provenance.skipped == 3)
  }
}
