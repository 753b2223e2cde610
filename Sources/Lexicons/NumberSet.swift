/// A set of numbers under a bound, a bit each.
struct NumberSet: Hashable, Sendable {
  private(set) var bits: [UInt64]
  /// Whether no number is there.
  private(set) var isEmpty = true

  /// No number of those under a bound.
  init(under bound: Int) { bits = Array(repeating: 0, count: (bound + 63) / 64) }

  /// The numbers of bits that are set.
  init(bits: [UInt64]) {
    self.bits = bits
    isEmpty = bits.allSatisfy { $0 == 0 }
  }

  /// Whether a number is there.
  func contains(_ number: Int32) -> Bool { bits[Int(number >> 6)] >> UInt64(number & 63) & 1 != 0 }

  /// Adds a number.
  mutating func insert(_ number: Int32) {
    bits[Int(number >> 6)] |= 1 &<< UInt64(truncatingIfNeeded: number)
    isEmpty = false
  }

  /// Adds those of a set under the same bound.
  mutating func formUnion(_ other: NumberSet) {
    for index in bits.indices { bits[index] |= other.bits[index] }
    isEmpty = isEmpty && other.isEmpty
  }

  /// Takes all away.
  mutating func removeAll() {
    if isEmpty { return }
    for index in bits.indices { bits[index] = 0 }
    isEmpty = true
  }

  /// Calls `body` with each number, in order.
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
