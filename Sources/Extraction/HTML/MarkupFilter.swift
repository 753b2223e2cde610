import Glibc
import Text

/// Reduces HTML to `FilteredMarkup` in one pass over its bytes: an HTML5 tokeniser and the part of tree construction
/// that affects visible text. It precedes libxml2 because libxml2 2.9 reads scripts byte by byte, knows only the
/// entities of HTML 4, leaks conditional comments and joins words at form feeds.
///
/// Linear: the stack of open elements is at most `deepest` deep, and no byte is read more than a fixed number of times.
struct MarkupFilter: ~Copyable {
  /// An open element.
  struct Open {
    var element: Element
    /// Distinguishes unknown elements.
    var hash: UInt64
    var emits: Emission
    var hides: Bool
    var isPreformatted: Bool
  }

  /// What the end tag writes.
  enum Emission { case nothing, block, inline }

  /// The most elements that are open at once; deeper ones become siblings. This is the limit of the Blink engine, so
  /// that no page is read differently from what a browser shows.
  static let deepest = 512
  /// The most tags that are kept: far more than any page has, and few enough to fit in memory.
  static let mostTags = 3_000_000

  var result = FilteredMarkup()
  /// What becomes the bytes of `result`.
  var output: MarkupBuffer
  var stack: [Open] = []
  /// The number of elements beyond `deepest` whose end tags are still to come.
  var tooDeep = 0
  var hiddenDepth = 0
  var preformattedDepth = 0
  var foreignDepth = 0
  /// The number of open `p` elements: most blocks start where there is none and need not look for one.
  var openParagraphs = 0
  var isInLink = false
  /// The distance between source and filtered offsets of the last piece.
  var shift = Int.min
  /// The classes that the style sheets so far strike out.
  var struck = StruckClasses()
  /// Whether a title was begun that nothing closes; then no later one is closed either.
  var isTitleUnclosed = false
  /// The place from which on no `?>` follows.
  var lastProcessingEnd = Int.max
  let references = CharacterReferences.standard
  let elementsByName = ElementCatalogue.table
  let attributesByName = AttributeName.table
  let traits = ElementCatalogue.traits
  let markups = (
    block: Markup.block, blockEnd: Markup.blockEnd, inline: Markup.inline, inlineEnd: Markup.inlineEnd,
    void: Markup.void
  )

  /// Whether `hidden` and styles hide their elements.
  let honoursHiding: Bool

  private init(size: Int, honouringHiding: Bool) {
    output = MarkupBuffer(capacity: size / 4 + 64)
    honoursHiding = honouringHiding
  }

  /// Filters a page. Some pages hide all their text until a script shows it; for them hiding is ignored.
  static func filter(
    _ source: Span<UInt8>, honouringHiding: Bool = true
  ) throws(ExtractionError) -> FilteredMarkup {
    var filter = MarkupFilter(size: source.count, honouringHiding: honouringHiding)
    filter.emitBlock(Tag(element: .body, role: .block, firstAttribute: 0, attributeCount: 0, source: 0))
    try filter.run(source)
    filter.popAll()
    filter.output.append(filter.markups.blockEnd)
    return filter.finish()
  }

  private consuming func finish() -> FilteredMarkup {
    result.bytes = Array(output.bytes)
    return result
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

  /// Whether this many bytes at two offsets are equal.
  static func areSame(_ first: Int, _ second: Int, _ count: Int, in source: Span<UInt8>) -> Bool {
    let (first, second) = (source.extracting(first..<first + count), source.extracting(second..<second + count))
    return first.withUnsafeBufferPointer { first in
      second.withUnsafeBufferPointer { second in
        guard let one = first.baseAddress, let other = second.baseAddress else { return true }
        return memcmp(one, other, count) == 0
      }
    }
  }

  /// The offset after the next `byte`; the end when there is none.
  static func past(_ byte: UInt8, in source: Span<UInt8>, from start: Int) -> Int {
    index(of: byte, in: source, from: start).map { $0 + 1 } ?? source.count
  }
}
