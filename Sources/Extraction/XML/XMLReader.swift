import CLibXML2

/// libxml2's XML parser, of which only elements and their attributes are asked: what files have that keep data in XML.
///
/// Nothing is loaded besides the file, and nothing keeps entities that a file defines, so that no small file becomes a large one:
/// only the five of XML itself are resolved. No handler is global and no message is printed. The parser's memory is freed on every path, and none of its pointers
/// outlives a call.
package enum XMLReader {
  /// libxml2's own set-up, once and before any thread uses it.
  private static let isReady: Bool = {
    xmlInitParser()
    return true
  }()

  /// The elements of a file that was decoded: valid UTF-8, whatever encoding it declares.
  package static func elements(of bytes: [UInt8]) throws(XMLFault) -> [XMLElement] {
    _ = isReady
    guard !bytes.isEmpty, bytes.count < 1 << 30 else { throw XMLFault(line: 1, message: "is empty or too large") }
    var reader = Reader()
    bytes.withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { read($0, into: &reader) }
    }
    if let fault = reader.fault { throw fault }
    return reader.elements
  }

  private static func read(_ bytes: UnsafeBufferPointer<CChar>, into reader: inout Reader) {
    guard let base = bytes.baseAddress, let context = xmlCreateMemoryParserCtxt(base, Int32(bytes.count)) else {
      reader.fault = XMLFault(line: 1, message: "cannot be read")
      return
    }
    defer { xmlFreeParserCtxt(context) }
    guard let sax = context.pointee.sax else { return }
    var handler = xmlSAXHandler()
    handler.initialized = UInt32(XML_SAX2_MAGIC)
    handler.startElement = { user, name, attributes in XMLReader.reader(user)?.pointee.start(name, attributes) }
    handler.endElement = { user, _ in XMLReader.reader(user)?.pointee.depth -= 1 }
    handler.serror = { _, _ in }
    sax.pointee = handler
    xmlCtxtUseOptions(
      context,
      Int32(
        XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue | XML_PARSE_NONET.rawValue | XML_PARSE_NOENT.rawValue
          | XML_PARSE_IGNORE_ENC.rawValue | XML_PARSE_SAX1.rawValue))
    withUnsafeMutablePointer(to: &reader) { reader in
      reader.pointee.context = context
      context.pointee.userData = UnsafeMutableRawPointer(reader)
      xmlParseDocument(context)
      context.pointee.userData = nil
      reader.pointee.context = nil
      if let document = context.pointee.myDoc {
        xmlFreeDoc(document)
        context.pointee.myDoc = nil
      }
    }
    if context.pointee.wellFormed == 0 {
      let message = context.pointee.lastError.message.map { String(cString: $0) } ?? "is no XML"
      reader.fault = XMLFault(
        line: max(1, Int(context.pointee.lastError.line)), message: message.split(whereSeparator: \.isNewline).joined())
    }
  }

  private static func reader(_ user: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<Reader>? {
    user?.assumingMemoryBound(to: Reader.self)
  }

  /// What the callbacks are given; lives for one parse.
  private struct Reader {
    var elements: [XMLElement] = []
    var depth = 0
    var fault: XMLFault?
    var context: xmlParserCtxtPtr?

    /// Attributes are names and values in turn, with a null at the end.
    mutating func start(_ name: UnsafePointer<xmlChar>?, _ list: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?) {
      guard let name else { return }
      var attributes: [String: String] = [:]
      var next = list
      while let pair = next, let key = pair[0] {
        attributes[String(cString: key)] = pair[1].map { String(cString: $0) } ?? ""
        next = pair + 2
      }
      let line = Int(context?.pointee.input?.pointee.line ?? 1)
      elements.append(XMLElement(name: String(cString: name), attributes: attributes, depth: depth, line: line))
      depth += 1
    }
  }
}
