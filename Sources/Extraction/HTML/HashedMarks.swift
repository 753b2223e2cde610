import Text

/// Marks by the hash of a name; every word of every class is looked up.
struct HashedMarks: Sendable {
  private var table: NameTable<MarkupNames.Marks>
  /// Eight bits for each slot, of which those are set that some hash selects: most words are not names, and the filter
  /// that tells so must stay in the cache.
  private var bits: [UInt64]

  init(_ marks: [UInt64: MarkupNames.Marks]) {
    // At least four slots for each name: nearly every look-up ends at the first slot.
    var size = 64
    while size < marks.count * 4 { size *= 2 }
    table = NameTable(slots: size, none: [])
    bits = [UInt64](repeating: 0, count: size / 8)
    for (hash, mark) in marks {
      let bit = WordHash.slot(hash, of: 8 * size)
      bits[bit / 64] |= 1 << UInt64(bit % 64)
      table.add(mark, of: hash)
    }
  }

  /// The marks of a name; none when the file does not have it.
  @inline(__always)
  subscript(_ hash: UInt64) -> MarkupNames.Marks {
    let bit = WordHash.slot(hash, of: 64 * bits.count)
    return bits[bit / 64] >> UInt64(bit % 64) & 1 == 0 ? [] : table[hash]
  }
}
