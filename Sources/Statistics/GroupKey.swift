import Scoring

/// What documents are grouped by.
public enum GroupKey: Hashable, Sendable {
  case author, model, year, genre
  /// A field of the metadata, by name; where no field is called so, what else a row holds under the name.
  case field(String)

  /// Reads a key as typed: `author`, `model`, `year`, `genre`, else the name of a field.
  public init(_ name: String) {
    switch name {
    case "author": self = .author
    case "model": self = .model
    case "year": self = .year
    case "genre": self = .genre
    default: self = .field(name)
    }
  }

  /// The key as typed.
  public var name: String {
    switch self {
    case .author: "author"
    case .model: "model"
    case .year: "year"
    case .genre: "genre"
    case .field(let name): name
    }
  }

  /// The group of a document, white space in its name folded: what nobody sees does not tell two names apart. `nil` when
  /// its metadata does not say.
  public func group(of row: TallyRow) -> String? {
    said(of: row).map(Self.folded).flatMap { $0.isEmpty ? nil : $0 }
  }

  /// A name with every stretch of white space one space, and none at its ends.
  public static func folded(_ name: String) -> String {
    name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private func said(of row: TallyRow) -> String? {
    switch self {
    case .author: row.author
    case .model: row.model.rawValue
    case .year: row.year.map(String.init)
    case .genre: row.genre
    case .field(let name): row.fields.first { $0.name == name }?.value ?? row.value(of: name)
    }
  }
}

extension TallyRow {
  /// What it holds beside the fields, by the name of a key.
  fileprivate func value(of name: String) -> String? {
    switch name {
    case "title": title
    case "date": date
    case "id": id
    case "file", "path": path
    default: nil
    }
  }

  /// The year of its date; `nil` when none is known.
  public var year: Int? { date.flatMap { Int($0.prefix(4)) } }
}

extension Tally {
  /// The names of the keys by which its documents can be grouped, those that all documents have last.
  public var namesOfKeys: [String] {
    let rows = rows
    let said = [
      ("author", rows.contains { $0.author != nil }), ("year", rows.contains { $0.year != nil }),
      ("genre", rows.contains { $0.genre != nil }), ("title", rows.contains { $0.title != nil }),
    ]
    let fields = Set(rows.flatMap { $0.fields.map(\.name) }).sorted()
    return said.filter(\.1).map(\.0) + fields + ["model", "file"]
  }
}
