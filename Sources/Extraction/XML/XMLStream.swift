import CLibXML2
import Text

/// The events of an XML document, in order.
protocol XMLEvents {
  /// Why reading must end; `nil` while it goes on.
  var fault: ExtractionError? { get }
  mutating func start(_ element: XMLElement)
  mutating func end()
  mutating func text(_ bytes: Span<UInt8>)
}

extension XMLEvents {
  var fault: ExtractionError? { nil }
}

/// The start tag of an element. Its pointers belong to libxml2, so it must not outlive the call that it is passed to.
struct XMLElement {
  /// The hash of its name, `w:p`, with the prefix that `XMLNamespace` uses for its namespace, whatever the document
  /// calls it.
  let name: UInt64
  /// The line of the tag, from 1.
  let line: Int
  fileprivate let writtenName: UnsafePointer<xmlChar>?
  /// Five pointers for each attribute: name, prefix, address of the namespace, start and end of the value.
  fileprivate let list: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  fileprivate let count: Int

  /// Its name without the prefix of a namespace.
  var localName: String { writtenName.map { String(cString: $0) } ?? "" }

  /// The values of all attributes, by their names without prefixes.
  var attributes: [String: String] {
    var values: [String: String] = [:]
    for index in 0..<count {
      if let name = list?[5 * index] { values[String(cString: name)] = value(at: index) }
    }
    return values
  }

  /// The id by which the part refers to another: `r:id`, next to which an `id` of its own may exist.
  var relationship: String? {
    for index in 0..<count where list?[5 * index + 2] != nil {
      if isNamed("id", at: index) { return value(at: index) }
    }
    return nil
  }

  /// The value of the first attribute with a name, in any namespace: no element has two of those that are asked for.
  func value(_ name: StaticString) -> String? {
    for index in 0..<count {
      if isNamed(name, at: index) { return value(at: index) }
    }
    return nil
  }

  private func isNamed(_ name: StaticString, at index: Int) -> Bool {
    list?[5 * index].map { xmlStrEqual($0, name.utf8Start) == 1 } ?? false
  }

  private func value(at index: Int) -> String? {
    guard let start = list?[5 * index + 3], let end = list?[5 * index + 4] else { return nil }
    return String(decoding: UnsafeBufferPointer(start: start, count: end - start), as: UTF8.self)
  }
}

/// What the parser's callbacks are passed to.
///
/// A class because these callbacks, which know no Swift types, need a reference.
private class XMLSink {
  var fault: ExtractionError? { nil }
  func start(_ element: XMLElement) {}
  func end() {}
  func text(_ bytes: Span<UInt8>) {}
}

/// The events of one type.
private final class XMLEventsSink<Events: XMLEvents>: XMLSink {
  var events: Events
  init(_ events: Events) { self.events = events }
  override var fault: ExtractionError? { events.fault }
  override func start(_ element: XMLElement) { events.start(element) }
  override func end() { events.end() }
  override func text(_ bytes: Span<UInt8>) { events.text(bytes) }
}

/// libxml2's XML parser as a stream of events, fed piece by piece. Nothing is fetched, entities of documents are
/// ignored, and no tree is built.
///
/// A class because it owns the parser, which points back to it.
final class XMLStream {
  /// The most elements that are open at once: Word's own files have some tens.
  private static let deepest = 2_000

  private let events: XMLSink
  /// The initial hashes of the namespaces met, by the library's pointer to the address.
  private var seeds: [(address: UnsafePointer<xmlChar>, seed: UInt64)] = []
  private var depth = 0
  private var isTooDeep = false
  private let context: xmlParserCtxtPtr
  /// The name of what is read, for errors.
  private let part: String

