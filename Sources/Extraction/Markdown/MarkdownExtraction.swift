import Text

/// Reads Markdown as blocks with voices. Markup never becomes words: link targets, images, code, HTML tags, comments,
/// list marks, footnote numbers and struck-out text are left out; the texts of links, headings, table cells and
/// footnotes are kept.
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

/// The top of a Markdown document, and what its lines tell before it is parsed.
private struct Top {
  /// What the front matter says.
  var metadata = Metadata()
  /// The line and the offset after the front matter.
  var firstLine = 0
  var end = 0
  /// The header of a memo.
  var head: DocumentHead?
  /// What the parser would need too much time or memory for; `nil` where there is nothing.
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

/// Counts things that no document written by people has so many of, and for which the parser has no limit.
private struct DangerCensus {
  /// The most brackets that one paragraph may open. The parser takes quadratic time: 25 s for 100,000.
  private static let mostBrackets = 2_000
  /// The most cells that rows of tables may lack. The parser makes each of them, with about 300 bytes for its events:
  /// 2,000 short rows under 2,000 columns are 14 KB of source and 4 million cells.
  private static let mostMissingCells = 200_000

  private(set) var danger: ExtractionNote.MarkdownDanger?
  private var brackets = 0
  private var missingCells = 0
  /// The number of columns of the table that the next lines may be rows of.
  private var columns = 0

  mutating func count(_ line: SourceLine, _ bytes: Bytes) {
    var (bars, dashes, marks, others) = (0, 0, 0, 0)
    for index in line.range {
      switch bytes[index] {
      case UInt8(ascii: "["): brackets += 1
      case UInt8(ascii: "|"): bars += 1
      case UInt8(ascii: "-"): dashes += 1
      case UInt8(ascii: ">"), 0...0x20: break
      // Apart from these, a delimiter row has only the marks of the lists that contain it.
      case UInt8(ascii: ":"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: ")"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        marks += 1
      default: others += 1
      }
    }
    if line.isBlank { brackets = 0 }
    if bars + dashes + marks + others == 0 {
      // A table ends at an empty line, even within a quotation.
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

/// The state while a Markdown document is read.
private struct MarkdownReader {
  private(set) var builder = TextBuilder()
  /// The first heading of the first level.
  private(set) var title: String?
  /// The lines of a memo's header, from 0.
  var head: (lines: Range<Int>, why: String) = (0..<0, "")
  private var cursor: SourceCursor
  private var quoteStarts: [Int] = []
  private var items = 0
  private var itemIsNew = false
  /// The number of open images and struck-out stretches, whose text is left out.
  private var unread = 0
  /// The number of open emphases, and whether the block has text outside them.
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

  /// Whether the open block is a question entirely in emphasis: `**What did you learn?**` heads what follows just like
  /// `##`.
  private var isQuestion: Bool {
    !isPartlyPlain && blockStart < builder.count && builder.count - blockStart <= Self.longestQuestion
      && builder.bytes.last == UInt8(ascii: "?")
  }

  /// The most bytes of a heading that is a question.
  private static let longestQuestion = 400

  /// Handles a tag within a line. A line break separates words; other tags do not.
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
