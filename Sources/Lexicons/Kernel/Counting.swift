import CWordScan

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
