/// Surface forms by number. A form is hashed once per occurrence and compared byte by byte; everything else that is
/// known of it hangs on its number.
struct FormTable: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var hashes: [UInt64] = []
  /// Open addressing over powers of two, at most half full; -1 is free.
  private var slots: [Int32] = Array(repeating: -1, count: 1 << 12)

  /// How many forms there are.
  var count: Int { ends.count }

  /// The form's number, and whether it is new. O(bytes of the form).
  mutating func number(of text: Span<UInt8>, _ range: Range<Int>) -> (number: Int, isNew: Bool) {
    let hash = Self.hash(text, range)
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] >= 0 {
      let candidate = Int(slots[slot])
      if hashes[candidate] == hash, holds(candidate, text, range) { return (candidate, false) }
      slot = (slot + 1) & mask
    }
    slots[slot] = Int32(ends.count)
    for index in range { bytes.append(text[index]) }
    ends.append(bytes.count)
    hashes.append(hash)
    if ends.count * 2 > slots.count { grow() }
    return (ends.count - 1, true)
  }

  private func holds(_ form: Int, _ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let start = form == 0 ? 0 : ends[form - 1]
    guard ends[form] - start == range.count else { return false }
    for offset in 0..<range.count where bytes[start + offset] != text[range.lowerBound + offset] { return false }
    return true
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    let mask = slots.count - 1
    for (number, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(number)
    }
  }

  /// FNV-1a with a final mix, so that the low bits are good for a power-of-two table.
  private static func hash(_ text: Span<UInt8>, _ range: Range<Int>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in range { hash = (hash ^ UInt64(text[index])) &* 0x100_0000_01B3 }
    return hash ^ (hash >> 32)
  }
}
