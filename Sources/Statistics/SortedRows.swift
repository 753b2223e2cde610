import Scoring

/// The rows of a tally, sorted by whether they count.
struct SortedRows {
  var counted: [TallyRow] = []
  var duplicates: [TallyRow] = []
  var notEnglish: [TallyRow] = []

  /// Takes rows that are known to count.
  init(counted: [TallyRow]) { self.counted = counted }

  /// Sorts all rows of a tally. Of rows with equal texts by one author the first counts; so does the first of those by
  /// an unknown author, who could be anyone. What two known authors both say, both of them say. Duplicates are flagged
  /// here, where all rows are at hand, so that the order in which they were read does not matter.
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
