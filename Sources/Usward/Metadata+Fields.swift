import Extraction
import Text

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
  var isOfNames: Bool {
    switch self {
    case .null: true
    case .array(let values, _): values.allSatisfy { $0 == .null || $0.personName != nil }
    default: personName != nil
    }
  }
}
