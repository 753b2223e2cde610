/// A row of comma-separated values as in RFC 4180, but ended by a line feed.
struct CSVRow {
  /// The row so far, without its end.
  private var line: [UInt8] = []
  private var isEmpty = true

  /// Makes an empty row with room for this many bytes.
  init(reserving size: Int = 0) { line.reserveCapacity(size) }

  /// Makes a header.
  init(columns: [String]) { for column in columns { add(column) } }

  /// Adds a cell; an empty one for `nil`.
  mutating func add(_ text: String?) {
    part()
    if let text { write(text) }
  }

  /// Adds this many empty cells.
  mutating func addEmpty(_ cells: Int) {
    for _ in 0..<cells { add(String?.none) }
  }

  /// Adds a whole number as a cell; an empty cell for `nil`.
  mutating func add(_ integer: Int?) {
    let isFirst = isEmpty
    isEmpty = false
    line.append(addingCapacity: 1 + OutputSpan<UInt8>.mostDigits) { line in
      if !isFirst { line.append(UInt8(ascii: ",")) }
      if let integer { line.write(integer) }
    }
  }

  /// Adds a number with this many decimals as a cell; an empty cell for `nil` and for numbers that are not finite.
  mutating func add(_ number: Double?, places: Int) {
    let isFirst = isEmpty
    isEmpty = false
    line.append(addingCapacity: 2 + OutputSpan<UInt8>.mostDigits + places) { line in
      if !isFirst { line.append(UInt8(ascii: ",")) }
      if let number, let parts = Decimals.Parts(number, places: places) { line.write(parts, places: places) }
    }
  }

  /// Adds a cell for each of some whole numbers.
  mutating func add(_ integers: Span<Int>) {
    if integers.isEmpty { return }
    let isFirst = isEmpty
    isEmpty = false
    line.append(addingCapacity: integers.count * (1 + OutputSpan<UInt8>.mostDigits)) { line in
      for place in integers.indices {
        if !isFirst || place > 0 { line.append(UInt8(ascii: ",")) }
        line.write(integers[place])
      }
    }
  }

  /// Adds a cell for the rate of each count. Most counts of most texts are zero.
  @inline(__always)
  mutating func add(ratesOf counts: Span<Int>, places: Int, _ rate: (Int) -> Double?) {
    guard !counts.isEmpty, rate(0) == 0 else { return addEmpty(counts.count) }
    let isFirst = isEmpty
    isEmpty = false
    line.append(addingCapacity: counts.count * (2 + OutputSpan<UInt8>.mostDigits + places)) { line in
      for place in counts.indices {
        if !isFirst || place > 0 { line.append(UInt8(ascii: ",")) }
        if counts[place] == 0 {
          line.write(zeroWith: places)
        } else if let number = rate(counts[place]), let parts = Decimals.Parts(number, places: places) {
          line.write(parts, places: places)
        }
      }
    }
  }

  /// Adds the cells of another row.
  mutating func add(_ cells: CSVRow) {
    part()
    line += cells.line
  }

  /// The row as UTF-8.
  var bytes: [UInt8] { line.packed(before: UInt8(ascii: "\n")) }

  /// The row as text; a cell with a comma, a quotation mark or a line break is quoted.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Separates the next cell from the one before.
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
      // U+0085, U+2028 and U+2029, which some readers take for line breaks.
      case 0xC2 where cell[place + 1] == 0x85: return true
      case 0xE2 where cell[place + 1] == 0x80 && (cell[place + 2] == 0xA8 || cell[place + 2] == 0xA9): return true
      default: break
      }
    }
    return false
  }
}
