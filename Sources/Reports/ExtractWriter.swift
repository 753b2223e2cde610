public import Extraction
public import Scoring
import Text

/// The text that would be scored, as a line of JSON. It has all that a record needs to be scored with the same figures
/// as the document: the blocks and voices and, as `voices`, whose words count if the document's own record says so.
public func extractRecord(
  id: String, path: String, _ extracted: ExtractedText, voices: VoiceChoice? = nil
) -> [UInt8] {
  let metadata = extracted.metadata
  let size = extracted.text.utf8.count
  let spans = 128 * extracted.voices.count + 64 * extracted.blocks.count
  var json = JSONWriter(reserving: size + size / 32 + spans + 2_048)
  json.object {
    $0.field("id", id)
    $0.field("path", path)
    $0.field("text", extracted.text)
    $0.field("title", metadata.title)
    $0.field("author", metadata.author)
    $0.field("authors", metadata.authors)
    $0.field("date", metadata.date)
    $0.field("genre", metadata.genre)
    $0.field("site", metadata.site)
    $0.field("language", metadata.language)
    $0.field("encoding", extracted.encoding.name)
    $0.field("encoding_basis", extracted.encoding.basis.rawValue)
    $0.field("replaced_bytes", extracted.encoding.replacedBytes)
    $0.object("metadata") { $0.fields(of: metadata) }
    $0.array("blocks") { list in for block in extracted.blocks { list.object { $0.fields(of: block) } } }
    $0.field("count_voices", voices?.rawValue)
    $0.array("voices") { list in for voice in extracted.voices { list.object { $0.fields(of: voice) } } }
    $0.object("sources") { sources in
      for (field, source) in metadata.sources.sorted(by: { $0.key < $1.key }) { sources.field(field, source) }
    }
    $0.field("notes", extracted.notes.map(\.text))
  }
  return json.bytes + [UInt8(ascii: "\n")]
}

extension JSONWriter {
  fileprivate mutating func fields(of block: Block) {
    field("start", block.span.start)
    field("end", block.span.end)
    field("kind", block.kind.rawValue)
  }

  fileprivate mutating func fields(of voice: VoiceSpan) {
    field("start", voice.span.start)
    field("end", voice.span.end)
    field("voice", voice.voice.rawValue)
    field("why", voice.why)
    field("speaker", voice.speaker)
  }

  /// Writes every field of a document that has no name of its own; values that were JSON are written as they were.
  mutating func fields(of metadata: Metadata) {
    let written = metadata.jsonFields
    for (name, value) in metadata.fields.sorted(by: { $0.key < $1.key }) {
      key(name)
      if written.contains(name) { self.value(json: value) } else { self.value(value) }
    }
  }
}

extension Metadata {
  /// A field by its name, regardless of case; `nil` where there is none.
  func field(named name: String) -> String? {
    fields[name] ?? fields.sorted { $0.key < $1.key }.first { $0.key.lowercased() == name.lowercased() }?.value
  }
}

/// The text that would be scored, for a person to read: what the document says of itself, the voices other than its
/// author's, and then the text, with encoded words in mail headers decoded.
public func extractText(id: String, _ extracted: ExtractedText) -> [UInt8] {
  let metadata = extracted.metadata
  var lines = ["# " + Escapes.oneLine(id)]
  for (name, value) in [
    ("title", metadata.title), ("author", metadata.author), ("date", metadata.date), ("language", metadata.language),
    ("encoding", "\(extracted.encoding.name) (\(extracted.encoding.basis.rawValue))"),
  ] {
    guard let value else { continue }
    let source = metadata.sources[name].map { "  [\($0)]" } ?? ""
    lines.append("# \(name): \(Escapes.oneLine(value + source))")
  }
  for note in extracted.notes { lines.append("# note: " + Escapes.oneLine(note.text)) }
  for voice in extracted.voices {
    let speaker = voice.speaker.map { ", \($0)" } ?? ""
    let part = "\(voice.voice.rawValue)\(speaker), bytes \(voice.span.start) to \(voice.span.end): \(voice.why)"
    lines.append("# other voice: " + Escapes.oneLine(part))
  }
  let head = (lines + [""]).joined(separator: "\n") + "\n"
  return Array(head.utf8) + Escapes.lines(extracted.readableText)
}

extension ExtractedText {
  /// The text with encoded words in mail headers decoded. The places of voices and words refer to `text`.
  fileprivate var readableText: String {
    var readable = ""
    var start = 0
    // Of two that overlap, which records written by others may have, the first is used.
    for head in voices where head.voice == .document && head.span.start >= start {
      let written = String(text[head.span])
      guard let read = EncodedWords.decoded(linesOf: written) else { continue }
      readable += text[ByteSpan(start, head.span.start)] + read
      start = head.span.end
    }
    return start == 0 ? text : readable + text[ByteSpan(start, text.utf8.count)]
  }
}
