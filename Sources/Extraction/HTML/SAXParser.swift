import CLibXML2

/// The parser's events for a page, in order.
protocol MarkupEvents {
  /// The next start tag of the filtered markup.
  mutating func start()
  /// The end of the element that opened last and is still open.
  mutating func end()
  /// Text that ends just before `end` in the filtered markup.
  mutating func text(_ bytes: Span<UInt8>, endingAt end: Int)
}

/// libxml2's HTML parser as a stream of events; besides `XMLStream` the only use of libxml2 in the package.
///
/// No handler is global and no message is printed, since both would reach across threads. The parser's memory is freed
/// on every path, and none of its pointers outlives a call.
enum SAXParser {
  /// Whether libxml2 is set up, which is done once and before any thread uses it.
  private static let isReady: Bool = {
    xmlInitParser()
    return true
  }()

  /// Sets up libxml2, for its XML parser too.
  static func prepare() { _ = isReady }

  /// Reads filtered markup: balanced, valid UTF-8.
  static func parse(_ markup: [UInt8], into page: inout PageBuilder) throws(ExtractionError) {
    _ = isReady
    let isRead = markup.withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { read($0, into: &page) }
    }
    guard isRead else { throw .tooLarge(reason: "libxml2 could not allocate a parser") }
  }

  private static func read(_ bytes: UnsafeBufferPointer<CChar>, into page: inout PageBuilder) -> Bool {
    guard bytes.count <= Int(Int32.max), let base = bytes.baseAddress,
      let context = htmlCreateMemoryParserCtxt(base, Int32(bytes.count))
    else { return false }
    defer { htmlFreeParserCtxt(context) }
    guard let sax = context.pointee.sax else { return false }
    var handler = htmlSAXHandler()
    handler.initialized = UInt32(XML_SAX2_MAGIC)
    handler.startElement = { user, _, _ in SAXParser.reader(user)?.pointee.start() }
    handler.endElement = { user, _ in SAXParser.reader(user)?.pointee.end() }
    handler.characters = { user, text, count in SAXParser.reader(user)?.pointee.text(text, count) }
    handler.ignorableWhitespace = handler.characters
    handler.serror = { _, _ in }
    sax.pointee = handler
    let options = HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
    htmlCtxtUseOptions(context, Int32(options | HTML_PARSE_NOIMPLIED.rawValue | HTML_PARSE_NONET.rawValue))
    // The bytes are UTF-8 already, so the parser must not convert them.
    context.pointee.charset = Int32(XML_CHAR_ENCODING_UTF8.rawValue)
    return withUnsafeMutablePointer(to: &page) { page in
      var reader = Reader(page: page, context: context)
      return withUnsafeMutablePointer(to: &reader) { reader in
        context.pointee.userData = UnsafeMutableRawPointer(reader)
        htmlParseDocument(context)
        context.pointee.userData = nil
        if let document = context.pointee.myDoc {
          xmlFreeDoc(document)
          context.pointee.myDoc = nil
        }
        return true
      }
    }
  }

  private static func reader(_ user: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<Reader>? {
    user?.assumingMemoryBound(to: Reader.self)
  }

  /// The context of the callbacks during one parse.
  private struct Reader {
    let page: UnsafeMutablePointer<PageBuilder>
    let context: htmlParserCtxtPtr

    func start() { page.pointee.start() }

    func end() { page.pointee.end() }

    func text(_ text: UnsafePointer<xmlChar>?, _ count: Int32) {
      guard let text, count > 0, let input = context.pointee.input?.pointee else { return }
      var end = Int(input.consumed) + (input.cur - input.base)
      // Within a long text the parser calls before it moves past the last character; at the end of a text it is at
      // markup.
      let next = input.cur < input.end ? input.cur.pointee : 0
      if next != UInt8(ascii: "<"), next != UInt8(ascii: "&"), next != 0 {
        var length = 1
        while length < count, text[Int(count) - length] & 0xC0 == 0x80 { length += 1 }
        end += length
      }
      page.pointee.text(UnsafeBufferPointer(start: text, count: Int(count)).span, endingAt: end)
    }
  }
}
