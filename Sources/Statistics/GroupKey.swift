import Extraction
import Lexicons
import Scoring
import Text

/// What documents are grouped by.
public enum GroupKey: Hashable, Sendable {
  case author, model, year, genre
  /// A field of the metadata, by its name in lower case, or else another value of a row of that name.
  case field(String)

  /// Reads a key as typed: `author`, `model`, `year`, `genre`, or the name of a field. Case does not matter, as in the
  /// names of columns.
  public init(_ name: String) {
    let name = Self.folded(name).lowercased()
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

  /// The group of a document, with white space in its name folded: what nobody can see does not distinguish two names.
  /// `nil` when its metadata has no value, and for the model when that is not judged: under 100 words, or with a
  /// lexicon without a model formula.
  public func group(of row: TallyRow) -> String? {
    said(of: row).map(shown).flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Whether its groups are stretches of time.
  package var isOfTime: Bool { ["year", "quarter", "month"].contains(name) }

  /// Whether its groups are documents by name: such names are compared by their bytes, as the names of files are.
  var isOfExactNames: Bool { ["file", "path", "id"].contains(name) }

  /// The name of a group with white space folded, except in names of files and ids.
  func shown(_ name: String) -> String { isOfExactNames ? name : Self.folded(name) }

  /// Whether two names mean the same group. Names of files and ids are compared by their bytes; all others as people
  /// read them, whether an accented letter is one character or two.
  package func isOne(_ a: String?, _ b: String?) -> Bool {
    isOfExactNames ? a.map(ExactName.init) == b.map(ExactName.init) : a == b
  }

  /// The rows by group, sorted by name, with those without a group last.
  func members(of rows: [TallyRow]) -> [(name: String?, rows: [TallyRow])] {
    func members<Name: Hashable & Comparable>(by name: (String) -> Name, _ text: (Name) -> String)
      -> [(name: String?, rows: [TallyRow])]
    {
      let members = Dictionary(grouping: rows) { group(of: $0).map(name) }
      let names = members.keys.compactMap { $0 }.sorted() + (members[nil] == nil ? [] : [nil])
      return names.map { ($0.map(text), members[$0] ?? []) }
    }
    return isOfExactNames ? members(by: ExactName.init, \.text) : members(by: { $0 }, { $0 })
  }

  /// A name as names are compared: differences in white space do not count.
  package static func folded(_ name: String) -> String { name[...].withSingleSpaces }

  private func said(of row: TallyRow) -> String? {
    switch self {
    // Co-authors are one group, in whatever order they are named.
    case .author: row.authors.count > 1 ? row.authors.map(Self.folded).sorted().joined(separator: ", ") : row.author
    case .model: row.reliability == .none ? nil : row.model?.rawValue
    case .year: row.year.map(String.init)
    case .genre: row.genre
    case .field(let name): row.fields.first { Self.folded($0.name).lowercased() == name }?.value ?? row.value(of: name)
    }
  }
}

extension TallyRow {
  /// A value of the row other than the fields, by the name of its key.
  fileprivate func value(of name: String) -> String? {
    switch name {
    case "title": title
    case "date": date
    case "id": id
    case "file", "path": path
    case "month": monthOfYear.flatMap { ISODay(year: $0.year, month: $0.month)?.description }
    case "quarter": monthOfYear.map { "\($0.year)-Q\(($0.month + 2) / 3)" }
    default: nil
    }
  }

  /// The year of its date; `nil` when it is unknown.
  public var year: Int? { day?.year }
  /// The year and month of its date; `nil` when either is unknown.
  private var monthOfYear: (year: Int, month: Int)? { day.flatMap { day in day.month.map { (day.year, $0) } } }
  /// Its date; `nil` when it is unknown.
  var day: ISODay? { date.flatMap { ISODay($0) } }
}

extension Tally {
  /// The names of the keys by which these documents can be grouped; keys that all documents have come last.
  package var namesOfKeys: [String] {
    let rows = rows
    let said = [
      ("author", rows.contains { $0.author != nil }), ("year", rows.contains { $0.year != nil }),
      ("quarter", rows.contains { $0.value(of: "quarter") != nil }),
      ("month", rows.contains { $0.value(of: "month") != nil }),
      ("genre", rows.contains { $0.genre != nil }), ("title", rows.contains { $0.title != nil }),
    ]
    let first = said.filter(\.1).map(\.0)
    let last = (scope.decidesModel ? ["model"] : []) + ["file"]
    // A field whose name is also a built-in key, such as year, is not a key of its own.
    let fields = Set(rows.flatMap { $0.fields.map { GroupKey($0.name).name } }).subtracting(first + last)
    return first + fields.sorted() + last
  }
}
