import Text

/// Plain text as blocks with voices: paragraphs, headings, list items, quoted mail.
enum PlainExtraction {
  /// Reads a decoded text. O(bytes).
  static func extract(_ source: String, encoding: EncodingReport) -> ExtractedText {
    let bytes = Array(source.utf8)
    let lines = SourceLine.lines(of: bytes)
    var metadata = Metadata()
    var first = 0
    if let front = FrontMatter(bytes, lines) {
      metadata = front.metadata
      first = front.end
    }
    var notes: [String] = []
    let head = DocumentHead(bytes, lines, from: first)
    if let head { metadata.merge(head.metadata) }
    var voiced = MailThread(bytes, lines, from: head?.lines.upperBound ?? first, writer: head?.writer).lines
    if let head {
      for index in head.lines {
        voiced[index].voice = .document
        voiced[index].why = head.why
      }
    }
    var reader = ParagraphReader(bytes, Array(voiced[first...]))
    reader.read()
    if !reader.habit.isWrapped { notes.append("every line is a paragraph") }
    return reader.builder.extracted(of: source, metadata: metadata, encoding: encoding, notes: notes)
  }
}

extension Metadata {
  /// Takes what the other says where this says nothing.
  mutating func merge(_ other: Metadata) {
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
