import CWordScan
import Text

extension CategoryTally {
  /// Moves counts by signature to sums by match.
  static func move(_ counts: inout [Count], _ lists: InternedLists<Int32>, to sums: inout [Count]) {
    precondition(counts.count <= lists.count, "each signature has a list")
    counts.withUnsafeMutableBufferPointer { counts in
      sums.withUnsafeMutableBufferPointer { sums in
        lists.ends.withUnsafeBufferPointer { ends in
          lists.pool.withUnsafeBufferPointer { matches in
            usward_move_counts(
              counts.baseAddress, counts.count, ends.baseAddress, matches.baseAddress, sums.baseAddress)
          }
        }
      }
    }
  }

  /// Adds sums by match to the counts of categories, and to `negated` those within a negation. Resets them, and writes
  /// the counts of categories' own entries to the front of `own`. Returns the number of these.
  static func take(
    _ sums: inout [Count], to counts: inout [Int], _ negated: inout [Int], _ own: inout [usward_own_count]
  ) -> Int {
    precondition(
      CountedMatch.count(min(counts.count, negated.count)) >= sums.count && 2 * own.count > sums.count,
      "there is room for all categories")
    return sums.withUnsafeMutableBufferPointer { sums in
      counts.withUnsafeMutableBufferPointer { counts in
        negated.withUnsafeMutableBufferPointer { negated in
          own.withUnsafeMutableBufferPointer { own in
            usward_take_counts(sums.baseAddress, sums.count, counts.baseAddress, negated.baseAddress, own.baseAddress)
          }
        }
      }
    }
  }
}

extension Table<Int16> {
  /// The sums of the rows whose numbers are in a set; a row has four times `height` numbers.
  func sums(ofRows height: Int, in set: NumberSet) -> [Int32] {
    var sums: [Int32] = []
    sums.append(addingCapacity: 4 * height) { for _ in 0..<4 * height { $0.append(0) } }
    precondition(set.bound * sums.count <= count, "each number has a row")
    withPointer { rows in
      guard let rows else { return }
      set.bits.withUnsafeBufferPointer { bits in
        guard let first = bits.baseAddress else { return }
        usward_add_rows(rows, height, first, bits.count, &sums)
      }
    }
    return sums
  }
}

extension Span<UInt8> {
  /// At most 16 bytes as two numbers, with the first byte lowest, padded with zeros.
  @inline(__always)
  func halves(_ range: Range<Int>) -> (UInt64, UInt64) {
    let start = range.lowerBound
    guard start + 16 <= count else {
      var (low, high): (UInt64, UInt64) = (0, 0)
      for (place, index) in range.enumerated() {
        let byte = UInt64(self[index]) << UInt64(8 * (place & 7))
        if place < 8 { low |= byte } else { high |= byte }
      }
      return (low, high)
    }
    // The bounds are checked; it is unsafe only for types with invalid bit patterns.
    let low = UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self))
    let high = UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: start + 8, as: UInt64.self))
    let left = 8 * range.count
    return (low & ~(UInt64.max << UInt64(left)), left <= 64 ? 0 : high & ~(UInt64.max << UInt64(left - 64)))
  }
}

extension Table {
  /// Prefetches the memory of a row that will be read soon, while there is something else to do.
  @inline(__always)
  func prefetch(_ place: Int) {
    precondition(place >= 0 && place < count, "there is something at the place")
    withPointer { if let rows = $0 { usward_prefetch(rows + place) } }
  }
}

extension [Int32] {
  /// Replaces each number with the element of a table at that index, without bounds checks.
  mutating func name(by table: [Int32]) {
    var numbers = mutableSpan
    table.span.withUnsafeBufferPointer { table in
      numbers.withUnsafeMutableBufferPointer { numbers in
        guard let table = table.baseAddress, let first = numbers.baseAddress else { return }
        usward_name_types(table, first, numbers.count)
      }
    }
  }
}
