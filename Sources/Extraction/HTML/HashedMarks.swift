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

/// Phrases by their first bytes: a text begins like few of them.
struct PhraseList: Sendable {
  private var byFirst = [[[UInt8]]](repeating: [], count: 256)

  mutating func add(_ phrase: [UInt8]) { if let first = phrase.first { byFirst[Int(first)].append(phrase) } }

  /// The phrases that may begin with a byte, whatever its ASCII case.
  @inline(__always)
  func beginning(with byte: UInt8) -> [[UInt8]] { byFirst[Int(byte.asciiLowercased)] }

  /// Whether a text begins with one, whatever its ASCII case.
  @inline(__always)
  func begins(_ text: ArraySlice<UInt8>) -> Bool {
    guard let first = text.first else { return false }
    let likely = beginning(with: first)
    return !likely.isEmpty && likely.contains { Self.begins(text, with: $0) }
  }

  static func begins(_ text: ArraySlice<UInt8>, with phrase: [UInt8]) -> Bool {
    text.count >= phrase.count && zip(text, phrase).allSatisfy { $0.asciiLowercased == $1 }
  }
}
