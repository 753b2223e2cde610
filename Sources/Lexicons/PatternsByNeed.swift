import CWordScan

/// Patterns by their rarest need.
struct PatternsByNeed: Sendable {
  /// The patterns that have bits of needs of their own, in the order of these bits.
  private(set) var common = Table<usward_needy_pattern>()
  /// A bit for each need that is the rarest of a pattern here.
  private(set) var first = Table<UInt64>()
  /// The other patterns, by their rarest need.
  private(set) var rows = Table<usward_needy_pattern>()
  /// Their second needs, and above 16 bits their third needs.
  private(set) var others = Table<UInt32>()
  /// Where the patterns of each need begin, with the other needs of the first of them; and where the last end.
  private(set) var starts = Table<usward_rows_of_need>()

  /// Makes an empty collection.
  init() {}

  init(_ patterns: [usward_needy_pattern], common: [usward_needy_pattern]) {
    // The first bit belongs to no pattern.
    self.common = Table(common.isEmpty ? [] : [usward_needy_pattern()] + common)
    let rows = patterns.sorted { ($0.needs.0, $0.number) < ($1.needs.0, $1.number) }
    let others = rows.map { Self.short($0.needs.1) | Self.short($0.needs.2) << 16 }
    let needs = Int(rows.last?.needs.0 ?? 0) + 1
    var first = Array(repeating: UInt64(0), count: NeedRows.words(needs))
    var starts: [usward_rows_of_need] = []
    for (place, row) in rows.enumerated() {
      first[Int(row.needs.0) / 64] |= 1 << UInt64(row.needs.0 % 64)
      let rowsOfNeed = usward_rows_of_need(start: Int32(place), others: others[place])
      while starts.count <= row.needs.0 { starts.append(rowsOfNeed) }
    }
    starts.append(usward_rows_of_need(start: Int32(rows.count), others: 0))
    self.rows = Table(rows)
    self.others = Table(others)
    self.first = Table(first)
    self.starts = Table(starts)
  }

  /// The number of a need in 16 bits. A need that does not fit is not checked before the pattern is looked up.
  private static func short(_ need: Int32) -> UInt32 { UInt32(UInt16(exactly: need) ?? UInt16(NeedNumbers.always)) }
}

extension PatternsByNeed: TableCodable {
  mutating func code(_ coder: inout some TableCoder) {
    coder.table(&common)
    coder.table(&first)
    coder.table(&rows)
    coder.table(&others)
    coder.table(&starts)
  }
}
