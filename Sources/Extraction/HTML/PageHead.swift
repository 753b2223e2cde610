import Text

/// The header of a mail or memo at the top of a page: mail programs print it above a message saved as a page, and a
/// memo saved by Word begins with it. It is the document's own, unlike the header lines of a mail quoted further down.
struct PageHead {
  let head: DocumentHead
  /// The blocks of the page that it covers, from the first.
  let blocks: Range<Int>

  /// How many blocks are searched for a header.
  private static let reach = 24
  /// How many short blocks may precede it: a letterhead, the word "Memorandum".
  private static let mostAbove = 3
  /// The most bytes of a field.
  private static let longest = 1_000

  /// Looks at the first blocks that are kept; `nil` where there is no header, or only one that is marked as quoted.
  init?(_ text: borrowing PageText, of page: borrowing PageBuilder, marks: [MarkupNames.Reading]) {
    let kept = page.blocks.indices.lazy.filter { [starts = text.starts] in starts[$0] >= 0 }.prefix(Self.reach)
    var top: [UInt8] = []
    var (above, fields) = (0, 0)
    var (first, end): (Int?, Int) = (nil, 0)
    // A block that only names a field: its value is in the next one, as in the cells of a table.
    var label: (bytes: [UInt8], index: Int)?
    var account: Int?
    for index in kept {
      let block = page.blocks[index]
      var line = Array(page.text[Int(block.start)..<min(Int(block.end), Int(block.start) + Self.longest)])
      var field = Self.field(line)
      if let name = label, field == nil { line = name.bytes + [0x20] + line }
      if let name = label, field != nil { top += name.bytes + [0x0A] }
      field = field ?? Self.field(line)
      guard field != nil || fields == 0 && above < Self.mostAbove else { break }
      if field == nil, index == kept.first, Self.isName(line) {
        // Outlook prints the name of the account above.
        account = index
        continue
      }
      if field != nil, first == nil {
        guard !Self.isQuoted(block.node, page, marks) else { return nil }
        first = account ?? label?.index ?? index
      }
      end = index + 1
      label = field?.value.isEmpty == true ? (line, index) : nil
      if field == nil { above += 1 } else if label == nil { fields += 1 }
      if label == nil { top += line + [0x0A] }
    }
    guard fields > 1, let first else { return nil }
    let found = top.withUnsafeBufferPointer { DocumentHead($0, SourceLines.all(of: $0), from: 0) }
    guard let found else { return nil }
    head = found
    blocks = first..<end
  }

  /// The header field that a line is. Most lines have no colon that close to their start, not even a wide one.
  private static func field(_ line: [UInt8]) -> HeaderField? {
    guard line.prefix(HeaderField.longestName).contains(where: { $0 == UInt8(ascii: ":") || $0 >= 0x80 }) else {
      return nil
    }
    let field = HeaderField(String(decoding: line.prefix(MailThread.longestText), as: UTF8.self))
    return field?.meaning == nil ? nil : field
  }

  private static func isName(_ line: [UInt8]) -> Bool {
    line.count <= TurnLabel.longest
      && PersonName.name(String(decoding: line, as: UTF8.self), site: nil).map(PersonName.isFull) == true
  }

  /// Whether a mail program marked a block, or a part around it, as quoted.
  private static func isQuoted(
    _ node: Int32, _ page: borrowing PageBuilder, _ marks: [MarkupNames.Reading]
  ) -> Bool {
    var node = Int(node)
    while node >= 0 {
      if marks[node].marks.contains(.reply) || page.tags[Int(page.nodes[node].tag)].element == .blockquote {
        return true
      }
      node = Int(page.nodes[node].parent)
    }
    return false
  }

  /// Whether a line "From: A. Writer" further down names the same writer.
  func isByWriter(_ line: ArraySlice<UInt8>) -> Bool {
    guard let field = HeaderField(String(decoding: line.prefix(MailThread.longestText), as: UTF8.self)),
      field.meaning == .from
    else { return false }
    return head.metadata.author == SenderName.read(field.value)
  }

  /// Its voice in the kept text.
  func voice(in text: borrowing PageText, of page: borrowing PageBuilder) -> VoiceSpan? {
    text.span(of: blocks, in: page).map { VoiceSpan($0, .document, why: head.why) }
  }
}
