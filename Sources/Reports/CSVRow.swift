/// A row of comma-separated values by RFC 4180, ended by a line feed.
struct CSVRow {
  /// The row so far, without its end.
  private var line: [UInt8] = []
  private var isEmpty = true

  init(reserving size: Int = 0) { line.reserveCapacity(size) }

  mutating func add(_ text: String?) {
    part()
    if let text { write(text) }
  }

  mutating func add(_ integer: Int?) {
    part()
    if let integer { line.write(integer) }
  }

  mutating func add(_ number: Double?, places: Int) {
    part()
    if let number, let parts = Decimals.Parts(number, places: places) { line.write(parts, places: places) }
  }

  /// Adds a cell for each of some whole numbers.
  mutating func add(_ integers: [Int]) {
    let isFirst = isEmpty
    isEmpty = isEmpty && integers.isEmpty
    line.append(addingCapacity: integers.count * (1 + OutputSpan<UInt8>.mostDigits)) { line in
      for (place, integer) in integers.enumerated() {
        if place > 0 || !isFirst { line.append(UInt8(ascii: ",")) }
        line.write(integer)
      }
    }
  }

  /// Adds a cell for each of some numbers.
  mutating func add(_ numbers: [Double?], places: Int) {
    let isFirst = isEmpty
    isEmpty = isEmpty && numbers.isEmpty
    line.append(addingCapacity: numbers.count * (2 + OutputSpan<UInt8>.mostDigits + places)) { line in
      for (place, number) in numbers.enumerated() {
        if place > 0 || !isFirst { line.append(UInt8(ascii: ",")) }
        // Most rates are.
        if number == 0 {
          line.writeZero(places: places)
        } else if let number, let parts = Decimals.Parts(number, places: places) {
          line.write(parts, places: places)
        }
      }
    }
  }

  /// Adds cells that were written as a row of their own.
  mutating func add(_ cells: CSVRow) {
    part()
    line += cells.line
  }

  /// The row as UTF-8.
  var bytes: [UInt8] { line + [UInt8(ascii: "\n")] }

  /// The row as text; a cell with a comma, a quotation mark or a line break is quoted.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Parts the cell to come from the one before.
  private mutating func part() {
    if !isEmpty { line.append(UInt8(ascii: ",")) }
    isEmpty = false
  }

  private mutating func write(_ cell: String) {
    guard Self.needsQuotes(cell.utf8Span.span) else {
      line.write(cell)
      return
    }
    line.append(UInt8(ascii: "\""))
    for byte in cell.utf8 {
      if byte == UInt8(ascii: "\"") { line.append(byte) }
      line.append(byte)
    }
    line.append(UInt8(ascii: "\""))
  }

  private static func needsQuotes(_ cell: Span<UInt8>) -> Bool {
    for place in cell.indices {
      switch cell[place] {
      case UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"): return true
      // U+0085, which some readers take for a line break, and U+2028 and U+2029.
      case 0xC2 where cell[place + 1] == 0x85: return true
      case 0xE2 where cell[place + 1] == 0x80 && (cell[place + 2] == 0xA8 || cell[place + 2] == 0xA9): return true
      default: break
      }
    }
    return false
  }
}
