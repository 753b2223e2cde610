import Testing

@testable import Text

@Suite struct FoldingTests {
  @Test(arguments: [
    ("", ""), ("We", "we"), ("we'll", "we'll"), ("WE’LL", "we'll"), ("weʼll", "we'll"), ("we＇ll", "we'll"),
    ("we‘ll", "we'll"), ("I´LL", "i'll"),
    ("to\u{AD}ge\u{200B}th\u{2060}er", "together"), ("\u{FEFF}we\u{200E}", "we"), ("w\u{200D}e\u{200C}", "we"),
    ("eﬃcient", "efficient"), ("oﬀer", "offer"), ("ﬁﬂﬄﬅﬆ", "fiflfflstst"), ("Ｗｅ２", "we2"), ("ÉCOLE", "école"),
    ("E\u{301}cole", "école"), ("МЫ", "мы"), ("Straße", "straße"), ("\u{AD}", ""),
  ])
  func spellingsOfOneWordHaveOneKey(form: String, key: String) {
    #expect(Folding.key(of: form) == key)
    #expect(Folding.key(of: key) == key)
    let bytes = Array("x\(form)x".utf8)
    #expect(Folding.key(of: bytes.span, ByteSpan(1, bytes.count - 1)) == key)
  }

  @Test(arguments: [("US", "US"), ("WE’LL", "WE'LL"), ("eﬃCient", "effiCient"), ("Ｗｅ", "We"), ("É\u{AD}cole", "École")])
  func theCaseIsKeptWhereItIsAskedFor(form: String, key: String) {
    let bytes = Array("x\(form)x".utf8)
    #expect(Folding.caseKeeping(bytes.span, ByteSpan(1, bytes.count - 1)) == key)
  }
}
