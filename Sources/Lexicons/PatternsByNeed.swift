internal import CWordScan

/// Patterns by the rarest of their needs. A class, so that it is at hand in a step and never copied.
final class PatternsByNeed: Sendable {
  /// A bit for each need that is the rarest of a pattern.
  let first: [UInt64]
  /// The patterns, by their rarest need.
  let rows: [usward_needy_pattern]
  /// Their second and third needs.
  let others: [Int32]
  /// Where the patterns of each need begin, and where the last end.
  let starts: [Int32]

  init(_ patterns: [usward_needy_pattern], needs: Int) {
    rows = patterns.sorted { ($0.needs.0, $0.number) < ($1.needs.0, $1.number) }
    others = rows.flatMap { [$0.needs.1, $0.needs.2] }
    var first = Array(repeating: UInt64(0), count: NeedRows.words(needs))
    var starts = Array(repeating: Int32(0), count: needs + 1)
    for row in rows {
      first[Int(row.needs.0) / 64] |= 1 << UInt64(row.needs.0 % 64)
      starts[Int(row.needs.0) + 1] += 1
    }
    for need in 0..<needs { starts[need + 1] += starts[need] }
    self.first = first
    self.starts = starts
  }
}

extension usward_needy_pattern {
  /// What a pattern needs.
  init(_ number: Int, of code: PatternCode) {
    self.init()
    let place = PatternCode.needsLookedAt * number
    self.number = Int32(number)
    needs = (code.needs[place], code.needs[place + 1], code.needs[place + 2])
    let reaches = code.reaches[place..<place + PatternCode.needsLookedAt].map { (Int8($0.least), Int8($0.most)) }
    least = (reaches[0].0, reaches[1].0, reaches[2].0)
    most = (reaches[0].1, reaches[1].1, reaches[2].1)
  }
}
