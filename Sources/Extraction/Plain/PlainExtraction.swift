import Text

/// Plain text as blocks with voices: paragraphs, headings, list items, quoted mail.
enum PlainExtraction {
  /// Reads a decoded text. O(bytes). The lines in its first `sampleSize` bytes show how it uses them.
  static func extract(_ source: [UInt8], encoding: EncodingReport, sampleSize: Int = TextHabits.sampleSize)
    -> ExtractedText
  {
    source.withUnsafeBufferPointer { extract($0, of: source, encoding: encoding, sampleSize) }
  }

  private static func extract(
    _ bytes: Bytes, of source: [UInt8], encoding: EncodingReport, _ sampleSize: Int
  ) -> ExtractedText {
    var lines = SourceLines.all(of: bytes)
    let top = PlainTop(bytes, lines, size: bytes.count)
    lines = MailThread.marked(consume lines, in: bytes, of: top)
    top.markHead(&lines)
    var habits = TextHabits(bytes, lines, from: top.first, sampleSize: sampleSize)
    habits.timed = top.timed
    let builder = lines.withUnsafeBufferPointer { [habits] lines in
      var reader = ParagraphReader(bytes, lines, habits)
      _ = reader.read(from: top.first)
      return reader.builder
    }
    return builder.extracted(of: source, metadata: top.metadata, encoding: encoding, notes: top.notes + habits.notes)
  }
}

/// The top of a plain text: front matter, and the header of a memo or mail.
struct PlainTop: Sendable {
  /// What the text says of itself.
  private(set) var metadata = Metadata()
  /// The first line after front matter.
  private(set) var first = 0
  private let head: DocumentHead?
  /// The lines of a notice that a mail program put above the text.
  private let banner: Range<Int>
  /// The kind of text, where times show it.
  let timed: TimedText?
  /// Where the end of a press release may begin; `nil` for a text longer than any release.
  let opening: ReleaseEnd.Opening?

  /// The first line after the header and a notice below it.
  var end: Int { banner.upperBound }
  /// The writer named in the header.
  var writer: String? { head?.writer }

  /// What a reader of the result should know of a mail's header.
  var notes: [ExtractionNote] { head?.notes ?? [] }

  /// Reads the top of the lines of a text with this many bytes.
  init(_ bytes: Bytes, _ lines: [SourceLine], size: Int) {
    if let front = FrontMatter(bytes, lines) {
      metadata = front.metadata
      first = front.end
    }
    head = DocumentHead(bytes, lines, from: first)
    if let head { metadata.merge(head.metadata) }
    let start = head?.lines.upperBound ?? first
    banner = MailBanner.lines(bytes, lines, from: start)
    timed = TimedText(bytes, lines, from: start)
    opening = timed == nil ? ReleaseEnd.Opening(bytes, lines, from: banner.upperBound, of: size) : nil
  }

  /// Marks the lines of the header.
  func markHead(_ lines: inout [SourceLine]) {
    for index in banner {
      lines[index].voice = .document
      lines[index].why = .mailBanner
    }
    guard let head else { return }
    for index in head.lines {
      lines[index].voice = .document
      lines[index].why = head.reason
    }
  }

  /// Whether the available lines show all of the top if more follow: blank lines, then front matter and a header of the
  /// greatest length, and what shows the kind of text.
  static func isComplete(_ lines: [SourceLine]) -> Bool {
    guard let first = lines.firstIndex(where: { !$0.isBlank }) else { return false }
    return lines.count > first + FrontMatter.longest + HeaderLines.longest + MailBanner.longest
      + TimedText.linesLookedAt
  }
}

extension Metadata {
  /// Takes values of the other where this has none.
  mutating func merge(_ other: Metadata) {
    if other.isEmpty { return }
    if title == nil, other.title != nil { title = other.title }
    if authors.isEmpty { authors = other.authors }
    if date == nil { date = other.date }
    if language == nil { language = other.language }
    if site == nil { site = other.site }
    if genre == nil { genre = other.genre }
    fields.merge(other.fields) { mine, _ in mine }
    sources.merge(other.sources) { mine, _ in mine }
  }
}
