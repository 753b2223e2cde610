/// Rows of bits: which of some needs forms pass.
///
/// A row is a list of pieces of 512 bits, each of which is kept once: of thousands of rows half of the pieces have no bit, and of
/// the others most are those of other rows. What is read for each word of a text is a quarter as large so.
struct BitRows: Sendable {
  /// Bits that are kept together, since rows are united.
  typealias Piece = WordLines.Line

  /// How many pieces a row has.
  let height: Int
  /// All pieces; the first has no bit.
  private(set) var pieces = WordLines(empty: 1)
  /// For each row, one after another, where its pieces begin, counted in words of 64 bits. The first row has no bit.
  private(set) var rows: [Int32]
  /// The pieces by their hashes, but for the first and those of a table, and how many these are. Open addressing over powers of
  /// two, at most half full; 0 is free.
  private var slots = Array(repeating: Int32(0), count: 64)
  private var hashed = 0
  /// Where the pieces of a table begin that were met, 0 for another. Hardly another piece is one of them, so that nobody looks:
  /// what is added to the rows of a table has bits that none of them has.
  private var placesOfTable: [Int32] = []
  /// The row at hand, all zero between two.
  private var words: [UInt64]

  /// The bits of a piece: a line of the cache.
  private static let bits = 512

  /// Room for rows of so many bits.
  init(bits: Int) {
    height = (bits + Self.bits - 1) / Self.bits
    rows = Array(repeating: 0, count: height)
    words = Array(repeating: 0, count: 8 * height)
  }

  /// Makes room for so many rows, which have about as many pieces that differ.
  mutating func reserve(_ rows: Int) {
    self.rows.reserveCapacity(rows * height)
    pieces.reserve(rows)
  }

  /// Where a row begins that has some bits: a new one, but for the one that has none.
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

  /// Where a row begins that was made before: a new one, but for the one that has no bit. All such rows are of one table.
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

  /// Where a row begins that has the bits of two others, given where these begin: a new one, but where one has those of both.
  mutating func union(_ start: Int32, _ other: Int32) -> Int32 {
    if start == 0 || other == 0 { return start | other }
    let end = Int32(rows.count)
    rows.makeRoomSparingly(for: height)
    for level in 0..<height { rows.append(unite(rows[Int(start) + level], rows[Int(other) + level])) }
    return end
  }

  /// Where the piece begins that has the bits of two others. Nearly always one of them has none, or none that the other lacks.
  private mutating func unite(_ place: Int32, _ other: Int32) -> Int32 {
    if other == 0 || place == other { return place }
    if place == 0 { return other }
    let (one, two) = (pieces[Int(place) / 8], pieces[Int(other) / 8])
    let both = one | two
    return Self.isEmpty(both ^ one) ? place : Self.isEmpty(both ^ two) ? other : self.place(of: both)
  }

  /// A piece of the row that begins at a place.
  subscript(start: Int32, level: Int) -> Piece { pieces[Int(rows[Int(start) + level]) / 8] }

  /// Takes a piece of the row at hand.
  private mutating func takePiece(_ level: Int) -> Piece {
    var piece = Piece()
    for index in 0..<8 {
      piece[index] = words[8 * level + index]
      words[8 * level + index] = 0
    }
    return piece
  }

  /// Where a piece begins that has some bit, in words.
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

  /// Doubles the room for pieces by their hashes.
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

/// Rows of bits that were made when a lexicon was compiled.
struct BitTable: Sendable {
  /// How many pieces a row has.
  private var height = 1
  /// For each row the numbers of its pieces. The first row has no bit.
  private var rows = Table<UInt16>([0])
  /// The words of all pieces, of which the first has no bit.
  private var words = Table<UInt64>(Array(repeating: 0, count: 8))

  /// One row without a bit.
  init() {}

  /// The rows of others.
  init(_ others: BitRows) {
    height = others.height
    rows = Table(others.rows.map { UInt16($0 / 8) })
    words = Table((0..<others.pieces.count).flatMap { number in (0..<8).map { others.pieces[number][$0] } })
  }

  /// How many rows there are.
  var count: Int { rows.count / height }

  /// How many pieces there are.
  var pieceCount: Int { words.count / 8 }

  /// The number of a piece of a row.
  @inline(__always)
  func piece(_ row: Int32, _ level: Int) -> Int { Int(rows[Int(row) * height + level]) }

  /// Asks for the memory of a row.
  func ask(for row: Int32) { rows.ask(for: Int(row) * height) }

  /// Asks for that of a row's pieces.
  func askForPieces(of row: Int32) {
    for level in 0..<height where piece(row, level) != 0 { words.ask(for: 8 * piece(row, level)) }
  }

  /// The piece of a number.
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
