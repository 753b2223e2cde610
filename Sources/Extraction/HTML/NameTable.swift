import Text

/// Values for names, by their hashes, with open addressing: every tag, every attribute and every word of a class is
/// looked up.
struct NameTable<Value: Sendable>: Sendable {
  private var slots: [(hash: UInt64, value: Value)]

  /// Makes a table with `count` slots, a power of two above the number of names; the more slots, the more look-ups end
  /// at the first. `none` is the value of all other names.
  init(slots count: Int, none: Value) { slots = [(hash: UInt64, value: Value)](repeating: (0, none), count: count) }

  /// Makes a table of values with their names, several names of one value separated by spaces.
  init(slots count: Int, _ names: [(Value, String)], none: Value) {
    self.init(slots: count, none: none)
    for (value, names) in names {
      for name in names.utf8.split(separator: UInt8(ascii: " ")) { add(value, of: WordHash.hash(of: name)) }
    }
  }

  /// Adds a name that is not there.
  mutating func add(_ value: Value, of hash: UInt64) { slots[slot(of: hash)] = (hash, value) }

  /// The value for a name.
  @inline(__always)
  subscript(_ hash: UInt64) -> Value { slots[slot(of: hash)].value }

  /// The slot of a name, or the empty one where it would be.
  @inline(__always)
  private func slot(of hash: UInt64) -> Int {
    var slot = WordHash.slot(hash, of: slots.count)
    while slots[slot].hash != hash, slots[slot].hash != 0 { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }
}
