import Text

/// Reads a PDF by the layout of its pages: the paragraphs in reading order, without what pages repeat at their edges,
/// as a typed text with one line for each paragraph.
enum PDFExtraction {
  /// The source given for the title, author and day that the file states.
  private static let source = "PDF properties"
  private static let noteReason = "note in small print"
  private static let contentsReason = "table of contents"

  /// The text of a layout in the format of `pdftotext -bbox-layout`.
  static func extract(_ layout: [UInt8]) throws(ExtractionError) -> ExtractedText {
    let layout = PageLayout(layout)
    let paragraphs = paragraphs(of: layout.pages)
    if paragraphs.isEmpty { throw .noTextLayer(pages: layout.pages.count) }
    let typed = PrintedText(paragraphs)
    let encoding = EncodingReport(name: EncodingReport.utf8, basis: .declared)
    var result = PlainExtraction.extract(typed.bytes, encoding: encoding)
    result.notes.removeAll { $0 == .linesAreParagraphs }
    result.part(at: typed.breaks.map { result.sourceMap.extractedOffset(of: $0) })
    var others: [VoiceSpan] = []
    for index in result.blocks.indices {
      switch typed.kind(at: result.sourceMap.sourceOffset(of: result.blocks[index].span.start)) {
      case .text: break
      case .heading: result.blocks[index].kind = .heading
      case .cell: result.blocks[index].kind = .tableCell
      case .note:
        result.blocks[index].kind = .caption
        others.append(VoiceSpan(result.blocks[index].span, .document, why: noteReason))
      case .contents: others.append(VoiceSpan(result.blocks[index].span, .document, why: contentsReason))
      }
    }
    result.voices = VoiceSpan.united(result.voices, others)
    result.metadata.merge(metadata(of: layout, paragraphs))
    let pages = typed.pages.map {
      SourceMap.Page(extracted: result.sourceMap.extractedOffset(of: $0.offset), number: $0.page)
    }
    result.sourceMap = SourceMap(ofLinesIn: Array(result.text.utf8), pages: pages)
    return result
  }

  /// The paragraphs of all pages, joined where they continue in another column or page.
  private static func paragraphs(of pages: [PrintedPage]) -> [PrintedParagraph] {
    var pages = pages
    for index in pages.indices { pages[index].words.removeAll(where: \.isTurned) }
    let running = RunningLines(pages)
    let words = pages.enumerated().map { running.others(of: $1, $0) }
    let gutters = words.flatMap { ReadingOrder($0).gutters }.sorted()
    var stretches: [[PrintedLine]] = []
    var asides: Set<Int> = []
    for (index, words) in words.enumerated() {
      let order = ReadingOrder(words, known: gutters)
      for (place, stretch) in order.stretches.enumerated() {
        if order.asides.contains(place) { asides.insert(stretches.count) }
        stretches.append(PrintedLine.lines(of: DropCaps.joined(stretch), page: index + 1))
      }
    }
    let parting = ParagraphParting(stretches)
    var paragraphs: [PrintedParagraph] = []
    var besides: Set<Int> = []
    for (number, lines) in stretches.enumerated() {
      for (place, paragraph) in parting.paragraphs(of: lines).enumerated() {
        // A note at the foot of a page, or what stands aside, is between the two parts of what goes on overleaf.
        if asides.contains(number) {
          besides.insert(paragraphs.count)
          paragraphs.append(paragraph)
        } else if place == 0,
          let last = paragraphs.indices.last(where: { paragraphs[$0].kind != .note && !besides.contains($0) }),
          parting.goesOn(paragraphs[last], in: paragraph)
        {
          paragraphs[last].take(paragraph)
        } else {
          paragraphs.append(paragraph)
        }
      }
    }
    return paragraphs
  }

  /// What the file says of itself; without a title, the largest heading of its first page.
  private static func metadata(of layout: PageLayout, _ paragraphs: [PrintedParagraph]) -> Metadata {
    var metadata = Metadata()
    let title = layout.title.map(PageTitle.withoutProgram) ?? ""
    if !title.isEmpty, !isNameOfFile(title) {
      metadata.set("title", to: [title], from: source)
    } else if let heading = paragraphs.prefix(while: { $0.lines[0].page == 1 }).filter({ $0.kind == .heading })
      .max(by: { $0.lines[0].size < $1.lines[0].size })
    {
      metadata.set("title", to: [heading.lines.map(\.text).joined(separator: " ")], from: "largest heading")
    }
    let names = layout.fields["Author"].map { PersonName.names(in: $0) } ?? []
    if !names.isEmpty { metadata.set("author", to: names, from: source) }
    if let date = layout.fields["CreationDate"], let day = day(of: date) {
      metadata.set("date", to: [day.description], from: source)
    }
    return metadata
  }

  /// Whether a title is the name of a file, which programs put there: "letter.docx", "AR-2023_final.indd".
  private static func isNameOfFile(_ title: String) -> Bool {
    guard let dot = title.utf8.lastIndex(of: UInt8(ascii: ".")) else { return false }
    let ending = title.utf8[title.utf8.index(after: dot)...]
    return (2...5).contains(ending.count) && ending.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit }
      && ending.contains(where: \.isASCIILetter)
  }

  /// The day on which the file was made, "2023-02-28T10:00:00Z" or "D:20230228100000".
  private static func day(of date: String) -> ISODay? {
    DateReading.day(in: date.hasPrefix("D:") ? String(date.dropFirst(2).prefix(8)) : date)
  }
}

extension ExtractedText {
  /// Splits blocks where lines begin that are line breaks of the page: a sentence does not continue there.
  fileprivate mutating func part(at starts: [Int]) {
    var parted: [Block] = []
    var rest = starts[...]
    for block in blocks {
      var block = block
      while let start = rest.first, start < block.span.end {
        rest = rest.dropFirst()
        guard start - 1 > block.span.start else { continue }
        parted.append(Block(ByteSpan(block.span.start, start - 1), block.kind))
        block = Block(ByteSpan(start, block.span.end), block.kind == .listItem ? .paragraph : block.kind)
      }
      parted.append(block)
    }
    blocks = parted
  }
}

extension PrintedParagraph {
  /// Appends another paragraph.
  fileprivate mutating func take(_ other: PrintedParagraph) {
    breaks.formUnion(other.breaks.map { $0 + lines.count })
    lines += other.lines
    endsShort = other.endsShort
  }
}
