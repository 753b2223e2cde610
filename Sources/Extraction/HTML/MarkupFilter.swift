#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reduces HTML to `FilteredMarkup` in one pass over its bytes: an HTML5 tokeniser and the part of its tree building that
/// visible text depends on. It stands before libxml2 because libxml2 2.9 reads scripts byte by byte, knows the HTML 4
/// entities only, leaks conditional comments and joins words at form feeds.
///
/// Linear: the stack of open elements is at most `deepest` deep, and no byte is read more than a fixed number of times.
struct MarkupFilter {
  /// An element that is open.
  struct Open {
    var element: Element
    /// Tells unknown elements apart.
    var hash: UInt64
    var emits: Emission
    var hides: Bool
    var isPreformatted: Bool
  }

  /// What the end tag writes.
  enum Emission { case nothing, block, inline }

  /// Elements open at once; deeper ones become siblings. The same limit as in the Blink engine, so that no page a browser
  /// shows is read differently.
  static let deepest = 512
  /// Tags kept at most: far more than any page has, and few enough to fit in memory.
  static let mostTags = 6_000_000

  var result = FilteredMarkup()
  var stack: [Open] = []
  /// Elements beyond `deepest` whose end tags are still to come.
  var tooDeep = 0
  var hiddenDepth = 0
  var preformattedDepth = 0
  var foreignDepth = 0
  var isInLink = false
  /// The distance between source and filtered offsets of the last piece.
  var shift = Int.min
  /// A title began that nothing closes: no later one is closed either.
  var isTitleUnclosed = false
  /// From here on no `?>` follows.
  var lastProcessingEnd = Int.max
  let references = CharacterReferences.standard
  let elementSlots = ElementCatalogue.slots
  let attributeSlots = AttributeName.slots

  /// Whether `hidden` and styles hide what bears them.
  var honoursHiding = true

  /// Filters a page. Some pages hide all their text until a script shows it: for them hiding is not honoured.
  static func filter(
    _ source: Span<UInt8>, honouringHiding: Bool = true
  ) throws(ExtractionError) -> FilteredMarkup {
    guard source.count < 1 << 28 else { throw .tooLarge(reason: "HTML of more than 256 MB") }
    var filter = MarkupFilter()
    filter.honoursHiding = honouringHiding
    filter.result.bytes.reserveCapacity(source.count / 4 + 64)
    filter.emitBlock(Tag(element: .body, role: .block, firstAttribute: 0, attributeCount: 0, source: 0))
    try filter.run(source)
    filter.popAll()
    filter.write("</div>")
    return filter.result
  }

  private mutating func run(_ source: Span<UInt8>) throws(ExtractionError) {
    var at = 0
    while at < source.count {
      if source[at] == UInt8(ascii: "<"), let next = markup(source, at) {
        at = next
        guard result.tags.count < Self.mostTags else {
          throw .tooLarge(reason: "HTML of more than \(Self.mostTags) elements")
        }
      } else {
        at = text(source, from: at)
      }
    }
  }

  /// Reads the markup at a `<`; `nil` when it is a literal `<`.
  private mutating func markup(_ source: Span<UInt8>, _ start: Int) -> Int? {
    guard start + 1 < source.count else { return nil }
    let next = source[start + 1]
    if next.isASCIILetter { return startTag(source, start) }
    if next == UInt8(ascii: "/") {
      guard start + 2 < source.count else { return nil }
      if source[start + 2].isASCIILetter { return endTag(source, start) }
      return Self.past(UInt8(ascii: ">"), in: source, from: start + 2)
    }
    if next == UInt8(ascii: "!") { return declaration(source, start) }
    if next == UInt8(ascii: "?") { return processingInstruction(source, start) }
    return nil
  }

  // MARK: Text

