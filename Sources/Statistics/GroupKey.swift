import Extraction
import Lexicons
import Scoring
import Text

/// What documents are grouped by.
public enum GroupKey: Hashable, Sendable {
  case author, model, year, genre
  /// A field of the metadata, by its name in small letters; where no field is called so, what else a row holds under it.
  case field(String)

  /// Reads a key as typed: `author`, `model`, `year`, `genre`, else the name of a field. Small and capital letters are the
  /// same, as in the names of columns.
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

  /// The group of a document, white space in its name folded: what nobody sees does not tell two names apart. `nil` when
  /// its metadata does not say, and among models where it is not judged: under 100 words, or with a lexicon that has no
  /// formula of the model.
  public func group(of row: TallyRow) -> String? {
    said(of: row).map(shown).flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Whether its groups are stretches of time.
  package var isOfTime: Bool { ["year", "quarter", "month"].contains(name) }

  /// Whether its groups are documents by their names: these differ by their bytes, as the names of files do.
  var isOfExactNames: Bool { ["file", "path", "id"].contains(name) }

  /// The name of a group, however it was typed: white space folded, but in names of files and ids.
  func shown(_ name: String) -> String { isOfExactNames ? name : Self.folded(name) }

  /// Whether two names are of one group. Those of files and ids are by their bytes; all else as people read it, an accent of one
  /// character or of two.
  package func isOne(_ a: String?, _ b: String?) -> Bool {
    isOfExactNames ? a.map(ExactName.init) == b.map(ExactName.init) : a == b
  }

  /// Rows by what it makes of them: sorted by name, those without one last.
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

  /// A name as names are told apart: white space that differs makes no other.
  package static func folded(_ name: String) -> String { name[...].withSingleSpaces }

  private func said(of row: TallyRow) -> String? {
    switch self {
    // Whoever stands first above what both wrote, it is by both.
    case .author: row.authors.count > 1 ? row.authors.map(Self.folded).sorted().joined(separator: ", ") : row.author
    case .model: row.reliability == .none ? nil : row.model?.rawValue
    case .year: row.year.map(String.init)
    case .genre: row.genre
    case .field(let name): row.fields.first { Self.folded($0.name).lowercased() == name }?.value ?? row.value(of: name)
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
    case "month": monthOfYear.flatMap { ISODay(year: $0.year, month: $0.month)?.description }
    case "quarter": monthOfYear.map { "\($0.year)-Q\(($0.month + 2) / 3)" }
    default: nil
    }
  }

  /// The year of its date; `nil` when none is known.
  public var year: Int? { day?.year }
  /// The year and the month of its date; `nil` where one is not known.
  private var monthOfYear: (year: Int, month: Int)? { day.flatMap { day in day.month.map { (day.year, $0) } } }
  /// Its date; `nil` when none is known.
  var day: ISODay? { date.flatMap { ISODay($0) } }
}

extension Tally {
  /// The names of the keys by which its documents can be grouped, those that all documents have last.
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
    // A field that the documents have by a name of the others, such as a year, is no other key.
    let fields = Set(rows.flatMap { $0.fields.map { GroupKey($0.name).name } }).subtracting(first + last)
    return first + fields.sorted() + last
  }
}
