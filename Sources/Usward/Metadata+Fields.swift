import Extraction
import Text

extension Metadata {
  /// Sets what a field of a record says; null says nothing.
  mutating func set(_ field: JSONValue.Field, from source: String) {
    switch (field.name, field.value) {
    case ("author", .array(let values, _)), ("authors", .array(let values, _)):
      authors = values.compactMap { $0.personName?.trimmed }.filter { !$0.isEmpty }
      if !authors.isEmpty { setSource(of: "author", to: source) }
    case ("author", .object), ("authors", .object):
      set(field.name, to: field.value.personName ?? "", from: source)
    case ("authors", _) where !authors.isEmpty, ("author", _) where !authors.isEmpty: break
    // As `usward extract` and `usward score` write what has no name of its own.
    case ("metadata", .object(let own, _)):
      for field in own {
        if let text = field.value.text { setField(field.name, to: text, isJSON: field.value.isWritten) }
        setSource(of: field.name.lowercased(), to: source)
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
    switch Field(written: field) {
    case .author:
      authors = value.split(separator: ";").map { String($0).trimmed }.filter { !$0.isEmpty }
      setSource(of: Field.author.rawValue, to: source)
      return
    case .date:
      // A date that cannot be read, or could be two, is kept as written but is no date of the record. A year that is known
      // besides stays, whichever came first.
      guard let day = EpochTime.day(value) ?? DateReading.day(in: value.withoutZeroFraction) else {
        setField(name, to: value)
        return
      }
      date = day.description
    case .title: title = value
    case .language: language = value.lowercased()
    case .site: site = value
    case .genre: genre = value
    case nil:
      setField(name, to: value)
      if field == "year", date == nil { date = DateReading.day(in: value.withoutZeroFraction)?.description }
    }
    setSource(of: field, to: source)
  }

  /// Under which names the author speaks where several do, parted by semicolons in the field `speaker`.
  var speakers: [String] {
    guard let field = fields.first(where: { $0.key.lowercased() == "speaker" && !jsonFields.contains($0.key) }) else {
      return []
    }
    return field.value.split(separator: ";").map { String($0).trimmed }.filter { !$0.isEmpty }
  }

  /// The date as written where it is none, or could be two, else the year where that is none and no date is known; `nil` where
  /// there is no such. The year that stands for a date then is of another field.
  var unreadDate: String? {
    // Of names that differ by case alone the least: a dictionary gives its keys in an order that changes from run to run.
    func written(_ name: String) -> String? {
      fields.keys.filter { $0.lowercased() == name }.min().flatMap { fields[$0] }
    }
    if date == nil { return written("date") ?? written("year") }
    return sources["date"] == nil ? written("date") : nil
  }

  /// Whether it says a field that has a name of its own, such as `author`; a date that cannot be read is said too.
  func says(_ field: String) -> Bool { sources[field] != nil || fields[field] != nil }

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

extension String {
  /// The number without the fraction `.0` that pandas and others write of whole numbers in a column with gaps; else the text.
  fileprivate var withoutZeroFraction: String {
    hasSuffix(".0") && utf8.dropLast(2).allSatisfy(\.isASCIIDigit) ? String(dropLast(2)) : self
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
