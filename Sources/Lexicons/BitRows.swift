/// Rows of bits, one after another: which of some needs forms pass.
struct BitRows: Sendable {
  /// Bits that are kept together, since rows are united.
  typealias Chunk = SIMD8<UInt64>

  /// How many chunks a row has.
  let height: Int
  /// All rows; the first has no bit.
  private(set) var chunks: [Chunk]
  /// The row that is being made.
  private var next: [Chunk]

  private static let bits = 512

  /// Room for rows of so many bits.
  init(bits: Int) {
    height = (bits + Self.bits - 1) / Self.bits
    next = Array(repeating: Chunk(), count: height)
    chunks = next
  }

  /// Makes room for so many rows.
  mutating func reserve(_ rows: Int) { chunks.reserveCapacity(rows * height) }

  /// A row of its own, of the length of these.
  func row(of bits: some Sequence<Int32>) -> [Chunk] {
    var row = Array(repeating: Chunk(), count: height)
    for bit in bits { row.insert(bit) }
    return row
  }

  /// Adds a bit to the row that is being made.
  mutating func insert(_ bit: Int32) { next.insert(bit) }

  /// Adds the bits of a row that was made, given where it begins.
  mutating func insert(rowAt start: Int32) {
    for level in 0..<height { next[level] |= chunks[Int(start) + level] }
  }

  /// Adds the bits of a row of its own.
  mutating func insert(_ row: [Chunk]) {
    for level in 0..<height { next[level] |= row[level] }
  }

  /// Where the row begins that was made; another one is begun. Rows are not looked for among those that there are: of ten kinds
  /// of forms nine pass something else.
  mutating func take() -> Int32 {
    var any = Chunk()
    for chunk in next { any |= chunk }
    if any == Chunk() { return 0 }
    let start = Int32(chunks.count)
    chunks.makeRoomSparingly(for: height)
    for level in 0..<height {
      chunks.append(next[level])
      next[level] = Chunk()
    }
    return start
  }
}

extension [BitRows.Chunk] {
  /// Adds a bit to a row.
  fileprivate mutating func insert(_ bit: Int32) {
    self[Int(bit >> 9)][Int(bit >> 6 & 7)] |= 1 << UInt64(bit & 63)
  }
}
