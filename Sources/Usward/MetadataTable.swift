import Extraction
import Text

/// Metadata files: what is known of documents, by the files that contain them.
///
/// A CSV with a column `file`, relative to the CSV's own folder; a packed file may go by the name it had before
/// packing. The columns `author`, `date`, `title`, `genre`, `language` and `site` mean what they say, and every other
/// column is a field by its name.
public struct MetadataTable: Sendable {
  /// Dates that cannot be read or are ambiguous, in the order of the rows; they are kept as written.
  public private(set) var unreadDates: [UnreadDate] = []
  /// The path of the table; the paths of several united tables, separated by commas.
  public private(set) var path: String
  private var rows: [ExactName: Row] = [:]
  /// The keys of the files written so: in tables from several folders one name may stand for several files.
  private var written: [ExactName: Set<ExactName>] = [:]
  /// The keys of rows that name no existing file, by the name compared as strings are, regardless of Unicode
  /// composition: the Mac decomposes names that a spreadsheet composes. A row that names an existing file belongs to
  /// that file alone.
  private var loose: [String: Set<ExactName>] = [:]
  /// The keys of rows by the last component of their names, in lower case.
  private var byLastName: [String: Set<ExactName>] = [:]

  /// What a table says of a file, and where.
  private struct Row {
    var metadata: Metadata
    let written: String
    let path: String
    let line: Int
    /// The name it stands for where there is no such file.
    let loose: String?
  }

  /// Reads the metadata file at `path`.
  public init(path: String) throws(FileFault) {
    self.path = path
    do throws(ReadingFault) {
      var reader = try CSVReader(LineReader(ReadingFault.ofFile { () throws(FileCause) in try OpenFile(path) }))
      guard let fileColumn = reader.header.firstIndex(where: { $0.lowercased() == "file" }) else {
        throw .content("there is no column named file; it has \(FieldNames.list(reader.header))", line: 1)
      }
      let folder = path.pathParts.dropLast().joined(separator: "/")
      let base = path.isAbsolutePath && folder.isEmpty ? "/" : folder.isEmpty ? "." : folder
      var lines: [ExactName: Int] = [:]
      while let row = try reader.next() {
        let file = row.fields[fileColumn].trimmed
        if file.isEmpty { throw .content("the column file is empty", line: row.line) }
        let (key, loose) = Self.key(of: file, in: base)
        if let first = lines[key] {
          throw .content("names \"\(file)\" again, first named on line \(first)", line: row.line)
        }
        lines[key] = row.line
        var metadata = Metadata()
        for (index, name) in reader.header.enumerated() where index != fileColumn && !name.isEmpty {
          metadata.set(name, to: row.fields[index], from: "metadata file")
        }
        if let value = metadata.unreadDate {
          unreadDates.append(UnreadDate(place: placeName(path, line: row.line), value: value))
        }
        add(Row(metadata: metadata, written: file, path: path, line: row.line, loose: loose), key)
      }
    } catch {
      throw error.fault(of: path)
    }
  }

  /// Reads several metadata files and unites their rows: what two of them say of one file must not differ.
  public init?(paths: [String]) throws(FileFault) {
    guard let first = paths.first else { return nil }
    try self.init(path: first)
    for path in paths.dropFirst() { try unite(MetadataTable(path: path)) }
  }

  private mutating func unite(_ other: MetadataTable) throws(FileFault) {
    for (key, row) in other.rows.sorted(by: { $0.value.line < $1.value.line }) {
      guard let known = add(row, key) else { continue }
      // Where the order makes no difference, no field has two values.
      let united = known.metadata.overridden(by: row.metadata)
      guard united == row.metadata.overridden(by: known.metadata) else {
        throw ReadingFault.content(
          "disagrees on \"\(row.written)\" with \(placeName(known.path, line: known.line))", line: row.line
        ).fault(of: row.path)
      }
      rows[key]?.metadata = united
    }
    unreadDates += other.unreadDates
    path += ", \(other.path)"
  }

  /// Adds a row. Where there is a row with its key, adds only another name for that, and returns it.
  @discardableResult
  private mutating func add(_ row: Row, _ key: ExactName) -> Row? {
    written[ExactName(row.written), default: []].insert(key)
    byLastName[Self.lastName(row.written), default: []].insert(key)
    if let name = row.loose {
      loose[name, default: []].insert(key)
      loose[row.written, default: []].insert(key)
    }
    if let known = rows[key] { return known }
    rows[key] = row
    return nil
  }

  /// The key of the file of a row, found by its path as written or, where nothing is there, with backslashes as
  /// slashes, as programs on Windows write them; and the name it stands for where there is no such file either.
  private static func key(of file: String, in folder: String) -> (key: ExactName, loose: String?) {
    for name in [file, file.replacing("\\", with: "/")] {
      let path = name.isAbsolutePath ? name : "\(folder)/\(name)"
      let followed = withLinksFollowed(orPacked: path)
      if followed != path || FileIdentity(file: path) != nil { return (ExactName(followed), nil) }
    }
    let name = file.replacing("\\", with: "/")
    let path = name.isAbsolutePath ? name : "\(withLinksFollowed(folder))/\(name)"
    var parts: [Substring] = []
    for part in path.pathParts {
      switch part {
      case "", ".": continue
      case "..": _ = parts.popLast()
      default: parts.append(part)
      }
    }
    let plain = "/" + parts.joined(separator: "/")
    return (ExactName(plain), plain)
  }

  /// The last component of a path or id in lower case, by which near misses are found.
  private static func lastName(_ name: String) -> String {
    (name.replacing("\\", with: "/").pathParts.last.map(String.init) ?? name).lowercased()
  }

  /// The files, as written, whose rows are not among those with the keys `used`, sorted.
  func files(besides used: Set<ExactName>) -> [String] {
    rows.filter { !used.contains($0.key) }.map { ExactName($0.value.written) }.sorted().map(\.text)
  }

  /// What is known of a document: by its file or, for a record, by its id where a row names that as its file.
  func metadata(path: String, id: String) -> (key: ExactName, metadata: Metadata)? {
    let named = id == path ? [] : written[ExactName(id)] ?? loose[id] ?? []
    guard let key = named.only ?? key(of: path) else { return nil }
    return rows[key].map { (key, $0.metadata) }
  }

  /// The key of the row of a file; `nil` where there is none, or several rows are written alike.
  private func key(of path: String) -> ExactName? {
    let file = withLinksFollowed(path)
    return rows[ExactName(file)] == nil ? loose[file]?.only : ExactName(file)
  }

  /// The keys of rows that nearly name a document without a row: the names differ only in the folder or in case.
  /// `isWhole` says that the folders are the same, too.
  func nearMisses(of id: String) -> [(key: ExactName, isWhole: Bool)] {
    (byLastName[Self.lastName(id)] ?? []).map { key in
      (key, withLinksFollowed(id).lowercased() == key.text.lowercased())
    }
  }

  /// The file of a row as written in it.
  func written(_ key: ExactName) -> String { rows[key]?.written ?? key.text }
}

extension Set {
  /// The element of a set with a single one; `nil` for any other set.
  fileprivate var only: Element? { count == 1 ? first : nil }
}
