import Text

/// Preformatted text of a page that is not code, such as mails in archives and releases on old sites: its blocks and
/// voices are those of plain text.
struct PreformattedProse {
  /// All blocks of the page's text, with those of its preformatted prose.
  private(set) var blocks: [Block] = []
  /// The voices in preformatted prose.
  private(set) var voices: [VoiceSpan] = []

  /// Reads the preformatted blocks of a page's text.
  init(
    _ text: borrowing PageText, of page: borrowing PageBuilder, _ filtered: borrowing FilteredMarkup,
    _ source: Span<UInt8>, encoding: EncodingReport
  ) {
    guard text.blocks.contains(where: { $0.kind == .preformatted }) else {
      blocks = text.blocks
      return
    }
    var prose: Set<Int> = []
    for (index, block) in page.blocks.enumerated() where block.kind == .preformatted && text.starts[index] >= 0 {
      let tag = filtered.tags[Int(page.nodes[Int(block.node)].tag)]
      if tag.element == .pre, !Self.holdsCode(source, from: Int(tag.source)) { prose.insert(Int(text.starts[index])) }
    }
    for block in text.blocks {
      let bytes = Array(text.bytes[block.span.range])
      if prose.contains(block.span.start), Self.isProse(bytes) {
        add(PlainExtraction.extract(bytes, encoding: encoding), at: block.span.start)
      } else {
        blocks.append(block)
      }
    }
  }

  /// Adds what reading a part of the page's text as plain text found. The page keeps its bytes; only the boundaries of
  /// blocks are used.
  private mutating func add(_ plain: ExtractedText, at start: Int) {
    func place(_ span: ByteSpan) -> ByteSpan {
      ByteSpan(
        start + plain.sourceMap.sourceOffset(of: span.start), start + plain.sourceMap.sourceOffset(of: span.end - 1) + 1
      )
    }
    blocks += plain.blocks.map { Block(place($0.span), $0.kind) }
    voices += plain.voices.map { VoiceSpan(place($0.span), $0.voice, why: $0.why) }
  }

  /// Whether only white space separates a tag from one that marks code.
  private static func holdsCode(_ source: Span<UInt8>, from tag: Int) -> Bool {
    var place = tag
    while place < source.count, source[place] != UInt8(ascii: ">") { place += 1 }
    place += 1
    while place < source.count, source[place].isHTMLSpace { place += 1 }
    return MarkupFilter.contains(source, place..<min(place + 5, source.count), "<code")
  }

  /// The fewest words of a line that tells something.
  private static let fewestWords = 4
  /// One over the share of bytes in a line that may be something other than letters, spaces and the marks between
  /// words.
  private static let mostWords = 8

  /// One over the share of programming signs above which text is code.
  private static let mostMarksOfCode = 100
  private static let marksOfCode = Set("{}=;|$`\\".utf8)

  /// Whether text consists of sentences: most of its longer lines are words, at least one line ends a sentence, and it
  /// is not code with comments.
  private static func isProse(_ text: [UInt8]) -> Bool {
    if text.count(where: marksOfCode.contains) * mostMarksOfCode > text.count { return false }
    var (prose, others) = (0, 0)
    var endsSentence = false
    for line in text.split(separator: 0x0A) {
      let shown = line.drop { $0 <= 0x20 || $0 == UInt8(ascii: ">") }
      guard shown.split(separator: 0x20).count >= fewestWords else { continue }
      let strange = shown.count { !isOfWords($0) }
      let isProse = strange * mostWords <= shown.count
      if isProse { prose += shown.count } else { others += shown.count }
      if isProse, let last = shown.last(where: { $0 > 0x20 && $0 != UInt8(ascii: "\"") }) {
        endsSentence =
          endsSentence || last == UInt8(ascii: ".") || last == UInt8(ascii: "?") || last == UInt8(ascii: "!")
      }
    }
    return endsSentence && prose > others
  }

  /// Whether a byte belongs to a letter, a space or a mark between words.
  private static func isOfWords(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || byte >= 0x80 || byte <= 0x20
      || [
        UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "?"),
        UInt8(ascii: "!"),
        UInt8(ascii: ":"), UInt8(ascii: "-"),
      ].contains(byte)
  }
}
