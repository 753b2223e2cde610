import Lexicons

/// Names what was compared: the same texts, with the same authors, dates and genres in the same groups.
///
/// With the version, the lexicon's digest and the options it says whether another run had all that figures rest on. Names of files have
/// no part in it, and so neither has where they lie.
enum DocumentsDigest {
  /// The SHA-256 in hexadecimal of a line a document, sorted by bytes and each ended by a line feed: the text's fingerprint as a tally
  /// writes it, author, date, genre, group and level, parted by U+001F; empty what is not known, and groups that are files. O(n log n).
  static func of(_ rows: [TallyRow], by key: GroupKey, within level: GroupKey?) -> String {
    func group(of row: TallyRow, by key: GroupKey?) -> String? {
      key.flatMap { $0.isOfExactNames ? nil : $0.group(of: row) }
    }
    let lines = rows.map { row in
      let digits = String(row.fingerprint, radix: 16)
      let told = [
        String(repeating: "0", count: 16 - digits.utf8.count) + digits, GroupKey.author.group(of: row), row.date,
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
