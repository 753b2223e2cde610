import Text

/// Plain text as blocks with voices: paragraphs, headings, list items, quoted mail.
enum PlainExtraction {
  /// Reads a decoded text. O(bytes).
  static func extract(_ source: [UInt8], encoding: EncodingReport) -> ExtractedText {
    source.withUnsafeBufferPointer { extract($0, of: source, encoding: encoding) }
  }

  private static func extract(_ bytes: Bytes, of source: [UInt8], encoding: EncodingReport) -> ExtractedText {
    var lines = SourceLine.lines(of: bytes)
    var metadata = Metadata()
    var first = 0
    if let front = FrontMatter(bytes, lines) {
      metadata = front.metadata
      first = front.end
    }
    let head = DocumentHead(bytes, lines, from: first)
    if let head { metadata.merge(head.metadata) }
    lines = MailThread(bytes, consume lines, from: head?.lines.upperBound ?? first, writer: head?.writer).lines
    if let head {
      for index in head.lines {
        lines[index].voice = .document
        lines[index].why = head.reason
      }
    }
    var reader = ParagraphReader(bytes, consume lines, from: first)
    reader.read(from: first)
    let notes = reader.habit.isWrapped ? [] : ["every line is a paragraph"]
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
