/// The marks by the hash of a name. Open addressing, as for elements: every word of every class is looked up.
struct HashedMarks: Sendable {
  private var slots: [(hash: UInt64, marks: MarkupNames.Marks)]
  /// Eight bits a slot, of which those are set at which hashes fall: most words are no names, and what tells so must be near.
  private var bits: [UInt64]

  init(_ marks: [UInt64: MarkupNames.Marks]) {
    // A power of two, at least four times the names: nearly every look-up ends at the first slot.
    var size = 64
    while size < marks.count * 4 { size *= 2 }
    slots = [(hash: UInt64, marks: MarkupNames.Marks)](repeating: (0, []), count: size)
    bits = [UInt64](repeating: 0, count: size / 8)
    for (hash, mark) in marks {
      let bit = NameHash.slot(hash, of: 8 * size)
      bits[bit / 64] |= 1 << UInt64(bit % 64)
      var slot = NameHash.slot(hash, of: size)
      while slots[slot].hash != 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = (hash, mark)
    }
  }

  /// The marks of a name; none when the file does not have it.
  @inline(__always)
  subscript(_ hash: UInt64) -> MarkupNames.Marks {
    let bit = NameHash.slot(hash, of: 64 * bits.count)
    guard bits[bit / 64] >> UInt64(bit % 64) & 1 != 0 else { return [] }
    var slot = NameHash.slot(hash, of: slots.count)
    while slots[slot].hash != 0 {
      if slots[slot].hash == hash { return slots[slot].marks }
      slot = (slot + 1) & (slots.count - 1)
    }
    return []
  }
}
