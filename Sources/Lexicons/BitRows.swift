/// Rows of bits, each kept once: which of some tests or needs forms pass, where many forms pass the same.
struct BitRows<Chunk: BitChunk>: Sendable {
  /// How many chunks a row has.
  let height: Int
  /// All rows, one after another; the first has no bit.
  private(set) var chunks: [Chunk]
  /// The row that is being made, and whether it has a bit.
  private var next: [Chunk]
  private var isEmpty = true
  /// Where rows begin, by hash. Open addressing over powers of two, at most half full; -1 is free.
  private var slots: [Int32]
  private var count = 0

  private static var fewestSlots: Int { 64 }

  /// Room for rows of so many bits.
  init(bits: Int) {
    height = (bits + Chunk.width - 1) / Chunk.width
    chunks = Array(repeating: .none, count: height)
    next = chunks
    slots = Array(repeating: -1, count: Self.fewestSlots)
  }

  /// Adds a bit to the row that is being made.
  mutating func insert(_ bit: Int32) {
    next[Int(bit) / Chunk.width].insert(Int(bit) % Chunk.width)
    isEmpty = false
  }

  /// Where the row begins that was made; another one is begun.
  mutating func take() -> Int32 {
    if isEmpty { return 0 }
    var slot = Self.hash(next[...]) & (slots.count - 1)
    while slots[slot] >= 0, !isNext(Int(slots[slot])) { slot = (slot + 1) & (slots.count - 1) }
    if slots[slot] < 0 {
      slots[slot] = Int32(chunks.count)
      chunks.makeRoomSparingly(for: height)
      chunks += next
      count += 1
    }
    let start = slots[slot]
    for index in next.indices { next[index] = .none }
    isEmpty = true
    if 2 * count > slots.count { grow() }
    return start
  }

  /// Forgets all rows but the first.
  mutating func removeAll() {
    chunks.removeLast(chunks.count - height)
    slots = Array(repeating: -1, count: Self.fewestSlots)
    count = 0
  }

  private func isNext(_ start: Int) -> Bool {
    for index in 0..<height where chunks[start + index] != next[index] { return false }
    return true
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: 2 * slots.count)
    for row in 1...count {
      let start = row * height
      var slot = Self.hash(chunks[start..<start + height]) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(start)
    }
  }

  /// FNV-1a by chunks, with a final mix, so that the low bits are good for a power-of-two table.
  private static func hash(_ row: ArraySlice<Chunk>) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for chunk in row { chunk.mix(into: &hash) }
    return Int(truncatingIfNeeded: (hash ^ hash >> 32) & 0x7FFF_FFFF)
  }
}

/// Bits that are kept together: 64 where one is asked for at a time, 512 where rows are united.
protocol BitChunk: Equatable, Sendable {
  /// How many bits there are.
  static var width: Int { get }
  /// No bit.
  static var none: Self { get }

  /// Adds a bit.
  mutating func insert(_ bit: Int)
  /// Takes the bits into a hash.
  func mix(into hash: inout UInt64)
}

extension UInt64: BitChunk {
  static var width: Int { 64 }
  static var none: UInt64 { 0 }

  mutating func insert(_ bit: Int) { self |= 1 << UInt64(bit) }

  func mix(into hash: inout UInt64) {
    hash = (hash ^ self) &* 0x9E37_79B9_7F4A_7C15
    hash ^= hash >> 29
  }
}

extension SIMD8<UInt64>: BitChunk {
  static var width: Int { 512 }
  static var none: SIMD8<UInt64> { .zero }

  mutating func insert(_ bit: Int) { self[bit / 64] |= 1 << UInt64(bit % 64) }

  func mix(into hash: inout UInt64) {
    for index in indices { self[index].mix(into: &hash) }
  }
}