  private init(_ events: XMLSink, part: String, options: Int32 = 0) throws(ExtractionError) {
    guard let context = xmlCreatePushParserCtxt(nil, nil, nil, 0, nil), let sax = context.pointee.sax else {
      throw .tooLarge(reason: "libxml2 could not allocate a parser")
    }
    (self.events, self.context, self.part) = (events, context, part)
    var handler = xmlSAXHandler()
    handler.initialized = UInt32(XML_SAX2_MAGIC)
    handler.startElementNs = { user, name, _, address, _, _, count, _, attributes in
      XMLStream.of(user)?.start(name, address, attributes, Int(count))
    }
    handler.endElementNs = { user, _, _, _ in XMLStream.of(user)?.end() }
    handler.characters = { user, text, count in
      guard let text else { return }
      XMLStream.of(user)?.events.text(UnsafeBufferPointer(start: text, count: Int(count)).span)
    }
    handler.cdataBlock = handler.characters
    handler.serror = { _, _ in }
    sax.pointee = handler
    // Without NOENT, `&` in an attribute would be passed as `&#38;`; the document's own entities are not stored.
    xmlCtxtUseOptions(
      context, Int32(XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOENT.rawValue) | options)
    context.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
  }

  deinit {
    if let document = context.pointee.myDoc { xmlFreeDoc(document) }
    xmlFreeParserCtxt(context)
  }

  private static func of(_ user: UnsafeMutableRawPointer?) -> XMLStream? {
    user.map { Unmanaged<XMLStream>.fromOpaque($0).takeUnretainedValue() }
  }

  /// Reads a part of an archive; returns whether the part exists.
  @discardableResult
  static func read<Events: XMLEvents>(
    _ part: String, of archive: ZipArchive, into events: inout Events
  ) throws(ExtractionError) -> Bool {
    SAXParser.prepare()
    let sink = XMLEventsSink(events)
    let stream = try XMLStream(sink, part: part)
    let isThere = try archive.unpack(part) { piece throws(ExtractionError) in try stream.feed(piece) }
    guard isThere else { return false }
    try stream.close()
    events = sink.events
    return true
  }

  /// Reads a document whose bytes are UTF-8, whatever it declares.
  static func read<Events: XMLEvents>(
    _ bytes: [UInt8], into events: inout Events
  ) throws(ExtractionError) {
    SAXParser.prepare()
    let sink = XMLEventsSink(events)
    let stream = try XMLStream(sink, part: "it", options: Int32(XML_PARSE_IGNORE_ENC.rawValue))
    xmlSwitchEncoding(stream.context, XML_CHAR_ENCODING_UTF8)
    let size = 1 << 20
    for start in stride(from: 0, to: bytes.count, by: size) {
      try stream.feed(bytes.span.extracting(start..<min(start + size, bytes.count)))
    }
    try stream.close()
    events = sink.events
  }

  private func feed(_ piece: Span<UInt8>) throws(ExtractionError) {
    let cause = piece.withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { xmlParseChunk(context, $0.baseAddress, Int32($0.count), 0) }
    }
    try check(cause)
  }

  private func close() throws(ExtractionError) { try check(xmlParseChunk(context, nil, 0, 1)) }

  private func check(_ cause: Int32) throws(ExtractionError) {
    if isTooDeep { throw .tooLarge(reason: "\(part) has elements more than \(Self.deepest) deep") }
    if let fault = events.fault { throw fault }
    guard cause == 0 || context.pointee.wellFormed == 1 else {
      throw .damaged(reason: "\(part) is not valid XML at line \(context.pointee.input?.pointee.line ?? 0)")
    }
  }

  private func start(
    _ name: UnsafePointer<xmlChar>?, _ address: UnsafePointer<xmlChar>?,
    _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, _ count: Int
  ) {
    depth += 1
    if depth > Self.deepest {
      isTooDeep = true
      xmlStopParser(context)
    }
    var hash = address.map(seed) ?? WordHash.empty
    if var next = name {
      while next.pointee != 0 {
        hash = WordHash.adding(next.pointee, to: hash)
        next += 1
      }
    }
    let line = Int(context.pointee.input?.pointee.line ?? 1)
    events.start(XMLElement(name: hash, line: line, writtenName: name, list: attributes, count: count))
  }

  private func end() {
    depth -= 1
    events.end()
  }

  /// The initial hash of a namespace. The library stores each address once: there are only a handful.
  private func seed(of address: UnsafePointer<xmlChar>) -> UInt64 {
    for known in seeds where known.address == address { return known.seed }
    let seed = XMLNamespace.seed(of: String(cString: address))
    seeds.append((address, seed))
    return seed
  }
}
