import Scoring

/// The rows of a tally by whether they count.
struct SortedRows {
  var counted: [TallyRow] = []
  var duplicates: [TallyRow] = []
  var notEnglish: [TallyRow] = []

  /// Rows that are known to count.
  init(counted: [TallyRow]) { self.counted = counted }

  /// Of rows with equal texts the first counts; the others are flagged here, where all rows are there, so that the order
  /// in which they were read does not show.
  init(_ rows: [TallyRow]) {
    var seen: Set<UInt64> = []
    for var row in rows {
      let isRepeated = row.words > 0 && !seen.insert(row.fingerprint).inserted
      if isRepeated { row.flags = row.flags.with(.duplicate) }
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
