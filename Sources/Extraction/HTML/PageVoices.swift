import Text

/// The stretches of a page that its markup marks as a voice other than the author's.
struct PageVoices {
  private struct Found {
    var node: Int
    /// The first of its blocks that does not belong to it; `nil` where all do.
    var end: Int?
    var voice: Voice
    var why: String
  }

  private var found: [Found] = []
  /// What a reader of the result should know.
  private(set) var notes: [ExtractionNote] = []
  /// The document's own header.
  private let head: PageHead?
  /// The first block of a quoted mail below its header lines.
  private let header: Int?

  init(
    _ page: borrowing PageBuilder, _ filtered: borrowing FilteredMarkup, _ source: Span<UInt8>,
    marks: [MarkupNames.Reading], head: PageHead?
  ) {
    self.head = head
    header = Self.headerBlock(page, below: head) ?? Self.partedBlock(page, filtered, source, marks, below: head)
    // The block quotes in a part that a mail program marks as quoted, with the replies between them.
    var answered: Set<Int> = []
    for (number, node) in page.nodes.enumerated() {
      let tag = filtered.tags[Int(node.tag)]
      if answered.contains(number) {
        found.append(Found(node: number, voice: .reply, why: Self.markedAsReply))
      } else if let (voice, why) = Self.voice(of: tag, marks[number].marks, filtered, source) {
        let quotes = marks[number].marks.contains(.reply) ? Self.quotes(in: number, page, filtered) : []
        answered.formUnion(quotes)
        let end = quotes.first.map { Int(page.nodes[$0].firstBlock) }
        found.append(Found(node: number, end: end, voice: voice, why: why))
      }
    }
  }

  /// The block quotes directly in a part that is not one itself, where more than quotes follows the first of them: that
  /// is the reply.
  private static func quotes(
    in part: Int, _ page: borrowing PageBuilder, _ filtered: borrowing FilteredMarkup
  ) -> [Int] {
    func isQuote(_ node: Int) -> Bool { filtered.tags[Int(page.nodes[node].tag)].element == .blockquote }
    guard !isQuote(part) else { return [] }
    let quotes = (part + 1..<max(part + 1, Int(page.nodes[part].end))).filter { node in
      guard isQuote(node) else { return false }
      var parent = Int(page.nodes[node].parent)
      while parent > part, page.nodes[parent].isInline { parent = Int(page.nodes[parent].parent) }
      return parent == part
    }
    guard let first = quotes.first else { return [] }
    let blocks = quotes.reduce(0) { $0 + Int(page.nodes[$1].endBlock - page.nodes[$1].firstBlock) }
    return Int(page.nodes[part].endBlock - page.nodes[first].firstBlock) > blocks ? quotes : []
  }

  /// Outlook separates a reply from the quoted mail only by a block of header lines. From there to the end of the page
  /// everything belongs to the quoted mail, unless the writer of the document's own header is named there.
  private static func headerBlock(_ page: borrowing PageBuilder, below head: PageHead?) -> Int? {
    let first = head?.blocks.upperBound ?? 0
    for index in first..<max(first, page.blocks.count) where begins(page, index, .mailOpenings) {
      if head?.isByWriter(page.bytes(ofBlock: index)) == true { continue }
      let next = index + 1..<min(index + 5, page.blocks.count)
      if next.filter({ begins(page, $0, .mailHeaders) }).count >= 2 { return index }
    }
    return nil
  }

  /// The first block below a mail program's mark, or below a part with a rule above it that begins with three labelled
  /// lines: header lines in a language that the list does not have.
  private static func partedBlock(
    _ page: borrowing PageBuilder, _ filtered: borrowing FilteredMarkup, _ source: Span<UInt8>,
    _ marks: [MarkupNames.Reading], below head: PageHead?
  ) -> Int? {
    let top = head?.blocks.upperBound ?? 0
    for (index, node) in page.nodes.enumerated() {
      let first = Int(node.firstBlock)
      guard first < page.blocks.count else { return nil }
      if first < top || head?.isByWriter(page.bytes(ofBlock: first)) == true { continue }
      if marks[index].marks.contains(.replyStart) { return first }
      guard let style = filtered.value(.style, of: filtered.tags[Int(node.tag)]),
        MarkupFilter.style(source, style, has: "border-top:solid"), Int(node.endBlock) >= first + 3
      else { continue }
      if (first..<first + 3).allSatisfy({ isLabelled(page, $0) }) { return first }
    }
    return nil
  }