  /// Copies text up to the next markup.
  private mutating func text(_ source: Span<UInt8>, from start: Int) -> Int {
    var at = start
    var run = start
    let isHidden = hiddenDepth > 0
    if isHidden {
      at = Self.index(of: UInt8(ascii: "<"), in: source, from: start + 1) ?? source.count
      result.hiddenTextBytes += at - start
      return at
    }
    let isPreformatted = preformattedDepth > 0
    while at < source.count {
      let byte = source[at]
      if byte > 0x3C, byte != 0xC2, byte != 0x7F {
        at += 1
        continue
      }
      switch byte {
      case UInt8(ascii: "<"):
        copy(source, run, at)
        if at > start, at + 1 < source.count {
          let next = source[at + 1]
          if next.isASCIILetter || next == UInt8(ascii: "/") || next == UInt8(ascii: "!") || next == UInt8(ascii: "?") {
            return at
          }
        }
        literal(byte, from: at)
        at += 1
        run = at
      case UInt8(ascii: "&"):
        copy(source, run, at)
        at = reference(source, at)
        run = at
      case 0x20 where !isPreformatted && at == run && result.bytes.last == 0x20:
        at += 1
        run = at
      case 0x20 where isPreformatted || at + 1 >= source.count || !source[at + 1].isHTMLSpace: at += 1
      case 0x20, 0x09, 0x0A, 0x0C, 0x0D:
        copy(source, run, at)
        at = space(source, at, isPreformatted)
        run = at
      case 0xC2 where at + 1 < source.count && source[at + 1] == 0xA0:
        copy(source, run, at)
        write(" ", from: at)
        at += 2
        run = at
      case 0..<0x20, 0x7F:
        copy(source, run, at)
        at += 1
        run = at
      default: at += 1
      }
    }
    copy(source, run, at)
    return at
  }

  /// Copies white space: one space for a run, or in preformatted text one line feed for a line end.
  private mutating func space(_ source: Span<UInt8>, _ start: Int, _ isPreformatted: Bool) -> Int {
    var at = start
    if isPreformatted {
      let isReturn = source[at] == 0x0D
      write(isReturn || source[at] == 0x0A ? "\n" : " ", from: at)
      at += 1
      if isReturn, at < source.count, source[at] == 0x0A { at += 1 }
      return at
    }
    if result.bytes.last != 0x20 { write(" ", from: at) }
    while at < source.count, source[at].isHTMLSpace { at += 1 }
    return at
  }

  mutating func reference(_ source: Span<UInt8>, _ start: Int) -> Int {
    guard let value = references.read(source, at: start, limit: source.count) else {
      literal(source[start], from: start)
      return start + 1
    }
    note(start)
    for scalar in [value.first, value.second ?? "\0"] where scalar != "\0" {
      switch scalar {
      case "<", "&": literal(UInt8(ascii: scalar))
      case "\t", "\n", "\u{0C}", "\r", " ", "\u{A0}": write(scalar == "\n" && preformattedDepth > 0 ? "\n" : " ")
      case "\u{01}"..."\u{1F}", "\u{7F}", "\u{FFFE}", "\u{FFFF}": break
      default: result.bytes.append(contentsOf: UTF8.encode(scalar)!)
      }
    }
    shift = Int.min
    return value.end
  }

  // MARK: Output

  mutating func copy(_ source: Span<UInt8>, _ start: Int, _ end: Int) {
    guard start < end else { return }
    note(start)
    source.extracting(start..<end).withUnsafeBufferPointer { result.bytes.append(contentsOf: $0) }
  }

  /// Notes that what is written next stands at `source`.
  mutating func note(_ source: Int) {
    let next = source - result.bytes.count
    guard next != shift else { return }
    result.pieces.append(SourceMap.Piece(extracted: result.bytes.count, source: source))
    shift = next
  }

  mutating func write(_ text: StaticString, from source: Int) {
    note(source)
    write(text)
    shift = Int.min
  }

  /// Writes a `<` or `&` of the text: a stand-in that is no markup, so that the parser reads a run of them as fast as any
  /// text.
  mutating func literal(_ byte: UInt8, from source: Int) {
    note(source)
    literal(byte)
  }

  private mutating func literal(_ byte: UInt8) {
    result.bytes.append(FilteredMarkup.standIn)
    result.literals.append(byte)
  }

  mutating func write(_ text: StaticString) { text.withUTF8Buffer { result.bytes.append(contentsOf: $0) } }

  mutating func emitBlock(_ tag: Tag) {
    write("<div>")
    result.tags.append(tag)
  }

  mutating func emitInline(_ tag: Tag) {
    write("<span>")
    result.tags.append(tag)
  }

  mutating func emitVoid(_ tag: Tag) {
    write("<br>")
    result.tags.append(tag)
  }

  // MARK: Search

  /// The offset of a byte from `start` on.
  static func index(of byte: UInt8, in source: Span<UInt8>, from start: Int) -> Int? {
    guard start < source.count else { return nil }
    return source.withUnsafeBufferPointer { bytes -> Int? in
      guard let base = bytes.baseAddress else { return nil }
      guard let found = memchr(base + start, Int32(byte), bytes.count - start) else { return nil }
      return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }
  }

  /// The offset after the next `byte`; the end when there is none.
  static func past(_ byte: UInt8, in source: Span<UInt8>, from start: Int) -> Int {
    index(of: byte, in: source, from: start).map { $0 + 1 } ?? source.count
  }
}
