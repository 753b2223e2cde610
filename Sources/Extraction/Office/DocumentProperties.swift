import Text

/// What an office document says of itself outside its text: `docProps/core.xml`, `meta.xml`, or the group `\info` of
/// RTF.
struct DocumentProperties: XMLEvents {
  enum Field: UInt8 {
    case title, creator, firstCreator, created, modified
  }

  private static let fields = NameTable<Field?>(
    slots: 32,
    [
      (.title, "dc:title"), (.creator, "dc:creator"), (.firstCreator, "meta:initial-creator"),
      (.created, "dcterms:created meta:creation-date"), (.modified, "dcterms:modified dc:date"),
    ], none: nil)

  private var values: [Field: String] = [:]
  private var open: [Field?] = []
  /// The most bytes of such a value.
  static let longest = 1_000

  mutating func start(_ element: XMLElement) { open.append(Self.fields[element.name]) }

  mutating func end() { open.removeLast() }

  mutating func text(_ bytes: Span<UInt8>) {
    guard let field = open.last ?? nil, bytes.count <= Self.longest else { return }
    values[field, default: ""] += bytes.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
  }

  /// Sets the value of a field.
  mutating func set(_ field: Field, to value: String) { values[field] = value }

  /// Whether a field has a value.
  func has(_ field: Field) -> Bool { value(field) != nil }

  private func value(_ field: Field) -> String? {
    let value = values[field]?.trimmed ?? ""
    return value.isEmpty ? nil : value
  }

  /// The metadata, without the language, which is that of the program.
  ///
  /// The day is that of creation: the text was written from then on, whereas the last change may be by whoever stored,
  /// renamed or converted the file. A document made from an older one keeps that one's day, so a day in the text itself
  /// has precedence.
  var metadata: Metadata {
    var metadata = Metadata()
    if let title = value(.title), !Self.defaultTitles.contains(title.lowercased()) {
      metadata.set("title", to: [PageTitle.withoutProgram(title)], from: Self.source)
    }
    let creator = value(.firstCreator) ?? value(.creator)
    if let names = creator.map({ PersonName.names(in: $0) }), !names.isEmpty {
      metadata.set("author", to: names, from: Self.source)
    }
    for (field, name) in [(Field.created, "created"), (.modified, "last modified")] where metadata.date == nil {
      guard let day = value(field).flatMap({ DateReading.day(in: $0, as: .mention) }) else { continue }
      metadata.set("date", to: [day.description], from: "\(Self.source) (\(name))")
    }
    return metadata
  }

  private static let defaultTitles = Set(TokenList.defaultTitles.lineStrings)
  private static let source = "document properties"
}
