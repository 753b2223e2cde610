import Extraction
import Scoring
import Text

/// The fields of a record, a line of JSON or a row of CSV, read as a document.
///
/// `text` or `html` holds the document; `id`, `author`, `authors`, `date`, `title`, `genre`, `language`, `site` and
/// `voices` say what it is; every other field is kept as metadata.
enum Record {
  /// The document of a line of JSON whose fields have these names.
  static func document(
    json bytes: ArraySlice<UInt8>, path: String, line: Int, _ names: FieldNames = FieldNames()
  ) throws(DocumentFailure) -> Document {
    let place = "\(path):\(line)"
    func failure(_ message: String, id: String? = nil) -> DocumentFailure {
      DocumentFailure(id: id ?? place, path: path, kind: .badJSON, message: message, line: line)
    }
    let value: JSONValue
    do {
      value = try JSONReader.read(bytes)
    } catch {
      if bytes.first(where: { $0 > 0x20 }) == UInt8(ascii: "[") { throw failure(Self.isArray) }
      let remedy = String(validating: bytes, as: UTF8.self) == nil ? "; --encoding names another encoding" : ""
      throw failure("\(error.message), at byte \(error.offset + 1) of the line\(remedy)")
    }
    guard case .object(let written, _) = value else {
      if case .array = value { throw failure(Self.isArray) }
      throw failure("is not a JSON object")
    }
    let fields = names.renamed(written).map(Self.known)
    var document = Document(id: place, path: path, content: .bytes([]), line: line)
    // First of all, so that a failure says which record it is of.
    if let id = fields.last(where: { $0.name == "id" })?.value.text, !id.trimmed.isEmpty { document.id = id }
    do throws(ExtractedRecord.Fault) {
      if let record = try ExtractedRecord(fields) {
        document.content = .extracted(record.extracted)
        document.voices = record.voices
        return document
      }
    } catch {
      throw failure(error.message, id: document.id)
    }
    var (text, html): (String?, String?)
    for field in fields {
      switch (field.name, field.value) {
      case (_, .null): continue
      case ("text", .string(let written)): text = written
      case ("html", .string(let written)): html = written
      case ("text", _), ("html", _): throw failure("\"\(field.name)\" is not a string", id: document.id)
      case ("voices", let value):
        guard case .string(let name) = value, let voices = VoiceChoice(rawValue: name) else {
          throw failure(Self.unknownVoices(value), id: document.id)
        }
        document.voices = voices
      // What `usward extract` writes of a document's reading says nothing of a text that is read anew.
      case ("author", let value), ("authors", let value):
        guard value.isOfNames else {
          throw failure("\"\(field.name)\" holds an object without \"name\"", id: document.id)
        }
        document.metadata.set(field, from: "record")
      case ("blocks", .array): continue
      case (let name, _) where Self.fieldsOfReading.contains(name): continue
      default: document.metadata.set(field, from: "record")
      }
    }
    guard let content = content(text: text, html: html) else {
      throw failure(names.lackOfText(written), id: document.id)
    }
    document.content = content
    return document
  }

  /// What is said of a list where records are looked for.
  static let isArray = "is a JSON array; write one object a line (jq -c '.[]')"

  /// Fields that say what a document is called and how it was read, and so nothing of its author: no metadata of it.
  static let fieldsOfReading: Set<String> = ["id", "path", "sources", "encoding", "encoding_basis", "replaced_bytes"]

  /// The fields of which one holds the document.
  static let contentNames: Set<String> = ["text", "html"]

  /// The choices of `voices`, as messages name them.
  static let voiceChoices = "author, principal or all"

  /// The names that mean something in a record, in whatever case they are written; others are kept as they are.
  private static let names: Set<String> = ["id", "text", "html", "voices", "author", "authors", "metadata"]

  private static func known(_ field: JSONValue.Field) -> JSONValue.Field {
    let name = field.name.lowercased()
    return names.contains(name) ? JSONValue.Field(name: name, value: field.value) : field
  }

  /// What holds the document of a record that may have both: the text, unless it is empty.
  private static func content(text: String?, html: String?) -> Document.Content? {
    if let html, text?.trimmed.isEmpty ?? true { return .text(html, .html) }
    return text.map { .text($0, .text) }
  }

  private static func unknownVoices(_ value: JSONValue) -> String {
    if case .array = value { return "\"voices\" is a list of spans, which stand in \"text\"; there is none" }
    let written: String =
      switch value {
      case .string(let name): "\"\(name)\""
      case .object: "an object"
      default: value.text ?? "null"
      }
    return "\"voices\" is \(written); it can be \(voiceChoices), or a list of spans as extract writes it"
  }

