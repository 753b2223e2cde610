/// Rows of bits, each kept once: which of some tests or needs forms pass, where many forms pass the same.
struct BitRows<Chunk: BitChunk>: Sendable {
  /// How many chunks a row has.
  let height: Int
  /// All rows, one after another; the first has no bit.
  private(set) var chunks: [Chunk]
  /// The row that is being made, 64 bits each, and whether it has a bit.
  private var next: [UInt64]
  private var isEmpty = true
  /// The hash of each row after the first.
  private var hashes: [UInt32] = []
  /// The rows by hash, the first after the empty one as 0. Open addressing over powers of two, at most half full; -1 is free.
  private var slots: [Int32]

  private static var fewestSlots: Int { 64 }

  /// Room for rows of so many bits.
  init(bits: Int) {
    height = (bits + 64 * Chunk.words - 1) / (64 * Chunk.words)
    next = Array(repeating: 0, count: height * Chunk.words)
    chunks = Self.row(next)
    slots = Array(repeating: -1, count: Self.fewestSlots)
  }

  /// A row of its own, of the length of these.
  func row(of bits: some Sequence<Int32>) -> [Chunk] {
    var row = Array(repeating: UInt64(0), count: next.count)
    for bit in bits { row[Int(bit) / 64] |= 1 << UInt64(bit % 64) }
    return Self.row(row)
  }

  /// Adds a bit to the row that is being made.
  mutating func insert(_ bit: Int32) {
    next[Int(bit) / 64] |= 1 << UInt64(bit % 64)
    isEmpty = false
  }

  /// Where the row begins that was made; another one is begun.
  mutating func take() -> Int32 {
    if isEmpty { return 0 }
    let hash = Self.hash(next)
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] >= 0, !isNext(Int(slots[slot]), hash) { slot = (slot + 1) & (slots.count - 1) }
    if slots[slot] < 0 {
      slots[slot] = Int32(hashes.count)
      hashes.append(hash)
      chunks.makeRoomSparingly(for: height)
      for place in 0..<height { chunks.append(Chunk(next, at: place)) }
    }
    let row = slots[slot] + 1
    for index in next.indices { next[index] = 0 }
    isEmpty = true
    if 2 * hashes.count > slots.count { grow() }
    return row * Int32(height)
  }

  /// Forgets all rows but the first.
  mutating func removeAll() {
    chunks.removeLast(chunks.count - height)
    hashes.removeAll(keepingCapacity: true)
    slots = Array(repeating: -1, count: Self.fewestSlots)
  }

  /// Whether a row is the one that was made.
  private func isNext(_ row: Int, _ hash: UInt32) -> Bool {
    guard hashes[row] == hash else { return false }
    let start = (row + 1) * height
    for place in 0..<height where chunks[start + place] != Chunk(next, at: place) { return false }
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

  private static func row(_ bits: [UInt64]) -> [Chunk] {
    (0..<bits.count / Chunk.words).map { Chunk(bits, at: $0) }
  }

  /// A hash of a row, of which few have many bits.
  private static func hash(_ row: [UInt64]) -> UInt32 {
    var hash: UInt64 = 0
    for (place, bits) in row.enumerated() where bits != 0 {
      hash = (hash ^ bits &+ UInt64(place)) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
    }
    return UInt32(truncatingIfNeeded: hash)
  }
}

/// Bits that are kept together: 64 where one is asked for at a time, 512 where rows are united.
protocol BitChunk: Equatable, Sendable {
  /// How many words of 64 bits it has.
  static var words: Int { get }

  /// The chunk at a place of a row.
  init(_ row: [UInt64], at place: Int)
}

extension UInt64: BitChunk {
  static var words: Int { 1 }
  init(_ row: [UInt64], at place: Int) { self = row[place] }
}

extension SIMD8<UInt64>: BitChunk {
  static var words: Int { 8 }
  init(_ row: [UInt64], at place: Int) {
    let word = 8 * place
    self.init(
      row[word], row[word + 1], row[word + 2], row[word + 3], row[word + 4], row[word + 5], row[word + 6],
      row[word + 7])
  }
}
