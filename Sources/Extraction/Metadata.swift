/// What a document says of itself. Absence is `nil` or empty.
///
/// Most files say nothing, and absent values take no room, since metadata accompanies every document from where it is
/// found to where its record is written.
public struct Metadata: Hashable, Sendable {
  /// All values; `nil` if there are none.
  private var said: Said?

  /// Makes empty metadata.
  public init() {}

  /// Makes metadata.
  public init(
    title: String? = nil, authors: [String] = [], date: String? = nil, language: String? = nil, site: String? = nil,
    genre: String? = nil, fields: [String: String] = [:], sources: [String: String] = [:]
  ) {
    say(
      Fields(
        title: title, authors: authors, date: date, language: language, site: site, genre: genre, fields: fields,
        sources: sources))
  }

  /// Whether there are no values.
  public var isEmpty: Bool { said == nil }

  /// The title.
  public var title: String? {
    get { said?.fields.title }
    set { change { $0.title = newValue } }
  }

  /// The authors in the order given; empty when none is known.
  public var authors: [String] {
    get { said?.fields.authors ?? [] }
    set { change { $0.authors = newValue } }
  }

  /// The date in ISO 8601 (`2024-05-31`), to the precision known (`2024-05`, `2024`).
  public var date: String? {
    get { said?.fields.date }
    set { change { $0.date = newValue } }
  }

  /// A BCP 47 tag in lower case, as declared.
  public var language: String? {
    get { said?.fields.language }
    set { change { $0.language = newValue } }
  }

  /// The site or organisation.
  public var site: String? {
    get { said?.fields.site }
    set { change { $0.site = newValue } }
  }

  /// The genre; `nil` where the metadata gives none.
  public var genre: String? {
    get { said?.fields.genre }
    set { change { $0.genre = newValue } }
  }

  /// Every other field, by name.
  public var fields: [String: String] {
    get { said?.fields.fields ?? [:] }
    set { change { $0.fields = newValue } }
  }

  /// The names of those `fields` whose value is JSON as written: a number, a truth value, a list or an object.
  package var jsonFields: Set<String> { said?.fields.jsonFields ?? [] }

  /// Sets a field without a property of its own to a text, or to JSON as written.
  package mutating func setField(_ name: String, to value: String, isJSON: Bool = false) {
    change {
      $0.fields[name] = value
      if isJSON { $0.jsonFields.insert(name) } else if !$0.jsonFields.isEmpty { $0.jsonFields.remove(name) }
    }
  }

  /// Sets the source of a field.
  package mutating func setSource(of field: String, to source: String) { change { $0.sources[field] = source } }

  /// The source of each field: `"author": "front matter"`.
  public var sources: [String: String] {
    get { said?.fields.sources ?? [:] }
    set { change { $0.sources = newValue } }
  }

  /// The authors as one string, "A, B"; `nil` when there is none.
  public var author: String? { authors.isEmpty ? nil : authors.joined(separator: ", ") }

  private mutating func change(_ body: (inout Fields) -> Void) {
    var fields = said?.fields ?? Fields()
    // Held only once while it changes; otherwise each of many fields would copy those before it.
    said = nil
    body(&fields)
    say(fields)
  }

  private mutating func say(_ fields: Fields) { said = fields == Fields() ? nil : .fields(fields) }
}

private indirect enum Said: Hashable, Sendable {
  case fields(Fields)

  var fields: Fields {
    switch self {
    case .fields(let fields): fields
    }
  }
}

private struct Fields: Hashable, Sendable {
  var title: String?
  var authors: [String] = []
  var date: String?
  var language: String?
  var site: String?
  var genre: String?
  var fields: [String: String] = [:]
  var jsonFields: Set<String> = []
  var sources: [String: String] = [:]
}
