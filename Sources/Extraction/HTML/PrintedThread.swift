import Text

/// A thread of mails printed as a page by a mail program: each message is a table that begins with its writer and
/// address, the day, and the recipients. The writer of the first message is the document's author; messages by others
/// are theirs.
struct PrintedThread {
  /// What the first message and the top of the page say.
  private(set) var metadata = Metadata()
  /// The stretches of blocks that are not the author's, in order and without overlap.
  private var parts: [(blocks: Range<Int>, voice: Voice, why: String)] = []

  /// The most bytes of a line in a message's header.
  private static let longestLine = 300
  private static let source = "printed mail"

  init?(_ page: borrowing PageBuilder, title: String?) {
    var end = 0
    for node in page.nodes where page.tags[Int(node.tag)].element == .table && Int(node.firstBlock) >= end {
      guard let head = Self.head(page, Int(node.firstBlock)..<Int(node.endBlock)) else { continue }
      if parts.isEmpty { readTop(page, Int(node.firstBlock), head, title) }
      let isOther = metadata.author != head.writer
      let (first, last) = (Int(node.firstBlock), Int(node.endBlock))
      if isOther {
        parts.append((first..<last, .reply, "another's message in a printed thread"))
      } else {
        parts.append((first..<head.end, .document, LineReason.mailHead.text))
        for index in head.end..<last where Self.standsForQuote(page.bytes(ofBlock: index)) {
          parts.append((index..<index + 1, .document, LineReason.addedLine.text))
        }
      }
      end = last
    }
    if parts.isEmpty { return nil }
  }

  /// Whether a line replaces what a message quotes: "[Quoted text hidden]".
  private static func standsForQuote(_ line: ArraySlice<UInt8>) -> Bool {
    line.first == UInt8(ascii: "[") && PhraseList.hiddenQuotes.begins(line.dropFirst())
  }

  /// The first lines of a message, and the block after them; `nil` where the blocks are not a message.
  private static func head(
    _ page: borrowing PageBuilder, _ blocks: Range<Int>
  ) -> (writer: String, day: ISODay, end: Int)? {
    guard blocks.count > 3, page.bytes(ofBlock: blocks.lowerBound).last == UInt8(ascii: ">"),
      page.bytes(ofBlock: blocks.lowerBound).contains(UInt8(ascii: "@"))
    else { return nil }
    var lines: [String] = []
    for index in blocks.prefix(3) {
      guard page.bytes(ofBlock: index).count < longestLine else { return nil }
      lines.append(String(decoding: page.bytes(ofBlock: index), as: UTF8.self))
    }
    guard let day = DateReading.day(in: lines[1], as: .mention), HeaderField(lines[2])?.meaning == .to else {
      return nil
    }
    var end = blocks.lowerBound + 3
    while end < blocks.upperBound, PhraseList.mailHeaders.begins(page.bytes(ofBlock: end)),
      page.bytes(ofBlock: end).count < longestLine
    {
      end += 1
    }
    return (SenderName.read(lines[0]), day, end)
  }

  /// Reads what is above the first message: the account, the subject, the number of messages.
  private mutating func readTop(
    _ page: borrowing PageBuilder, _ first: Int, _ head: (writer: String, day: ISODay, end: Int), _ title: String?
  ) {
    metadata.set("author", to: [head.writer], from: Self.source)
    metadata.set("date", to: [head.day.description], from: Self.source)
    if first > 0 { parts.append((0..<first, .document, LineReason.mailHead.text)) }
    for index in 0..<first {
      let line = String(decoding: page.bytes(ofBlock: index), as: UTF8.self)
      if let title, PageTitle.ends(title, with: line) { metadata.set("title", to: [line], from: Self.source) }
    }
  }

  /// The voices in the kept text.
  func voices(in text: borrowing PageText, of page: borrowing PageBuilder) -> [VoiceSpan] {
    parts.compactMap { part in
      text.span(of: part.blocks, in: page).map { VoiceSpan($0, part.voice, why: part.why) }
    }
  }
}
