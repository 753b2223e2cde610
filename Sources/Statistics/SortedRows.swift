import Scoring

/// The rows of a tally by whether they count.
struct SortedRows {
  var counted: [TallyRow] = []
  var duplicates: [TallyRow] = []
  var notEnglish: [TallyRow] = []

  /// Rows that are known to count.
  init(counted: [TallyRow]) { self.counted = counted }

  /// Of rows with equal texts by one author the first counts, and of those by an author who is not known, which may be
  /// anybody's; what two authors say alike both of them say. The others are flagged here, where all rows are there, so that the
  /// order in which they were read does not show.
  init(_ rows: [TallyRow]) {
    var authors: [UInt64: Set<String?>] = [:]
    for var row in rows {
      let author = GroupKey.author.group(of: row)
      let others = authors[row.fingerprint] ?? []
      let isCopy = author == nil ? !others.isEmpty : others.contains(author) || others.contains(nil)
      let isRepeated = row.words > 0 && isCopy
      if isRepeated {
        row.flags = row.flags.with(.duplicate)
      } else {
        authors[row.fingerprint, default: []].insert(author)
      }
      if row.flags.contains(.notEnglish) {
        notEnglish.append(row)
      } else if isRepeated {
        duplicates.append(row)
      } else {
        counted.append(row)
      }
    }
  }
}
