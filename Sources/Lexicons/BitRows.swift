/// Rows of bits, each kept once: which of some needs forms pass, where many forms pass the same.
struct BitRows: Sendable {
  /// Bits that are kept together, since rows are united.
  typealias Chunk = SIMD8<UInt64>

  /// How many chunks a row has.
  let height: Int
  /// All rows, one after another; the first has no bit.
  private(set) var chunks: [Chunk]
  /// The row that is being made.
  private var next: [Chunk]
  /// The hash of each row after the first.
  private var hashes: [UInt32] = []
  /// The rows by hash, the first after the empty one as 0. Open addressing over powers of two, at most half full; -1 is free.
  private var slots = Array(repeating: Int32(-1), count: 64)

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

  /// Where the row begins that was made; another one is begun.
  mutating func take() -> Int32 {
    guard let hash = Self.hash(next) else { return 0 }
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] >= 0, !isNext(Int(slots[slot]), hash) { slot = (slot + 1) & (slots.count - 1) }
    if slots[slot] < 0 {
      slots[slot] = Int32(hashes.count)
      hashes.append(hash)
      chunks.makeRoomSparingly(for: height)
      chunks += next
    }
    let row = slots[slot] + 1
    for level in 0..<height { next[level] = Chunk() }
    if 2 * hashes.count > slots.count { grow() }
    return row * Int32(height)
  }

  /// Whether a row is the one that was made.
  private func isNext(_ row: Int, _ hash: UInt32) -> Bool {
    guard hashes[row] == hash else { return false }
    let start = (row + 1) * height
    for level in 0..<height where chunks[start + level] != next[level] { return false }
    return true
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: 2 * slots.count)
    for (row, hash) in hashes.enumerated() {
      var slot = Int(hash) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(row)
    }
  }

  /// A hash of a row; `nil` where it has no bit.
  private static func hash(_ row: [Chunk]) -> UInt32? {
    var all = Chunk()
    var sums = Chunk()
    for chunk in row {
      all |= chunk
      sums = (sums &<< 7 | sums &>> 57) &+ chunk
    }
    if all == Chunk() { return nil }
    var hash: UInt64 = 0
    for word in sums.indices {
      hash = (hash ^ sums[word]) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
    }
    return UInt32(truncatingIfNeeded: hash)
  }
}

extension [BitRows.Chunk] {
  /// Adds a bit to a row.
  fileprivate mutating func insert(_ bit: Int32) {
    self[Int(bit >> 9)][Int(bit >> 6 & 7)] |= 1 << UInt64(bit & 63)
  }
}
