import Text

/// What stands at the end of a mail that was sent or saved as a page, found as in plain text: signatures, legal notices,
/// lines that programs add, footers of mailing lists and how to join a meeting.
///
/// The blocks of the page are read as the lines that a mail program writes for them: a line break begins a line, and
/// everything else a paragraph.
struct PageMailEnd {
  /// The lines, in UTF-8, and where each block begins in them.
  private var lines: [UInt8] = []
  private var starts: [Int] = []

  private init(_ text: borrowing PageText, of page: borrowing PageBuilder) {
    var next = 0
    for block in text.blocks {
      while Int(text.starts[next]) < block.span.start { next += 1 }
      if !page.blocks[next].followsLineBreak { lines.append(0x0A) }
      starts.append(lines.count)
      switch block.kind {
      // Prose in it has been read as plain text already.
      case .preformatted: break
      // A list is no signature, and its marks are not in the text.
      case .listItem: lines += "- ".utf8 + text.bytes[block.span.range]
      default: lines += text.bytes[block.span.range]
      }
      lines.append(0x0A)
    }
  }

  /// The voices in the kept text, of blocks that are not in the `known` ones.
  static func voices(
    in text: borrowing PageText, of page: borrowing PageBuilder, beside known: [VoiceSpan]
  ) -> [VoiceSpan] {
    let end = PageMailEnd(text, of: page)
    let taken = TakenVoices(known)
    var voices: [VoiceSpan] = []
    for (block, line) in zip(text.blocks, end.marked()) where belongs(line) && !taken.contains(block.span) {
      voices.extend(by: VoiceSpan(block.span, line.voice, why: line.why.text))
    }
    return voices
  }

  /// For each block, the line that it begins with.
  private func marked() -> [SourceLine] {
    let marked = lines.withUnsafeBufferPointer { bytes in
      let lines = SourceLines.all(of: bytes)
      return MailThread.marked(lines, in: bytes, of: PlainTop(bytes, lines, size: bytes.count))
    }
    var next = 0
    return starts.map { start in
      while next + 1 < marked.count, marked[next + 1].start <= start { next += 1 }
      return marked[next]
    }
  }

  /// Whether a line is at the end of a mail. What quotes a mail is marked as such in a page.
  private static func belongs(_ line: SourceLine) -> Bool {
    switch line.why {
    case .signature, .addedLine, .mailNotice, .listFooter, .meeting: true
    default: false
    }
  }
}
