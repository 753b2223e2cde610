import Testing
import Usward

/// What is found in a text can be located in it with `import Usward` alone.
@Suite struct SpanTests {
  static let memo = "Café first.\r\nWe serve the families — all of them."

  @Test func aSpanIsARangeOfItsText() throws {
    let text = Self.memo
    let words = Tokeniser().tokens(of: text).map { text[$0.span] }
    #expect(words == ["Café", "first", "We", "serve", "the", "families", "all", "of", "them"])
    let range = try #require(Range(ByteSpan(0, 5), in: text))
    #expect(text[range] == "Café")
    #expect(text[ByteSpan(5, 5)].isEmpty)
  }

  @Test(arguments: [ByteSpan(0, 4), ByteSpan(4, 5), ByteSpan(0, 1_000), ByteSpan(-1, 2)])
  func aSpanOfAnotherTextIsNoRange(span: ByteSpan) {
    #expect(Range(span, in: Self.memo) == nil)
  }

  @Test func aSpanOfWhatWasExtractedLeadsBackToTheSource() throws {
    let page = "<p>We <em>serve</em>\n you &amp; them.</p>"
    let extracted = try Extractor().extract(page, format: .html)
    func source(of words: String) throws -> Substring {
      let range = try #require(extracted.text.utf8.firstRange(of: words.utf8))
      let start = extracted.text.utf8.distance(from: extracted.text.startIndex, to: range.lowerBound)
      return page[extracted.sourceMap.sourceSpan(of: ByteSpan(start, start + words.utf8.count))]
    }
    #expect(try source(of: "serve") == "serve")
    #expect(try source(of: "We serve you") == "We <em>serve</em>\n you")
    #expect(try source(of: "them.") == "them.")
    #expect(extracted.sourceMap.sourceSpan(of: ByteSpan(0, 0)).isEmpty)
  }
}
