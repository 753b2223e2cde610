/// A set of numbers below a bound, with a bit each.
struct NumberSet: Hashable, Sendable {
  private(set) var bits: [UInt64]
  /// The exclusive upper bound of the numbers.
  let bound: Int
  /// Whether the set is empty.
  private(set) var isEmpty = true

  /// Makes an empty set.
  init(under bound: Int) {
    self.bound = bound
    bits = Array(repeating: 0, count: (bound + 63) / 64)
  }

  /// Makes the set of the bits that are set, all below the bound.
  init(bits: [UInt64], under bound: Int) {
    precondition(bits.count == (bound + 63) / 64, "each number has a bit")
    precondition(bound & 63 == 0 || bits[bits.count - 1] >> UInt64(bound & 63) == 0, "all numbers are under the bound")
    self.bits = bits
    self.bound = bound
    isEmpty = bits.allSatisfy { $0 == 0 }
  }

  /// Whether a number is in the set.
  func contains(_ number: Int32) -> Bool { bits[Int(number >> 6)] >> UInt64(number & 63) & 1 != 0 }

  /// Adds a number.
  mutating func insert(_ number: Int32) {
    precondition(Int(number) < bound, "a number is under the bound")
    bits[Int(number >> 6)] |= 1 &<< UInt64(truncatingIfNeeded: number)
    isEmpty = false
  }

  /// Adds the numbers of a set with the same bound.
  mutating func formUnion(_ other: NumberSet) {
    for index in bits.indices { bits[index] |= other.bits[index] }
    isEmpty = isEmpty && other.isEmpty
  }

  /// Removes all numbers.
  mutating func removeAll() {
    if isEmpty { return }
    for index in bits.indices { bits[index] = 0 }
    isEmpty = true
  }

  /// Calls `body` with each number in ascending order.
  func forEach(_ body: (Int) -> Void) {
    for (index, word) in bits.enumerated() {
      var left = word
      while left != 0 {
        body(64 * index + left.trailingZeroBitCount)
        left &= left &- 1
      }
    }
  }
}
