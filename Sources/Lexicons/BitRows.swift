/// Rows of bits, one after another: which of some needs forms pass.
struct BitRows: Sendable {
  /// Bits that are kept together, since rows are united.
  typealias Chunk = SIMD8<UInt64>

  /// How many chunks a row has.
  let height: Int
  /// All rows; the first has no bit.
  private(set) var chunks: [Chunk]
  private static let bits = 512

  /// Room for rows of so many bits.
  init(bits: Int) {
    height = (bits + Self.bits - 1) / Self.bits
    chunks = Array(repeating: Chunk(), count: height)
  }

  /// Makes room for so many rows.
  mutating func reserve(_ rows: Int) { chunks.reserveCapacity(rows * height) }

  /// A row of its own, of the length of these.
  func row(of bits: some Sequence<Int32>) -> [Chunk] {
    var row = Array(repeating: Chunk(), count: height)
    for bit in bits { row.insert(bit) }
    return row
  }

  /// Where a row begins that has some bits: a new one, but for the one that has none.
  mutating func add(_ bits: [Int32]) -> Int32 {
    if bits.isEmpty { return 0 }
    let start = Int32(chunks.count)
    chunks.makeRoomSparingly(for: height)
    chunks += row(of: bits)
    return start
  }

  /// The same for the bits of a table.
  mutating func add(_ bits: Table<UInt16>) -> Int32 {
    if bits.isEmpty { return 0 }
    let start = chunks.count
    chunks.makeRoomSparingly(for: height)
    chunks.append(addingCapacity: height) { end in
      for _ in 0..<height { end.append(Chunk()) }
    }
    var rows = chunks.mutableSpan
    rows.insert(bits, from: start)
    return Int32(start)
  }

  /// Where a row begins that has the bits of another, given where that begins, and those of a row of its own.
  mutating func row(_ start: Int32, and others: [Chunk]) -> Int32 {
    let end = Int32(chunks.count)
    chunks.makeRoomSparingly(for: height)
    for level in 0..<height { chunks.append(chunks[Int(start) + level] | others[level]) }
    return end
  }
}

extension [BitRows.Chunk] {
  /// Adds a bit to a row.
  fileprivate mutating func insert(_ bit: Int32) {
    self[Int(bit >> 9)][Int(bit >> 6 & 7)] |= 1 << UInt64(bit & 63)
  }
}
