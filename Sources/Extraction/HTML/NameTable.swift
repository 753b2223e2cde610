/// A 64-bit hash of a name in lower case (FNV-1a), so that names are compared as one word.
enum NameHash {
  static let empty: UInt64 = 0xCBF2_9CE4_8422_2325

  @inline(__always)
  static func adding(_ byte: UInt8, to hash: UInt64) -> UInt64 { (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }

  @inline(__always)
  static func slot(_ hash: UInt64, of count: Int) -> Int { Int(truncatingIfNeeded: (hash >> 32) ^ hash) & (count - 1) }

  static func of(_ name: some Sequence<UInt8>) -> UInt64 { name.reduce(empty) { adding($1, to: $0) } }
}

/// What is known of names, by their hashes. Open addressing: every tag, every attribute and every word of a class is looked up.
struct NameTable<Value: Sendable>: Sendable {
  private var slots: [(hash: UInt64, value: Value)]

  /// Makes a table with so many slots, a power of two and more than there are names: the more of them, the more often a
  /// look-up ends at the first. `none` is known of every other name.
  init(slots count: Int, none: Value) { slots = [(hash: UInt64, value: Value)](repeating: (0, none), count: count) }

  /// Adds a name that is not there.
  mutating func add(_ value: Value, of hash: UInt64) { slots[slot(of: hash)] = (hash, value) }

  /// What is known of a name.
  @inline(__always)
  subscript(_ hash: UInt64) -> Value { slots[slot(of: hash)].value }

  /// The slot of a name, or the empty one where it would be.
  @inline(__always)
  private func slot(of hash: UInt64) -> Int {
    var slot = NameHash.slot(hash, of: slots.count)
    while slots[slot].hash != hash, slots[slot].hash != 0 { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }
}