  /// The document of a row of CSV under these column names; what stands under an empty one is passed over.
  static func document(
    row: CSVReader.Row, header: [String], path: String
  ) throws(DocumentFailure) -> Document {
    var document = Document(
      id: "\(path):\(row.line)", path: path, content: .text("", .text), line: row.line, encoding: row.encoding)
    // First of all, so that a failure says which record it is of.
    if let place = header.firstIndex(where: { $0.lowercased() == "id" }), !row.fields[place].trimmed.isEmpty {
      document.id = row.fields[place]
    }
    var (text, html): (String?, String?)
    for (name, field) in zip(header, row.fields) where !field.trimmed.isEmpty {
      switch name.lowercased() {
      case "", "id": continue
      case "text": text = field
      case "html": html = field
      case "voices":
        guard let voices = VoiceChoice(rawValue: field.trimmed) else {
          throw DocumentFailure(
            id: document.id, path: path, kind: .badCSV,
            message: "voices is \"\(field)\"; it can be \(voiceChoices)", line: row.line)
        }
        document.voices = voices
      default: document.metadata.set(name, to: field, from: "record")
      }
    }
    if let content = content(text: text, html: html) { document.content = content }
    return document
  }
}

extension Metadata {
  /// Sets what a field of a record says; null says nothing.
  mutating func set(_ field: JSONValue.Field, from source: String) {
    switch (field.name, field.value) {
    case ("author", .array(let values, _)), ("authors", .array(let values, _)):
      authors = values.compactMap { $0.personName?.trimmed }.filter { !$0.isEmpty }
      if !authors.isEmpty { sources["author"] = source }
    case ("author", .object), ("authors", .object):
      set(field.name, to: field.value.personName ?? "", from: source)
    case ("authors", _) where !authors.isEmpty, ("author", _) where !authors.isEmpty: break
    // As `usward extract` and `usward score` write what has no name of its own.
    case ("metadata", .object(let own, _)):
      for field in own {
        if let text = field.value.text { setField(field.name, to: text, isJSON: field.value.isWritten) }
        sources[field.name.lowercased()] = source
      }
    default:
      set(field.name, to: field.value.text ?? "", from: source)
      let name = field.name.trimmed
      if field.value.isWritten, let value = fields[name] { setField(name, to: value, isJSON: true) }
    }
  }

  /// Sets the field of that name, as a record, a metadata file or a pattern names it; an empty value sets nothing.
  /// Authors are parted by semicolons. A `year` is the date too where nothing better is known.
  mutating func set(_ name: String, to written: String, from source: String) {
    let value = written.trimmed
    guard !value.isEmpty else { return }
    let name = name.trimmed
    let field = name.lowercased()
    switch field {
    case "author", "authors":
      authors = value.split(separator: ";").map { String($0).trimmed }.filter { !$0.isEmpty }
      sources["author"] = source
      return
    case "date":
      // A date that cannot be read, or could be two, is kept as written but is no date of the record. A year that is known
      // besides stays, whichever came first.
      guard let day = EpochTime.day(value) ?? DateReading.day(in: value) else {
        setField(name, to: value)
        return
      }
      date = day.description
    case "title": title = value
    case "language", "lang": language = value.lowercased()
    case "site": site = value
    case "genre": genre = value
    default:
      setField(name, to: value)
      if field == "year", date == nil { date = DateReading.day(in: value)?.description }
    }
    sources[field] = source
  }

  /// The date as written where it is none, or could be two; `nil` where there is no such. The year that stands for it then
  /// is of another field.
  var unreadDate: String? {
    date == nil || sources["date"] == nil ? fields.first { $0.key.lowercased() == "date" }?.value : nil
  }

  /// The metadata with what `other` knows put in place of its own.
  func overridden(by other: Metadata) -> Metadata {
    if other.isEmpty { return self }
    if isEmpty { return other }
    var merged = self
    if let title = other.title { merged.title = title }
    if !other.authors.isEmpty { merged.authors = other.authors }
    if let date = other.date { merged.date = date }
    if let language = other.language { merged.language = language }
    if let site = other.site { merged.site = site }
    if let genre = other.genre { merged.genre = genre }
    let written = other.jsonFields
    for (name, value) in other.fields { merged.setField(name, to: value, isJSON: written.contains(name)) }
    merged.sources.merge(other.sources) { _, new in new }
    return merged
  }
}

extension JSONValue {
  /// The name of a person: a text, or an object's `name`; `nil` where there is none.
  fileprivate var personName: String? {
    guard case .object(let fields, _) = self else { return text }
    return fields.last { $0.name.lowercased() == "name" }?.value.text
  }

  /// Whether every person in it has a name.
  fileprivate var isOfNames: Bool {
    switch self {
    case .null: true
    case .array(let values, _): values.allSatisfy { $0 == .null || $0.personName != nil }
    default: personName != nil
    }
  }
}
