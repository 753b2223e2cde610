import Scoring

/// The rows of a tally by whether they count.
struct SortedRows {
  var counted: [TallyRow] = []
  var duplicates: [TallyRow] = []
  var notEnglish: [TallyRow] = []

  /// Rows that are known to count.
  init(counted: [TallyRow]) { self.counted = counted }

  /// Of rows with equal texts the first not flagged counts, else the first.
  init(_ rows: [TallyRow], countsDuplicates: Bool) {
    var first: [UInt64: Int] = [:]
    for (index, row) in rows.enumerated() where row.words > 0 {
      guard let earlier = first[row.fingerprint] else {
        first[row.fingerprint] = index
        continue
      }
      if rows[earlier].flags.contains(.duplicate) && !row.flags.contains(.duplicate) { first[row.fingerprint] = index }
    }
    for (index, row) in rows.enumerated() {
      if row.flags.contains(.notEnglish) {
        notEnglish.append(row)
      } else if row.words > 0 && first[row.fingerprint] != index {
        duplicates.append(row)
        if countsDuplicates { counted.append(row) }
      } else {
        counted.append(row)
      }
    }
  }
}