  /// Whether a block begins with a word or two and a colon.
  private static func isLabelled(_ page: borrowing PageBuilder, _ index: Int) -> Bool {
    let block = page.blocks[index]
    let bytes = page.text[Int(block.start)..<min(Int(block.end), Int(block.start) + 30)]
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), colon > bytes.startIndex + 1 else { return false }
    let label = bytes[..<colon]
    return !label.contains { $0.isASCIIDigit || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }
  }

  private static func begins(_ page: borrowing PageBuilder, _ index: Int, _ phrases: PhraseList) -> Bool {
    phrases.begins(page.bytes(ofBlock: index))
  }

  /// The line "On Monday A wrote:" above a quoted mail: it ends with a colon and contains a digit or an address.
  private static func attribution(_ page: borrowing PageBuilder, above node: PageNode) -> Int? {
    let index = Int(node.firstBlock) - 1
    guard index >= 0 else { return nil }
    let block = page.blocks[index]
    let bytes = page.bytes(of: block)
    guard bytes.count < 200, bytes.last == UInt8(ascii: ":"),
      bytes.contains(where: { $0.isASCIIDigit || $0 == UInt8(ascii: "@") })
    else { return nil }
    return index
  }

  /// The voices' spans in the kept text.
  mutating func spans(in text: borrowing PageText, of page: borrowing PageBuilder) -> [VoiceSpan] {
    var spans: [VoiceSpan] = []
    for each in found {
      var node = page.nodes[each.node]
      if let end = each.end {
        node.endBlock = Int32(end)
        guard node.firstBlock < node.endBlock else { continue }
      }
      guard let span = text.span(of: node, in: page) else { continue }
      if each.voice == .reply, let line = Self.attribution(page, above: node), text.starts[line] >= 0 {
        let start = Int(text.starts[line])
        let end = start + Int(page.blocks[line].end - page.blocks[line].start)
        let isInside = spans.last.map { $0.span.end >= end } ?? false
        if !isInside { spans.append(VoiceSpan(ByteSpan(start, end), .document, why: "the line above a quoted mail")) }
      }
      spans.append(VoiceSpan(span, each.voice, why: each.why))
    }
    if let header, let first = text.starts[header...].first(where: { $0 >= 0 }) {
      let why = "below the header lines of a mail"
      let end = text.bytes.count
      spans.removeAll { $0.voice == .reply && $0.span.start >= Int(first) }
      spans.append(VoiceSpan(ByteSpan(Int(first), end), .reply, why: why))
      spans.sort { ($0.span.start, -$0.span.end) < ($1.span.start, -$1.span.end) }
    }
    dropIndentation(&spans, in: text)
    let banners = text.blocks.prefix(MailBanner.blocks).filter { MailBanner.isOne(text.bytes[$0.span.range]) }
    var added = banners.map { VoiceSpan($0.span, .document, why: LineReason.mailBanner.text) }
    added += PageMailEnd.voices(in: text, of: page, beside: spans)
    if let voice = ReleaseEnd.voice(in: text) { added.append(voice) }
    added += PageMailing(page).voices(in: text, of: page)
    if let voice = head?.voice(in: text, of: page) { added.append(voice) }
    return VoiceSpan.united(spans, added)
  }

  /// One over the least share of text outside block quotes for these to be quotations: old pages and letters put all of
  /// their text in them to indent it.
  private static let leastOutside = 10

  /// Treats block quotes that contain nearly all of the text as indentation.
  private mutating func dropIndentation(_ spans: inout [VoiceSpan], in text: borrowing PageText) {
    var (quoted, end) = (0, 0)
    for each in spans where each.voice == .blockQuote && each.why == Self.blockQuote {
      quoted += max(0, each.span.end - max(end, each.span.start))
      end = max(end, each.span.end)
    }
    guard quoted > 0, (text.bytes.count - quoted) * Self.leastOutside < text.bytes.count else { return }
    spans.removeAll { $0.voice == .blockQuote && $0.why == Self.blockQuote }
    notes.append(.quotesAreIndentation)
  }

  /// The reason given for text in a block quote.
  static let blockQuote = "blockquote"
  private static let markedAsReply = "marked as quoted mail by the mail program"

  /// Whether a block quote has the style by which mail programs indent text that is not quoted: neither border nor
  /// padding.
  private static func isIndentation(
    _ tag: Tag, _ filtered: borrowing FilteredMarkup, _ source: Span<UInt8>
  ) -> Bool {
    guard let style = filtered.value(.style, of: tag) else { return false }
    func has(_ declaration: StaticString) -> Bool { MarkupFilter.style(source, style, has: declaration) }
    return has("border:none") && (has("padding:0;") || has("padding:0px;"))
  }

  private static func voice(
    of tag: Tag, _ marks: MarkupNames.Marks, _ filtered: borrowing FilteredMarkup, _ source: Span<UInt8>
  ) -> (Voice, String)? {
    func has(_ name: AttributeName, _ word: StaticString) -> Bool {
      guard let value = filtered.value(name, of: tag) else { return false }
      return MarkupFilter.matches(source, value, word)
    }
    if marks.contains(.reply) { return (.reply, markedAsReply) }
    switch tag.element {
    case .blockquote:
      if has(.type, "cite") { return (.reply, "blockquote type=cite") }
      return isIndentation(tag, filtered, source) ? nil : (.blockQuote, blockQuote)
    case .q: return (.quote, "q")
    default: break
    }
    if marks.contains(.pullQuote) || has(.role, "doc-pullquote") { return (.blockQuote, "pull quote") }
    return marks.contains(.signature) ? (.document, "marked as a signature") : nil
  }
}
