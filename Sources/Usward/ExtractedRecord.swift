import Extraction
import Scoring
import Text

/// A record that itself says where the voices of its text are, as `usward extract` writes it: `voices` is a list of
/// spans.
///
/// What shows whose words they are (marks, tags, headers) is no longer in the text, so the spans are taken as given. So
/// are `blocks`; without them, empty lines separate the blocks. What the record says of the encoding and its notes
/// describe the document that it was made from.
struct ExtractedRecord {
  /// The text with everything the record says of it.
  private(set) var extracted: ExtractedText
  /// Whose words count; `nil` unless the record says.
  private(set) var voices: VoiceChoice?

  /// Reads the fields of a record; `nil` where it is not such a record.
  init?(_ fields: [JSONValue.Field]) throws(Record.Fault) {
    // Checked first, since most records have no such field.
    guard case .array(let spans, _)? = fields.last(where: { $0.name == "voices" })?.value else { return nil }
    let values = Dictionary(fields.map { ($0.name, $0.value) }) { _, last in last }
    guard case .string(let text)? = values["text"] else { return nil }
    if text.utf8.count > Token.longestText {
      throw Record.Fault(message: "\"text\" holds more than \(sized(Token.longestText))")
    }
    let blocks = try Self.field("blocks", .list, values)
    extracted = ExtractedText(
      restoring: text, blocks: try blocks.map { values throws(Record.Fault) in try Self.blocks(values, of: text) },
      voices: try Self.voices(spans, of: text), metadata: try Self.metadata(fields, values),
      encoding: try Self.encoding(values),
      notes: try Self.field("notes", .list, values)?.compactMap { $0.text.map(ExtractionNote.init(written:)) } ?? [])
    if let name = try Self.field("count_voices", .string, values) {
      guard let choice = VoiceChoice(rawValue: name) else {
        throw Record.Fault(message: "\"count_voices\" is \"\(name)\"; it can be \(Record.voiceChoices)")
      }
      voices = choice
    }
  }

  // MARK: Spans

  private static func voices(_ values: [JSONValue], of text: String) throws(Record.Fault) -> [VoiceSpan] {
    var voices: [VoiceSpan] = []
    voices.reserveCapacity(values.count)
    for (index, value) in values.enumerated() {
      let entry = try SpanEntry("voices", index, value, of: text)
      let span = entry.span
      if let last = voices.last?.span, (span.start, last.end) < (last.start, span.end) {
        throw entry.fault("begins before the one above it, or at the same byte and is longer; they must be in order")
      }
      let voice = try entry.kind("voice", Voice.self)
      voices.append(
        VoiceSpan(span, voice, why: try entry.string("why") ?? "given", speaker: try entry.string("speaker")))
    }
    return voices
  }

  private static func blocks(_ values: [JSONValue], of text: String) throws(Record.Fault) -> [Block] {
    var blocks: [Block] = []
    blocks.reserveCapacity(values.count)
    for (index, value) in values.enumerated() {
      let entry = try SpanEntry("blocks", index, value, of: text)
      if let last = blocks.last?.span, entry.span.start < last.end {
        throw entry.fault("begins before the one above it ends; they must be in order and share no byte")
      }
      blocks.append(Block(entry.span, try entry.kind("kind", BlockKind.self)))
    }
    if let word = text.utf8Span.span.firstWord(outside: blocks.map(\.span)) {
      throw Record.Fault(message: "\"blocks\" leave out the text at byte \(word), which would not be counted")
    }
    return blocks
  }

  // MARK: What is said of the document

  private static func encoding(_ values: [String: JSONValue]) throws(Record.Fault) -> EncodingReport {
    let basis = try Self.field("encoding_basis", .string, values) ?? EncodingReport.Basis.valid.rawValue
    guard let found = EncodingReport.Basis(rawValue: basis) else {
      let known = EncodingReport.Basis.allCases.map(\.rawValue).alternatives
      throw Record.Fault(message: "\"encoding_basis\" is \"\(basis)\"; it can be \(known)")
    }
    var replaced = 0
    if let value = values["replaced_bytes"], value != .null {
      guard let count = value.count else {
        throw Record.Fault(message: "\"replaced_bytes\" is not a whole number from 0 \(JSONValue.belowBound)")
      }
      replaced = count
    }
    return EncodingReport(
      name: try Self.field("encoding", .string, values) ?? EncodingReport.utf8, basis: found, replacedBytes: replaced)
  }

