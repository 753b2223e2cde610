import Text

/// The paragraphs of an office document as the lines it has when saved as plain text, and what these show that no style
/// does.
///
/// Pasted mail is quoted by its lines, and transcripts of meetings are recognised by their times, in a document just as
/// in a text.
struct OfficeLines {
  /// Whether it is a text that was only pasted into a document, one line a paragraph: its lines are full and end within
  /// sentences, or times show what it is. It is to be read as plain text.
  let isText: Bool
  /// The lines, marked with their voices.
  private let lines: [SourceLine]

  init(_ page: OfficePage) {
    // Points on slides continue in lower case, contain times and begin with arrows.
    if page.slides > 0 {
      (isText, lines) = (false, [])
      return
    }
    (isText, lines) = page.lines.withUnsafeBufferPointer { bytes in
      let lines = SourceLines.all(of: bytes)
      let top = PlainTop(bytes, lines, size: bytes.count)
      if top.timed != nil || !page.hasStyles && Self.areWrapped(bytes, lines[top.end...]) { return (true, []) }
      return (false, MailThread.marked(lines, in: bytes, of: top))
    }
  }

  /// The fewest lines, with another right below, that tell something.
  private static let fewestLines = 6

  /// Whether half of the lines with another right below continue in it, as hardly any paragraph does but four in five
  /// lines of wrapped prose.
  private static func areWrapped(_ bytes: Bytes, _ lines: ArraySlice<SourceLine>) -> Bool {
    var (pairs, continued) = (0, 0)
    for (line, next) in zip(lines, lines.dropFirst()) where !line.isBlank && !next.isBlank {
      pairs += 1
      if !Glyphs.endsInStop(bytes, line.range), Glyphs.startsSmall(bytes, next.range) { continued += 1 }
    }
    return pairs >= fewestLines && continued * 2 >= pairs
  }

  /// The voices of a text that was read from these lines with its styles: those of blocks that have none already.
  func voices(in text: ExtractedText) -> [VoiceSpan] {
    guard lines.contains(where: { $0.voice != .author }) else { return [] }
    var voices: [VoiceSpan] = []
    var known = text.voices[...]
    var reach = 0
    var next = 0
    for block in text.blocks {
      while let voice = known.first, voice.span.start <= block.span.start {
        reach = max(reach, voice.span.end)
        known.removeFirst()
      }
      let place = text.sourceMap.sourceOffset(of: block.span.start)
      while next + 1 < lines.count, lines[next + 1].start <= place { next += 1 }
      guard reach < block.span.end, next < lines.count, lines[next].voice != .author else { continue }
      voices.extend(by: VoiceSpan(block.span, lines[next].voice, why: lines[next].why.text))
    }
    return voices
  }
}
