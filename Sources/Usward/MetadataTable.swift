import Extraction

/// A metadata file: what is known of documents by the files that hold them.
///
/// A CSV with a column `file`, relative to the CSV's own folder; `author`, `date`, `title`, `genre`, `language` and
/// `site` are what they say, every other column is a field by its name.
public struct MetadataTable: Sendable {
  /// Dates that are kept as written and are no dates of their documents, in the order of the rows.
  public private(set) var unreadDates: [UnreadDate] = []
  /// The path of the table.
  public let path: String
  private var rows: [String: Metadata] = [:]
  private var written: [String: String] = [:]

  /// Reads the metadata file at `path`.
  public init(path: String) throws(FileFault) {
    self.path = path
    do throws(ReadingFault) {
      var reader = try CSVReader(LineReader(ReadingFault.ofFile { () throws(FileCause) in try OpenFile(path) }))
      guard let fileColumn = reader.header.firstIndex(where: { $0.lowercased() == "file" }) else {
        throw .content("there is no column named file; it has \(reader.header.joined(separator: ", "))", line: 1)
      }
      let folder = path.pathParts.dropLast().joined(separator: "/")
      let base = path.isAbsolutePath && folder.isEmpty ? "/" : folder.isEmpty ? "." : folder
      var lines: [String: Int] = [:]
      while let row = try reader.next() {
        let file = row.fields[fileColumn].trimmed
        if file.isEmpty { throw .content("the column file is empty", line: row.line) }
        let key = withLinksFollowed(file.isAbsolutePath ? file : "\(base)/\(file)")
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
        rows[key] = metadata
        written[file] = key
      }
    } catch {
      throw error.fault(of: path)
    }
  }

  /// How many files it describes.
  public var count: Int { rows.count }

  /// The files it names whose rows are not among those with the keys `used`, as written, sorted.
  func files(besides used: Set<String>) -> [String] {
    written.filter { !used.contains($0.value) }.map(\.key).sorted()
  }

  /// What is known of a document: by its file or, for a record, by its id where that is written as a file of the table.
  func metadata(path: String, id: String) -> (key: String, metadata: Metadata)? {
    let key = id == path ? withLinksFollowed(path) : (written[id] ?? withLinksFollowed(path))
    return rows[key].map { (key, $0) }
  }
}
