import Text

/// The header of a mail whose body may be a page.
struct MailPage {
  private let head: DocumentHead
  /// The length of the header in bytes.
  private let length: Int

  /// The most bytes of a header.
  private static let longest = 16 * 1_024

  /// Looks at the start of a document; `nil` where it is not a mail header.
  init?(_ source: [UInt8]) {
    guard let first = source.first(where: { $0 > 0x20 }), first.isASCIILetter else { return nil }
    let opening = Array(source.prefix(Self.longest))
    let found = opening.withUnsafeBufferPointer { bytes -> (DocumentHead, Int)? in
      let lines = SourceLines.all(of: bytes)
      guard let head = DocumentHead(bytes, lines, from: 0), head.reason == .mailHead,
        head.fields.lowerBound == head.lines.lowerBound
      else { return nil }
      return (head, lines[head.lines.upperBound - 1].end)
    }
    guard let found else { return nil }
    (head, length) = found
  }

  /// Whether the header says that the body is a page. One in base64 shows nothing of it.
  var isHTML: Bool { head.contentType == "text/html" && head.transferEncoding != "base64" }

  /// The text of an HTML document. A mail header above a page is not part of the page's text; what it says of the mail
  /// has precedence over what the page says.
  static func extract(
    _ source: [UInt8], encoding: EncodingReport, content: ContentScope
  ) throws(ExtractionError) -> ExtractedText {
    guard let mail = MailPage(source) else {
      return try HTMLExtraction.extract(source, encoding: encoding, content: content)
    }
    var page = source
    // Blanked, so that everything after it keeps its place and line.
    for index in 0..<mail.length where page[index] != 0x0A && page[index] != 0x0D { page[index] = 0x20 }
    var result = try HTMLExtraction.extract(page, encoding: encoding, content: content)
    let ofPage = result.metadata
    result.metadata = mail.head.metadata
    result.metadata.merge(ofPage)
    result.notes = mail.head.notes + result.notes
    return result
  }
}
