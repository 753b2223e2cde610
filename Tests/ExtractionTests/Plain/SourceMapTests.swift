import Extraction
import Testing
import Text

/// Every letter of the extracted text must lead back to the same letter of the source.
@Suite struct SourceMapTests {
  static let plain =
    "TO: All\r\nFROM: Jane Roe\r\n\r\n  We met the cus-\r\ntomers and the customers met us on\r\nthe floor.\r\n\r\n> I want\r\n> it — now\r\n\r\n\t- one\r\n\t- two\r\n"
  static let markdown =
    "---\ntitle: x\n---\n# A *plan*\n\nWe **go\n  on** and [on](http://a.b) with \\*stars\\* and R&D.\n\n> - quote\n>   more é\n\n| a | b |\n|---|---|\n| c | *d* |\n\n<div>\nraw <b>text</b>\n</div>\n"

  @Test(arguments: [(plain, DocumentFormat.text), (markdown, .markdown)])
  func leadsEveryLetterBack(source: String, format: DocumentFormat) throws {
    let result = try Extractor().extract(source, format: format)
    let from = Array(source.utf8)
    #expect(result.text.utf8.count > 60)
    for (offset, byte) in result.text.utf8.enumerated() where byte >= 0x41 {
      let place = result.sourceMap.sourceOffset(of: offset)
      let before = ByteSpan(max(0, offset - 10), offset)
      #expect(place < from.count && from[place] == byte, "\(result.slice(before)) at \(offset)")
    }
  }

  @Test(arguments: [(plain, DocumentFormat.text), (markdown, .markdown)])
  func keepsBlocksAndVoicesInOrder(source: String, format: DocumentFormat) throws {
    let result = try Extractor().extract(source, format: format)
    #expect(result.blocks.map(\.span) == result.blocks.map(\.span).sorted())
    for (first, second) in zip(result.blocks, result.blocks.dropFirst()) { #expect(!first.span.overlaps(second.span)) }
    for (first, second) in zip(result.voices, result.voices.dropFirst()) {
      #expect(first.span.start <= second.span.start)
    }
  }
}
