import Text

/// Markdown as blocks with voices. Markup never becomes words: link targets, images, code, HTML tags, comments, list
/// marks and footnote numbers are left out; the texts of links, headings, table cells and footnotes stay.
enum MarkdownExtraction {
  /// Reads a decoded Markdown document.
  static func extract(_ source: String, encoding: EncodingReport) -> ExtractedText {
    let bytes = Array(source.utf8)
    let lines = SourceLine.lines(of: bytes)
    var metadata = Metadata()
    var first = 0
    if let front = FrontMatter(bytes, lines) {
      metadata = front.metadata
      first = front.end
    }
    if holdsBracketRun(bytes, lines) {
      var plain = PlainExtraction.extract(source, encoding: encoding)
      plain.notes.append("thousands of brackets in one paragraph: read as plain text")
      return plain
    }
    let start = first < lines.count ? lines[first].start : bytes.count
    var reader = MarkdownReader(bytes, from: start)
    if let head = DocumentHead(bytes, lines, from: first) {
      metadata.merge(head.metadata)
      reader.head = (lines: (head.fields.lowerBound - first)..<(head.fields.upperBound - first), why: head.why)
    }
    reader.read(CMarkParser.events(bytes[start...]))
    if metadata.title == nil, let title = reader.title { metadata.set("title", to: [title], from: "first heading") }
    return reader.builder.extracted(of: source, metadata: metadata, encoding: encoding, notes: reader.notes)
  }
}

extension MarkdownExtraction {
  /// Whether one paragraph opens more than 2,000 brackets. The parser takes time in the square of them (25 s for 100,000);
  /// no document that people wrote comes near.
  private static func holdsBracketRun(_ bytes: [UInt8], _ lines: [SourceLine]) -> Bool {
    var brackets = 0
    for line in lines {
      if line.isBlank { brackets = 0 }
      for index in line.range where bytes[index] == UInt8(ascii: "[") { brackets += 1 }
      if brackets > 2_000 { return true }
    }
    return false
  }
}

/// The state of one reading of a Markdown document.
private struct MarkdownReader {
  private(set) var builder = TextBuilder()
  /// The first heading of the first level.
  private(set) var title: String?
  /// The lines of a memo's head, from 0.
  var head: (lines: Range<Int>, why: String) = (0..<0, "")
  private var cursor: SourceCursor
  private var quoteStarts: [Int] = []
  private var items = 0
  private var itemIsNew = false
  private var images = 0
  private var blockLine = 0
  private var blockStart = 0
  private var codeBlocks = 0

  init(_ bytes: [UInt8], from start: Int) { cursor = SourceCursor(bytes, from: start) }

  /// What was left out.
  var notes: [String] { codeBlocks == 0 ? [] : ["\(codeBlocks) code blocks were left out"] }

  mutating func read(_ events: [MarkdownEvent]) {
    for event in events {
      switch event.kind {
      case .blockQuote: quote(event.isEntered)
      case .item:
        items += event.isEntered ? 1 : -1
        itemIsNew = event.isEntered
      case .paragraph, .heading, .tableCell: block(event)
      case .codeBlock: codeBlocks += 1
      case .htmlBlock: html(event)
      case .image: images += event.isEntered ? 1 : -1
      case .text: if images == 0 { cursor.copy(event.literal, line: event.line, column: event.column, to: &builder) }
      case .softBreak, .hardBreak: if images == 0 { builder.join("\n") }
      case .html: inline(event)
      case .footnote, .other: break
      }
    }
  }

  private mutating func quote(_ isEntered: Bool) {
    if isEntered {
      builder.openBlock()
      quoteStarts.append(builder.count)
    } else if let start = quoteStarts.popLast(), quoteStarts.isEmpty, let last = builder.blocks.last?.span.end,
      last > start
    {
      builder.voice(ByteSpan(start, last), .blockQuote, why: "a block quote")
    }
  }

  private mutating func block(_ event: MarkdownEvent) {
    if event.isEntered {
      builder.openBlock()
      blockLine = event.line
      blockStart = builder.count
      return
    }
    switch event.kind {
    case .heading:
      if event.level == 1, title == nil, blockStart < builder.count {
        title = String(decoding: builder.bytes[blockStart...], as: UTF8.self)
      }
      builder.closeBlock(.heading)
    case .tableCell: builder.closeBlock(.tableCell)
    default:
      builder.closeBlock(items > 0 && itemIsNew ? .listItem : .paragraph)
      itemIsNew = false
      if head.lines.contains(blockLine - 1) {
        builder.voice(ByteSpan(blockStart, builder.count), .document, why: head.why)
      }
    }
  }

  /// A tag within a line. A line break parts words; other tags do not.
  private mutating func inline(_ event: MarkdownEvent) {
    if images == 0, event.literal.count > 3, event.literal[1] | 0x20 == 0x62, event.literal[2] | 0x20 == 0x72 {
      builder.join("\n")
    }
  }

  private mutating func html(_ event: MarkdownEvent) {
    var isOpen = false
    for piece in TagStripper.pieces(event.literal) {
      if piece.breaks {
        if isOpen { builder.closeBlock(.paragraph) }
        builder.openBlock()
        isOpen = true
      }
      let text = event.literal[piece.range]
      cursor.copy(HTMLEntities.resolved(Array(text)), line: event.line, column: 0, to: &builder)
    }
    if isOpen { builder.closeBlock(.paragraph) }
  }
}
