/// Rows of bits: which of some needs forms pass.
///
/// A row is a list of pieces of 512 bits, each of which is kept once: of thousands of rows half of the pieces have no bit, and of
/// the others most are those of other rows. What is read for each word of a text is a quarter as large so.
struct BitRows: Sendable {
  /// Bits that are kept together, since rows are united.
  typealias Piece = SIMD8<UInt64>

  /// How many pieces a row has.
  let height: Int
  /// All pieces; the first has no bit.
  var pieces: [Piece] { known.pool }
  /// For each row, one after another, where its pieces begin, counted in words of 64 bits. The first row has no bit.
  private(set) var rows: [Int32]
  private var known: InternedLists<Piece>
  /// The row at hand, all zero between two.
  private var words: [UInt64]

  private static let bits = 512

  /// Room for rows of so many bits.
  init(bits: Int) {
    height = (bits + Self.bits - 1) / Self.bits
    rows = Array(repeating: 0, count: height)
    words = Array(repeating: 0, count: 8 * height)
    known = InternedLists([Piece()], hash: Self.hash(Piece()))
  }

  /// Makes room for so many rows.
  mutating func reserve(_ rows: Int) { self.rows.reserveCapacity(rows * height) }

  /// Where a row begins that has some bits: a new one, but for the one that has none.
  mutating func add(_ bits: some Collection<Int32>) -> Int32 {
    if bits.isEmpty { return 0 }
    for bit in bits { words[Int(bit >> 6)] |= 1 << UInt64(bit & 63) }
    let start = Int32(rows.count)
    rows.makeRoomSparingly(for: height)
    for level in 0..<height { rows.append(place(of: piece(level))) }
    for index in words.indices { words[index] = 0 }
    return start
  }

  /// Where a new row begins that has the bits of two others, given where these begin.
  mutating func union(_ start: Int32, _ other: Int32) -> Int32 {
    let end = Int32(rows.count)
    rows.makeRoomSparingly(for: height)
    for level in 0..<height { rows.append(place(of: self[start, level] | self[other, level])) }
    return end
  }

  /// A piece of the row that begins at a place.
  subscript(start: Int32, level: Int) -> Piece { pieces[Int(rows[Int(start) + level]) / 8] }

  private func piece(_ level: Int) -> Piece {
    let first = 8 * level
    return Piece(
      words[first], words[first + 1], words[first + 2], words[first + 3], words[first + 4], words[first + 5],
      words[first + 6], words[first + 7])
  }

  /// Where a piece begins, in words.
  private mutating func place(of piece: Piece) -> Int32 {
    piece == Piece() ? 0 : 8 * Int32(known.number(of: [piece], hash: Self.hash(piece)))
  }

  private static func hash(_ piece: Piece) -> UInt32 {
    var hash = ListHash()
    for index in piece.indices { hash.add(piece[index]) }
    return hash.value
  }
}
