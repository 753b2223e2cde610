import Extraction
import Scoring
import Text

/// The fields of a record (a line of JSON or a row of CSV), read as a document.
///
/// `text` or `html` holds the document; `id`, `author`, `authors`, `date`, `title`, `genre`, `language`, `site` and
/// `voices` describe it; every other field is kept as metadata.
enum Record {
  /// What is wrong with a record.
  struct Fault: Error {
    /// The fault in plain words.
    var message: String
    /// What the caller may choose instead.
    var remedy: DocumentFailure.Remedy?
  }

  /// The document of a line of JSON; `names` are those of its fields.
  static func document(
    json bytes: ArraySlice<UInt8>, path: String, line: Int, _ names: FieldNames = FieldNames()
  ) throws(DocumentFailure) -> Document {
    var document = Document(id: placeName(path, line: line), path: path, content: .bytes([]), line: line)
    do throws(Fault) {
      try document.take(fields(of: bytes), names)
    } catch {
      var failure = document.failure(.badJSON, error.message)
      failure.remedy = error.remedy
      throw failure
    }
    return document
  }

  /// The fields of a line of JSON, as written.
  private static func fields(of bytes: ArraySlice<UInt8>) throws(Fault) -> [JSONValue.Field] {
    let value: JSONValue
    do throws(JSONFault) {
      value = try JSONReader.read(bytes)
    } catch {
      if bytes.first(where: { $0 > 0x20 }) == UInt8(ascii: "[") { throw Fault(message: isArray) }
      let isUTF8 = String(validating: bytes, as: UTF8.self) != nil
      let isCutOff = error.offset == bytes.count && bytes.first(where: { $0 > 0x20 }) == UInt8(ascii: "{")
      throw Fault(
        message: "\(error.message), at byte \(error.offset + 1) of the line"
          + (!isUTF8 ? "; name its encoding" : isCutOff ? "; write each object on one line (jq -c .)" : ""),
        remedy: isUTF8 ? nil : .encoding)
    }
    switch value {
    case .object(let fields, _): return fields
    case .array: throw Fault(message: isArray)
    default: throw Fault(message: "is not a JSON object")
    }
  }

  /// The fault of a list where records are expected.
  static let isArray = "is a JSON array; a record is an object"

  /// Fields that say what a document is called and how it was read. They say nothing of its author and are not
  /// metadata.
  static let fieldsOfReading: Set<String> = ["id", "path", "sources", "encoding", "encoding_basis", "replaced_bytes"]

  /// The fields of which one holds the document.
  static let contentNames: Set<String> = ["text", "html"]

  /// The choices for `voices`, as messages list them.
  static let voiceChoices = VoiceChoice.allCases.map(\.rawValue).alternatives

  /// The names that have a meaning in a record, in any case; others are kept as they are written.
  private static let names: Set<String> = ["id", "text", "html", "voices", "author", "authors", "metadata"]

  fileprivate static func known(_ field: JSONValue.Field) -> JSONValue.Field {
    let name = field.name.lowercased()
    return names.contains(name) ? JSONValue.Field(name: name, value: field.value) : field
  }

  /// The content of a record that may have both: the text, unless it is empty.
  fileprivate static func content(text: String?, html: String?) -> Document.Content? {
    if let html, text?.trimmed.isEmpty ?? true { return .text(html, .html) }
    return text.map { .text($0, .text) }
  }

  fileprivate static func unknownVoices(_ value: JSONValue) -> String {
    if case .array = value { return "\"voices\" is a list of spans in \"text\", which is missing" }
    let written: String =
      switch value {
      case .string(let name): "\"\(name)\""
      case .object: "an object"
      default: value.text ?? "null"
      }
    return
      "\"voices\" is \(written); it can be \(voiceChoices), or a list of spans, as records of extracted texts have it"
  }

  /// The document of a row of CSV under these column names; values under an empty name are ignored.
  static func document(
    row: CSVReader.Row, header: [String], path: String
  ) throws(DocumentFailure) -> Document {
    var document = Document(
      id: placeName(path, line: row.line), path: path, content: .text("", .text), line: row.line, encoding: row.encoding
    )
    // Read first, so that a failure can name the record.
    if let place = header.firstIndex(where: { $0.lowercased() == "id" }), !row.fields[place].trimmed.isEmpty {
      document.id = row.fields[place]
    }
    var (text, html, fault): (String?, String?, String?)
    for (name, field) in zip(header, row.fields) where !field.trimmed.isEmpty {
      switch name.lowercased() {
      case "", "id": continue
      case "text": text = field
      case "html": html = field
      case "voices":
        guard let voices = VoiceChoice(rawValue: field.trimmed) else {
          fault = "voices is \"\(field)\"; it can be \(voiceChoices)"
          continue
        }
        document.voices = voices
      default: document.metadata.set(name, to: field, from: "record")
      }
    }
    // Once all fields are known: a failure says whose the text is.
    if let fault { throw document.failure(.badCSV, fault) }
    if let content = content(text: text, html: html) { document.content = content }
    return document
  }
}

extension Document {
  /// Takes in the fields of a record, renamed by `names`.
  fileprivate mutating func take(_ written: [JSONValue.Field], _ names: FieldNames) throws(Record.Fault) {
    let fields = names.renamed(written).map(Record.known)
    // Read first, so that a failure can name the record.
    if let id = fields.last(where: { $0.name == "id" && $0.value != .null })?.value.text, !id.trimmed.isEmpty {
      self.id = id
    }
    // The first that is found. The other fields are taken in all the same: a failure says whose the text is.
    var fault: Record.Fault?
    do throws(Record.Fault) {
      if let record = try ExtractedRecord(fields) {
        content = .extracted(record.extracted)
        voices = record.voices
        return
      }
    } catch {
      fault = error
    }
    var (text, html): (String?, String?)
    // Of fields with one name the last one wins, as in most readers of JSON.
    let lastAuthor = fields.lastIndex { $0.name == "author" && $0.value != .null }
    for (index, field) in fields.enumerated() {
      switch (field.name, field.value) {
      case (_, .null): continue
      case ("author", _) where index != lastAuthor: continue
      case ("text", .string(let written)): text = written
      case ("html", .string(let written)): html = written
      case ("text", _), ("html", _): fault = fault ?? Record.Fault(message: "\"\(field.name)\" is not a string")
      case ("voices", let value):
        guard case .string(let name) = value, let choice = VoiceChoice(rawValue: name) else {
          fault = fault ?? Record.Fault(message: Record.unknownVoices(value))
          continue
        }
        voices = choice
      case ("author", let value), ("authors", let value):
        guard value.isOfNames else {
          fault = fault ?? Record.Fault(message: "\"\(field.name)\" holds an object without \"name\"")
          continue
        }
        metadata.set(field, from: "record")
      // What `usward extract` writes about its reading of a document says nothing of a text that is read anew.
      case ("blocks", .array): continue
      case (let name, _) where Record.fieldsOfReading.contains(name): continue
      default: metadata.set(field, from: "record")
      }
    }
    if let fault { throw fault }
    if html == nil, let message = SlackFields(fields) {
      try take(message)
      return
    }
    guard let content = Record.content(text: text, html: html) else {
      throw names.lackOfText(written)
    }
    self.content = content
  }
}
