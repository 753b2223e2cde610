import Text

/// Markdown as blocks with voices. Markup never becomes words: link targets, images, code, HTML tags, comments, list
/// marks, footnote numbers and what is struck out are left out; the texts of links, headings, table cells and footnotes stay.
enum MarkdownExtraction {
  /// Reads a decoded Markdown document.
  static func extract(_ source: [UInt8], encoding: EncodingReport) -> ExtractedText {
    let top = source.withUnsafeBufferPointer(Top.init)
    if let danger = top.danger {
      var plain = PlainExtraction.extract(source, encoding: encoding)
      plain.notes.append(.tooManyForParser(danger))
      return plain
    }
    var metadata = top.metadata
    var reader = MarkdownReader(source, from: top.end)
    if let head = top.head {
      metadata.merge(head.metadata)
      let first = top.firstLine
      reader.head = (lines: (head.fields.lowerBound - first)..<(head.fields.upperBound - first), why: head.why)
    }
    reader.read(CMarkParser.events(source[top.end...]))
    if metadata.title == nil, let title = reader.title { metadata.set("title", to: [title], from: "first heading") }
    return reader.builder.extracted(of: source, metadata: metadata, encoding: encoding, notes: reader.notes)
  }
}

/// What stands at the top of a Markdown document, and what its lines tell before it is parsed.
private struct Top {
  /// What the front matter says.
  var metadata = Metadata()
  /// The line and the offset after the front matter.
  var firstLine = 0
  var end = 0
  /// The head of a memo.
  var head: DocumentHead?
  /// What the parser would take too much time or memory for; `nil` where there is no such thing.
  var danger: ExtractionNote.MarkdownDanger?

  init(_ bytes: Bytes) {
    let lines = SourceLines.all(of: bytes)
    if let front = FrontMatter(bytes, lines) {
      metadata = front.metadata
      firstLine = front.end
    }
    end = firstLine < lines.count ? lines[firstLine].start : bytes.count
    head = DocumentHead(bytes, lines, from: firstLine)
    var census = DangerCensus()
    for line in lines { census.count(line, bytes) }
    danger = census.danger
  }
}

/// Counts what no document that people wrote has so much of, and what the parser has no bound for.
private struct DangerCensus {
  /// Brackets that one paragraph opens. The parser takes time in the square of them: 25 s for 100,000.
  private static let mostBrackets = 2_000
  /// Cells that tables want and their rows do not have. The parser makes each, about 300 bytes with its events: 2,000 short
  /// rows under 2,000 columns are 14 KB of source, and 4 million cells.
  private static let mostMissingCells = 200_000

  private(set) var danger: ExtractionNote.MarkdownDanger?
  private var brackets = 0
  private var missingCells = 0
  /// The columns of the table whose rows these may be.
  private var columns = 0

  mutating func count(_ line: SourceLine, _ bytes: Bytes) {
    var (bars, dashes, marks, others) = (0, 0, 0, 0)
    for index in line.range {
      switch bytes[index] {
      case UInt8(ascii: "["): brackets += 1
      case UInt8(ascii: "|"): bars += 1
      case UInt8(ascii: "-"): dashes += 1
      case UInt8(ascii: ">"), 0...0x20: break
      // Besides these a delimiter row holds only the marks of the lists that it stands in.
      case UInt8(ascii: ":"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: ")"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        marks += 1
      default: others += 1
      }
    }
    if line.isBlank { brackets = 0 }
    if bars + dashes + marks + others == 0 {
      // A table ends at an empty line, also where that is one of a quotation.
      columns = 0
    } else if others == 0, bars > 0, dashes > 0 {
      columns = max(columns, bars + 1)
    }
    missingCells += max(0, columns - bars - 1)
    if brackets > Self.mostBrackets {
      danger = .brackets
    } else if missingCells > Self.mostMissingCells {
      danger = .missingCells
    }
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
  /// The pictures and struck stretches that are open, whose text is left out.
  private var unread = 0
  /// How many stretches in emphasis are open, and whether the block has text outside of them.
  private var emphases = 0
  private var isPartlyPlain = false
  private var blockLine = 0
  private var blockStart = 0
  private var codeBlocks = 0

  init(_ bytes: [UInt8], from start: Int) { cursor = SourceCursor(bytes, from: start) }

  /// What was left out.
  var notes: [ExtractionNote] { codeBlocks == 0 ? [] : [.droppedCode(blocks: codeBlocks)] }

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
      case .image, .strikethrough: unread += event.isEntered ? 1 : -1
      case .emphasis: emphases += event.isEntered ? 1 : -1
      case .text:
        if unread == 0 { cursor.copy(event.literal, line: event.line, column: event.column, to: &builder) }
        if emphases == 0, event.literal.contains(where: { $0 > 0x20 }) { isPartlyPlain = true }
      case .softBreak, .hardBreak: if unread == 0 { builder.join("\n") }
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
      isPartlyPlain = false
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
      builder.closeBlock(items > 0 && itemIsNew ? .listItem : isQuestion ? .heading : .paragraph)
      itemIsNew = false
      if head.lines.contains(blockLine - 1) {
        builder.voice(ByteSpan(blockStart, builder.count), .document, why: head.why)
      }
    }
  }

  /// Whether the open block is a question wholly in emphasis: `**What did you learn?**` heads what stands below it as `##` does.
  private var isQuestion: Bool {
    !isPartlyPlain && blockStart < builder.count && builder.count - blockStart <= Self.longestQuestion
      && builder.bytes.last == UInt8(ascii: "?")
  }

  /// In bytes; headings that ask are no longer.
  private static let longestQuestion = 400

  /// A tag within a line. A line break parts words; other tags do not.
  private mutating func inline(_ event: MarkdownEvent) {
    if unread == 0, TagStripper.name(event.literal, 0) == "br" {
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
      cursor.copy(html: event.literal[piece.range], line: event.line, to: &builder)
    }
    if isOpen { builder.closeBlock(.paragraph) }
  }
}
