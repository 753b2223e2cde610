import Extraction
import Text

extension Metadata {
  /// Sets the value of a field of a record; null sets nothing.
  mutating func set(_ field: JSONValue.Field, from source: String) {
    switch (field.name, field.value) {
    case ("author", .array(let values, _)), ("authors", .array(let values, _)):
      authors = values.compactMap { $0.personName?.trimmed }.filter { !$0.isEmpty }
      if !authors.isEmpty { setSource(of: "author", to: source) }
    case ("author", .object), ("authors", .object):
      set(field.name, to: field.value.personName ?? "", from: source)
    case ("authors", _) where !authors.isEmpty, ("author", _) where !authors.isEmpty: break
    // `usward extract` and `usward score` write fields without a name of their own like this.
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

  /// Sets the field with this name, as a record, a metadata file or a pattern names it; an empty value sets nothing.
  /// Semicolons separate authors. A `year` is also the date where nothing better is known.
  mutating func set(_ name: String, to written: String, from source: String) {
    let value = written.trimmed
    guard !value.isEmpty else { return }
    let name = name.trimmed
    let field = name.lowercased()
    switch Field(written: field) {
    case .author:
      authors = value.namesInRow
      setSource(of: Field.author.rawValue, to: source)
      return
    case .date:
      // A date that cannot be read or is ambiguous is kept as written but is not the date of the record. A year known
      // from another field remains, whichever came first.
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
    guard let name = nameOfField("speaker"), !jsonFields.contains(name) else { return [] }
    return fields[name]?.namesInRow ?? []
  }

  /// The date as written where it cannot be read or is ambiguous, else the year where that cannot be read and no date
  /// is known; `nil` where neither applies. A year that stands in for such a date came from another field.
  var unreadDate: String? {
    func written(_ field: String) -> String? { nameOfField(field).flatMap { fields[$0] } }
    if date == nil { return written("date") ?? written("year") }
    return sources["date"] == nil ? written("date") : nil
  }

  /// The name of a further field as it is written. Of names that differ only in case the least one: the order of a
  /// dictionary's keys changes from run to run.
  private func nameOfField(_ field: String) -> String? { fields.keys.filter { $0.lowercased() == field }.min() }

  /// Whether it has a value for a field that has a name of its own, such as `author`; an unreadable date counts as a
  /// value.
  func says(_ field: String) -> Bool { sources[field] != nil || fields[field] != nil }

  /// The metadata with the values of `other` replacing its own.
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
  /// The names in a row that semicolons separate.
  fileprivate var namesInRow: [String] { split(separator: ";").map { String($0).trimmed }.filter { !$0.isEmpty } }

  /// The number without the fraction `.0` that pandas and others write for whole numbers in a column with gaps; any
  /// other text unchanged.
  fileprivate var withoutZeroFraction: String {
    hasSuffix(".0") && utf8.dropLast(2).allSatisfy(\.isASCIIDigit) ? String(dropLast(2)) : self
  }
}

extension JSONValue {
  /// The name of a person: a string, or the `name` of an object; `nil` where there is none.
  fileprivate var personName: String? {
    guard case .object(let fields, _) = self else { return text }
    return fields.last { $0.name.lowercased() == "name" }?.value.text
  }

  /// Whether every person in the list has a name.
  var isOfNames: Bool {
    switch self {
    case .null: true
    case .array(let values, _): values.allSatisfy { $0 == .null || $0.personName != nil }
    default: personName != nil
    }
  }
}
