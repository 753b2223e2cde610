import Text

/// Plain text as blocks with voices: paragraphs, headings, list items, quoted mail.
enum PlainExtraction {
  /// Reads a decoded text. O(bytes). How it uses its lines is told by those in its first `sampleSize` bytes.
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

/// What stands at the top of a plain text: front matter, and the head of a memo or mail.
struct PlainTop: Sendable {
  /// What the text says of itself.
  private(set) var metadata = Metadata()
  /// The first line after front matter.
  private(set) var first = 0
  private let head: DocumentHead?
  /// A notice that a mail program put above the text.
  private let banner: Range<Int>
  /// What the text is, where that is told by times in it.
  let timed: TimedText?
  /// Where it may end as press releases do; `nil` where no release is as long.
  let opening: ReleaseEnd.Opening?

  /// The first line after the head and a notice below it.
  var end: Int { banner.upperBound }
  /// The writer whom the head names.
  var writer: String? { head?.writer }

  /// What a reader of the result should know of a mail's head.
  var notes: [ExtractionNote] { head?.notes ?? [] }

  /// Reads the top of the lines of a text that has so many bytes.
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

  /// Marks the lines of the head, which are among these.
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

  /// Whether the lines at hand show all of the top, if more come after them: blank ones, then front matter and a head as
  /// long as they may be, and what tells what the text is.
  static func isComplete(_ lines: [SourceLine]) -> Bool {
    guard let first = lines.firstIndex(where: { !$0.isBlank }) else { return false }
    return lines.count > first + FrontMatter.longest + DocumentHead.longest + MailBanner.longest
      + TimedText.linesLookedAt
  }
}

extension Metadata {
  /// Takes what the other says where this says nothing.
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
