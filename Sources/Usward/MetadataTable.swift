import Extraction
import Text

/// Metadata files: what is known of documents by the files that hold them.
///
/// A CSV with a column `file`, relative to the CSV's own folder, in which a file that was packed may go by the name that it had; `author`, `date`, `title`, `genre`, `language` and
/// `site` are what they say, every other column is a field by its name.
public struct MetadataTable: Sendable {
  /// Dates that are kept as written and are no dates of their documents, in the order of the rows.
  public private(set) var unreadDates: [UnreadDate] = []
  /// The path of the table; of several united, all of them parted by commas.
  public private(set) var path: String
  private var rows: [ExactName: Row] = [:]
  /// The keys of the files that are written so: in tables of several folders one name may stand for several files.
  private var written: [ExactName: Set<ExactName>] = [:]

  /// What a table says of a file, and where.
  private struct Row {
    var metadata: Metadata
    let written: String
    let path: String
    let line: Int
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
        let key = ExactName(withLinksFollowed(orPacked: file.isAbsolutePath ? file : "\(base)/\(file)"))
        if let first = lines[key] {
          throw .content("names \"\(file)\" again, first named on line \(first)", line: row.line)
        }
        lines[key] = row.line
        var metadata = Metadata()
        for (index, name) in reader.header.enumerated() where index != fileColumn && !name.isEmpty {
          metadata.set(name, to: row.fields[index], from: "metadata file")
        }
        if let value = metadata.unreadDate {
          unreadDates.append(UnreadDate(place: "\(path):\(row.line)", value: value))
        }
        rows[key] = Row(metadata: metadata, written: file, path: path, line: row.line)
        written[ExactName(file), default: []].insert(key)
      }
    } catch {
      throw error.fault(of: path)
    }
  }

  /// Reads several metadata files, whose rows unite: what two of them say of one file must not differ.
  public init?(paths: [String]) throws(FileFault) {
    guard let first = paths.first else { return nil }
    try self.init(path: first)
    for path in paths.dropFirst() { try unite(MetadataTable(path: path)) }
  }

  private mutating func unite(_ other: MetadataTable) throws(FileFault) {
    for (key, row) in other.rows.sorted(by: { $0.value.line < $1.value.line }) {
      written[ExactName(row.written), default: []].insert(key)
      guard let known = rows[key] else {
        rows[key] = row
        continue
      }
      // Where neither order changes anything, no field is said in two ways.
      let united = known.metadata.overridden(by: row.metadata)
      guard united == row.metadata.overridden(by: known.metadata) else {
        throw ReadingFault.content(
          "says other things of \"\(row.written)\" than \(known.path):\(known.line)", line: row.line
        ).fault(of: row.path)
      }
      rows[key]?.metadata = united
    }
    unreadDates += other.unreadDates
    path += ", \(other.path)"
  }

  /// How many files it describes.
  public var count: Int { rows.count }

  /// The files it names whose rows are not among those with the keys `used`, as written, sorted.
  func files(besides used: Set<ExactName>) -> [String] {
    rows.filter { !used.contains($0.key) }.map { ExactName($0.value.written) }.sorted().map(\.text)
  }

  /// What is known of a document: by its file or, for a record, by its id where that is written as a file of the table.
  func metadata(path: String, id: String) -> (key: ExactName, metadata: Metadata)? {
    let named = id == path ? [] : written[ExactName(id)] ?? []
    let key = (named.count == 1 ? named.first : nil) ?? ExactName(withLinksFollowed(path))
    return rows[key].map { (key, $0.metadata) }
  }
}
