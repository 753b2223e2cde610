import Extraction
import Scoring

/// The fields of a record, a line of JSON or a row of CSV, read as a document.
///
/// `text` or `html` holds the document; `id`, `author`, `authors`, `date`, `title`, `genre`, `language`, `site` and
/// `voices` say what it is; every other field is kept as metadata.
enum Record {
  /// The document of a line of JSON.
  static func document(json bytes: ArraySlice<UInt8>, path: String, line: Int) throws(DocumentFailure) -> Document {
    let place = "\(path):\(line)"
    func failure(_ message: String, id: String? = nil) -> DocumentFailure {
      DocumentFailure(id: id ?? place, path: path, kind: .badJSON, message: message, line: line)
    }
    let value: JSONValue
    do {
      value = try JSONReader.read(bytes)
    } catch {
      throw failure("\(error.message), at byte \(error.offset + 1) of the line")
    }
    guard case .object(let fields, _) = value else { throw failure("is not a JSON object") }
    var document = Document(id: place, path: path, content: .bytes([]), line: line)
    var hasText = false
    for field in fields {
      switch (field.name, field.value) {
      case (_, .null): continue
      case ("id", let value): document.id = value.text ?? place
      case ("text", .string(let text)):
        document.content = .text(text, .text)
        hasText = true
      case ("html", .string(let html)):
        if !hasText { document.content = .text(html, .html) }
        hasText = true
      case ("text", _), ("html", _): throw failure("\"\(field.name)\" is not a string", id: document.id)
      case ("voices", .string(let name)):
        guard let voices = VoiceChoice(rawValue: name) else {
          throw failure("\"voices\" is \"\(name)\"; it can be author, principal or all", id: document.id)
        }
        document.voices = voices
      // What `usward extract` writes may be read again: its spans of voices are found anew.
      case ("voices", _), ("sources", _), ("path", _), ("encoding", _), ("replaced_bytes", _): continue
      case ("author", .array(let values, _)), ("authors", .array(let values, _)):
        document.metadata.authors = values.compactMap(\.text).filter { !$0.trimmed.isEmpty }
      case ("authors", _) where !document.metadata.authors.isEmpty: continue
      case ("author", _) where !document.metadata.authors.isEmpty: continue
      default: document.metadata.set(field.name, to: field.value.text ?? "", from: "record")
      }
    }
    guard hasText else { throw failure("has neither \"text\" nor \"html\"", id: document.id) }
    return document
  }

  /// The document of a row of CSV under these column names.
  static func document(
    row: CSVReader.Row, header: [String], path: String
  ) throws(DocumentFailure) -> Document {
    var document = Document(
      id: "\(path):\(row.line)", path: path, content: .text("", .text), line: row.line)
    for (name, field) in zip(header, row.fields) where !field.trimmed.isEmpty {
      switch name.lowercased() {
      case "id": document.id = field
      case "text": document.content = .text(field, .text)
      case "html": document.content = .text(field, .html)
      case "voices":
        guard let voices = VoiceChoice(rawValue: field.trimmed) else {
          throw DocumentFailure(
            id: document.id, path: path, kind: .badCSV,
            message: "voices is \"\(field)\"; it can be author, principal or all", line: row.line)
        }
        document.voices = voices
      default: document.metadata.set(name, to: field, from: "record")
      }
    }
    return document
  }
}

extension Metadata {
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
      // A date that cannot be read, or could be two, is kept as written but is no date of the record.
      date = DateReading.day(in: value)?.description
      if date == nil {
        fields[name] = value
        return
      }
    case "title": title = value
    case "language", "lang": language = value.lowercased()
    case "site": site = value
    case "genre": genre = value
    default:
      fields[name] = value
      if field == "year", date == nil { date = DateReading.day(in: value)?.description }
    }
    sources[field] = source
  }

  /// The date as written where it is none, or could be two; `nil` where there is no such.
  var unreadDate: String? { date == nil ? fields.first { $0.key.lowercased() == "date" }?.value : nil }

  /// The metadata with what `other` knows put in place of its own.
  func overridden(by other: Metadata) -> Metadata {
    if other == Metadata() { return self }
    var merged = self
    if let title = other.title { merged.title = title }
    if !other.authors.isEmpty { merged.authors = other.authors }
    if let date = other.date { merged.date = date }
    if let language = other.language { merged.language = language }
    if let site = other.site { merged.site = site }
    if let genre = other.genre { merged.genre = genre }
    merged.fields.merge(other.fields) { _, new in new }
    merged.sources.merge(other.sources) { _, new in new }
    return merged
  }
}
