import Lexicons

/// Names what was compared: the same texts, with the same authors, dates and genres in the same groups.
///
/// Together with the version, the lexicon's digest and the options it tells whether another run had the same input. File names and
/// locations have no part in it.
enum DocumentsDigest {
  /// The SHA-256, in hexadecimal, of one line for each document, sorted by bytes, each ending in a line feed. A line has the text's
  /// fingerprint as in a tally, author, date, genre, group and level, separated by U+001F. What is not known is empty, and so are
  /// groups that are files. O(n log n).
  static func of(_ rows: [TallyRow], by key: GroupKey, within level: GroupKey?) -> String {
    func group(of row: TallyRow, by key: GroupKey?) -> String? {
      key.flatMap { $0.isOfExactNames ? nil : $0.group(of: row) }
    }
    let lines = rows.map { row in
      let told = [
        row.writtenFingerprint, GroupKey.author.group(of: row), row.date,
        GroupKey.genre.group(of: row), group(of: row, by: key), group(of: row, by: level),
      ]
      let fields = told.map { $0 ?? "" }
      return Array(fields.joined(separator: "\u{1F}").utf8) + [UInt8(ascii: "\n")]
    }
    var digest = SHA256()
    digest.add(lines.sorted { $0.lexicographicallyPrecedes($1) }.joined())
    return digest.hexadecimal
  }
}