  /// The metadata of the document. Fields that `usward extract` does not write were added since, and are kept as for
  /// any record.
  private static func metadata(
    _ fields: [JSONValue.Field], _ values: [String: JSONValue]
  ) throws(Record.Fault) -> Metadata {
    var metadata = Metadata()
    for field in fields where !notMetadata.contains(field.name) {
      metadata.set(field, from: "record")
    }
    if let sources = try Self.field("sources", .object, values) {
      let own = try Self.field("metadata", .object, values)?.map { $0.name.lowercased() } ?? []
      for name in Metadata.Field.allCases.map(\.rawValue) + ["authors"] + own {
        metadata.sources[name] = nil
      }
      for source in sources { metadata.sources[source.name] = source.value.text }
    }
    return metadata
  }

  private static let notMetadata = Record.fieldsOfReading.union(["text", "voices", "count_voices", "blocks", "notes"])

  private static func field<Value>(
    _ name: String, _ form: Form<Value>, _ values: [String: JSONValue]
  ) throws(Record.Fault) -> Value? {
    try form.read(values[name], "\"\(name)\"")
  }
}

extension Span<UInt8> {
  /// The first byte that is neither white space nor within these stretches, which are in order.
  fileprivate func firstWord(outside stretches: [ByteSpan]) -> Int? {
    var reached = 0
    for stretch in stretches + [ByteSpan(count, count)] {
      while reached < stretch.start {
        if self[reached] > 0x20 { return reached }
        reached += 1
      }
      reached = stretch.end
    }
    return nil
  }
}

/// An object with `start` and `end` in a list of a record.
private struct SpanEntry {
  private let place: String
  private let fields: [JSONValue.Field]
  /// Where it lies in the text.
  let span: ByteSpan

  init(_ list: String, _ index: Int, _ value: JSONValue, of text: String) throws(Record.Fault) {
    place = "\"\(list)\", number \(index + 1)"
    guard case .object(let fields, _) = value else {
      throw Record.Fault(message: "\(place), is not an object with start and end")
    }
    self.fields = fields
    var offsets: [Int] = []
    for name in ["start", "end"] {
      guard let offset = fields.last(where: { $0.name == name })?.value.integer else {
        throw Record.Fault(message: "\(place): \"\(name)\" is not a whole number")
      }
      offsets.append(offset)
    }
    let size = text.utf8.count
    guard offsets[0] >= 0, offsets[0] < offsets[1], offsets[1] <= size else {
      throw Record.Fault(
        message:
          "\(place), is from byte \(offsets[0]) to \(offsets[1]), which is not a stretch of a text of \(size) bytes"
      )
    }
    for offset in offsets where offset < size {
      let index = text.utf8.index(text.utf8.startIndex, offsetBy: offset)
      if text.utf8[index] & 0xC0 == 0x80 {
        throw Record.Fault(
          message: "\(place): byte \(offset) is in the middle of a character; start and end count bytes of UTF-8")
      }
    }
    span = ByteSpan(offsets[0], offsets[1])
  }

  func fault(_ message: String) -> Record.Fault { Record.Fault(message: "\(place), \(message)") }

  func string(_ name: String) throws(Record.Fault) -> String? {
    try Form.string.read(fields.last { $0.name == name }?.value, "\(place): \"\(name)\"")
  }

  /// The kind that a field names.
  func kind<Kind: RawRepresentable<String> & CaseIterable>(
    _ name: String, _ type: Kind.Type
  ) throws(Record.Fault) -> Kind {
    let written = try string(name)
    if let kind = written.flatMap(Kind.init(rawValue:)) { return kind }
    let known = Kind.allCases.map(\.rawValue).joined(separator: ", ")
    throw Record.Fault(
      message: "\(place): \"\(name)\" is \(written.map { "\"\($0)\"" } ?? "missing"); it can be \(known)")
  }
}

/// The form that a field of a record must have.
private struct Form<Value> {
  let name: String
  let value: (JSONValue) -> Value?

  /// The value written; `nil` where there is none, or null. `field` is the field's name for messages.
  func read(_ written: JSONValue?, _ field: @autoclosure () -> String) throws(Record.Fault) -> Value? {
    guard let written, written != .null else { return nil }
    guard let value = value(written) else { throw Record.Fault(message: "\(field()) is not \(name)") }
    return value
  }
}

extension Form<String> {
  static var string: Form { Form(name: "a string") { if case .string(let text) = $0 { text } else { nil } } }
}

extension Form<[JSONValue]> {
  static var list: Form { Form(name: "a list") { if case .array(let list, _) = $0 { list } else { nil } } }
}

extension Form<[JSONValue.Field]> {
  static var object: Form { Form(name: "an object") { if case .object(let fields, _) = $0 { fields } else { nil } } }
}
