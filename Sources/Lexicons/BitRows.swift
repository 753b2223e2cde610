/// Rows of bits that say which needs of patterns a form passes.
///
/// A row is a list of pieces of 512 bits, and equal pieces are stored once: of the pieces of thousands of rows, half
/// are empty and most others are repeated. This makes what is read for each word of a text a quarter as large.
struct BitRows: Sendable {
  /// A piece: bits that are stored together, and united in one step.
  typealias Piece = WordLines.Line

  /// The number of pieces in a row.
  let height: Int
  /// All pieces; the first is empty.
  private(set) var pieces = WordLines(empty: 1)
  /// For each row in turn, where its pieces begin, counted in 64-bit words. The first row is empty.
  private(set) var rows: [Int32]
  /// The pieces by hash, except the first and those of a table, and how many there are. Open addressing with a power of
  /// two of slots, at most half full; 0 is free.
  private var slots = Array(repeating: Int32(0), count: 64)
  private var hashed = 0
  /// Where the pieces of a table that have been met begin, 0 for the others. Other pieces are not looked up here, since
  /// they hardly ever equal one of these: what is added to the rows of a table has bits that none of them has.
  private var placesOfTable: [Int32] = []
  /// The row being built; all zero otherwise.
  private var words: [UInt64]

  /// The number of bits in a piece: a cache line.
  private static let bits = 512

  /// Makes room for rows with this many bits.
  init(bits: Int) {
    height = (bits + Self.bits - 1) / Self.bits
    rows = Array(repeating: 0, count: height)
    words = Array(repeating: 0, count: 8 * height)
  }

  /// Makes room for this many rows and about as many distinct pieces.
  mutating func reserve(_ rows: Int) {
    self.rows.reserveCapacity(rows * height)
    pieces.reserve(rows)
  }

  /// The start of a row with these bits: a new one, unless there are none.
  mutating func add(_ bits: [Int32]) -> Int32 {
    if bits.isEmpty { return 0 }
    for bit in bits { words[Int(bit >> 6)] |= 1 << UInt64(bit & 63) }
    let start = Int32(rows.count)
    rows.makeRoomSparingly(for: height)
    for level in 0..<height {
      let piece = takePiece(level)
      rows.append(Self.isEmpty(piece) ? 0 : place(of: piece))
    }
    return start
  }

  /// The start of a row of a table made earlier: a new one, unless it is empty. All such rows come from one table.
  mutating func add(_ row: Int32, of table: BitTable) -> Int32 {
    if row == 0 { return 0 }
    if placesOfTable.isEmpty { placesOfTable = Array(repeating: 0, count: table.pieceCount) }
    let start = Int32(rows.count)
    rows.makeRoomSparingly(for: height)
    for level in 0..<height {
      let piece = table.piece(row, level)
      if piece != 0, placesOfTable[piece] == 0 {
        placesOfTable[piece] = Int32(8 * pieces.count)
        pieces.append(table[piece])
      }
      rows.append(placesOfTable[piece])
    }
    return start
  }

  /// The start of a row with the bits of two others, given by their starts: a new one, unless one of them has all bits
  /// of the other.
  mutating func union(_ start: Int32, _ other: Int32) -> Int32 {
    if start == 0 || other == 0 { return start | other }
    let end = Int32(rows.count)
    rows.makeRoomSparingly(for: height)
    for level in 0..<height { rows.append(unite(rows[Int(start) + level], rows[Int(other) + level])) }
    return end
  }

  /// The start of a piece with the bits of two others. Nearly always one of them is empty or contained in the other.
  private mutating func unite(_ place: Int32, _ other: Int32) -> Int32 {
    if other == 0 || place == other { return place }
    if place == 0 { return other }
    let (one, two) = (pieces[Int(place) / 8], pieces[Int(other) / 8])
    let both = one | two
    return Self.isEmpty(both ^ one) ? place : Self.isEmpty(both ^ two) ? other : self.place(of: both)
  }

  /// A piece of the row with this start.
  subscript(start: Int32, level: Int) -> Piece { pieces[Int(rows[Int(start) + level]) / 8] }

  /// Takes a piece of the row being built.
  private mutating func takePiece(_ level: Int) -> Piece {
    var piece = Piece()
    for index in 0..<8 {
      piece[index] = words[8 * level + index]
      words[8 * level + index] = 0
    }
    return piece
  }

  /// The start of a piece, in words.
  private mutating func place(of piece: Piece) -> Int32 {
    var slot = Self.slot(piece, slots.count)
    while slots[slot] != 0 {
      if Self.isEmpty(pieces[Int(slots[slot])] ^ piece) { return 8 * slots[slot] }
      slot = (slot + 1) & (slots.count - 1)
    }
    let number = Int32(pieces.count)
    pieces.append(piece)
    slots[slot] = number
    hashed += 1
    if 2 * hashed > slots.count { grow() }
    return 8 * number
  }

  /// Doubles the number of slots.
  private mutating func grow() {
    let old = slots
    slots = Array(repeating: 0, count: 2 * old.count)
    for number in old where number != 0 {
      var slot = Self.slot(pieces[Int(number)], slots.count)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = number
    }
  }

  @inline(__always)
  private static func isEmpty(_ piece: Piece) -> Bool {
    let half = piece.lowHalf | piece.highHalf
    return half[0] | half[1] | half[2] | half[3] == 0
  }

  private static func slot(_ piece: Piece, _ size: Int) -> Int {
    var hash = ListHash()
    for index in 0..<8 { hash.add(piece[index]) }
    return Int(hash.value) & (size - 1)
  }
}

/// Rows of bits made when a lexicon was compiled.
struct BitTable: Sendable {
  /// The number of pieces in a row.
  private var height = 1
  /// For each row, the numbers of its pieces. The first row is empty.
  private var rows = Table<UInt16>([0])
  /// The words of all pieces, the first of which is empty.
  private var words = Table<UInt64>(Array(repeating: 0, count: 8))

  /// Makes a table with one empty row.
  init() {}

  /// Makes a table of the same rows.
  init(_ others: BitRows) {
    height = others.height
    rows = Table(others.rows.map { UInt16($0 / 8) })
    words = Table((0..<others.pieces.count).flatMap { number in (0..<8).map { others.pieces[number][$0] } })
  }

  /// The number of rows.
  var count: Int { rows.count / height }

  /// The number of pieces.
  var pieceCount: Int { words.count / 8 }

  /// The number of a piece of a row.
  @inline(__always)
  func piece(_ row: Int32, _ level: Int) -> Int { Int(rows[Int(row) * height + level]) }

  /// Prefetches the memory of a row.
  func prefetch(_ row: Int32) { rows.prefetch(Int(row) * height) }

  /// Prefetches the memory of a row's pieces.
  func prefetchPieces(of row: Int32) {
    for level in 0..<height where piece(row, level) != 0 { words.prefetch(8 * piece(row, level)) }
  }

  /// The piece with this number.
  subscript(piece: Int) -> BitRows.Piece {
    var bits = BitRows.Piece()
    for index in 0..<8 { bits[index] = words[8 * piece + index] }
    return bits
  }
}

extension BitTable: TableCodable {
  mutating func code(_ coder: inout some TableCoder) {
    coder.number(&height)
    coder.table(&rows)
    coder.table(&words)
  }
}
