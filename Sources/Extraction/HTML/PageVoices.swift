import Text

/// The stretches of a page that its markup marks as another voice than the author's.
struct PageVoices {
  private struct Found {
    var node: Int
    var voice: Voice
    var why: String
  }

  private var found: [Found] = []
  /// The first block of a mail that is answered below its header lines.
  private let header: Int?

  init(
    _ page: borrowing PageBuilder, _ filtered: borrowing FilteredMarkup, _ source: Span<UInt8>,
    marks: [MarkupNames.Reading]
  ) {
    header = Self.headerBlock(page)
    for (number, node) in page.nodes.enumerated() {
      let tag = filtered.tags[Int(node.tag)]
      if let (voice, why) = Self.voice(of: tag, marks[number].marks, filtered, source) {
        found.append(Found(node: number, voice: voice, why: why))
      }
    }
  }

  /// Outlook parts a reply from what it answers only by a block of header lines. From there to the end of the page all is
  /// the quoted mail's.
  private static func headerBlock(_ page: borrowing PageBuilder) -> Int? {
    for index in page.blocks.indices where begins(page, index, with: ["From:"]) {
      let next = index + 1..<min(index + 5, page.blocks.count)
      let found = next.filter { begins(page, $0, with: ["Sent:", "Date:", "To:", "Subject:", "Cc:"]) }
      if found.count >= 2 { return index }
    }
    return nil
  }

  private static func begins(_ page: borrowing PageBuilder, _ index: Int, with words: [String]) -> Bool {
    let block = page.blocks[index]
    return words.contains { page.text[Int(block.start)..<Int(block.end)].starts(with: $0.utf8) }
  }

  /// The voices' spans in the kept text.
  func spans(in text: borrowing PageText, of page: borrowing PageBuilder) -> [VoiceSpan] {
    var spans: [VoiceSpan] = []
    for each in found {
      guard let span = text.span(of: page.nodes[each.node], in: page) else { continue }
      spans.append(VoiceSpan(span, each.voice, why: each.why))
    }
    if let header, let first = text.starts[header...].first(where: { $0 >= 0 }) {
      let why = "below the header lines of a mail"
      let end = text.bytes.count
      spans.removeAll { $0.voice == .reply && $0.span.start >= Int(first) }
      spans.append(VoiceSpan(ByteSpan(Int(first), end), .reply, why: why))
      spans.sort { ($0.span.start, -$0.span.end) < ($1.span.start, -$1.span.end) }
    }
    return spans
  }

  private static func voice(
    of tag: Tag, _ marks: MarkupNames.Marks, _ filtered: borrowing FilteredMarkup, _ source: Span<UInt8>
  ) -> (Voice, String)? {
    func has(_ name: AttributeName, _ word: StaticString) -> Bool {
      guard let value = filtered.value(name, of: tag) else { return false }
      return MarkupFilter.matches(source, value, word)
    }
    if marks.contains(.reply) { return (.reply, "marked as quoted mail by the mail program") }
    switch tag.element {
    case .blockquote: return has(.type, "cite") ? (.reply, "blockquote type=cite") : (.blockQuote, "blockquote")
    case .q: return (.quote, "q")
    default: break
    }
    if marks.contains(.pullQuote) || has(.role, "doc-pullquote") { return (.blockQuote, "pull quote") }
    return marks.contains(.signature) ? (.document, "marked as a signature") : nil
  }
}
