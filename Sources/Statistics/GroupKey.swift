import Scoring

/// What documents are grouped by.
public enum GroupKey: Hashable, Sendable {
  case author, model, year, genre
  /// A field of the metadata, by name.
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

  /// The group of a document; `nil` when its metadata does not say.
  public func group(of row: TallyRow) -> String? {
    switch self {
    case .author: row.author
    case .model: row.model.rawValue
    case .year: row.year.map(String.init)
    case .genre: row.genre
    case .field(let name): row.fields.first { $0.name == name }?.value
    }
  }
}

extension TallyRow {
  /// The year of its date; `nil` when none is known.
  public var year: Int? { date.flatMap { Int($0.prefix(4)) } }
}
