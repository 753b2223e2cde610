import Text

/// Texts, one after another in one table of bytes, so that no step is needed for each text to make, store or read them.
struct TextTable: Hashable, Sendable {
  /// The bytes of all texts.
  private(set) var bytes = Table<UInt8>()
  /// Where each text ends.
  private(set) var ends = Table<Int32>()

  /// Makes a table without texts.
  init() {}

  /// Makes a table of these texts.
  init(_ texts: some Sequence<some Sequence<UInt8>>) {
    var bytes: [UInt8] = []
    var ends: [Int32] = []
    for text in texts {
      bytes.append(contentsOf: text)
      ends.append(Int32(bytes.count))
    }
    self.bytes = Table(bytes)
    self.ends = Table(ends)
  }

  /// The number of texts.
  var count: Int { ends.count }

  /// The place of a text's bytes.
  func range(_ text: Int) -> Range<Int> { (text == 0 ? 0 : Int(ends[text - 1]))..<Int(ends[text]) }

  subscript(text: Int) -> Table<UInt8> { bytes.rows(in: range(text)) }

  /// The place of a text among texts sorted by their bytes; `nil` when it is not there. O(log texts).
  func place(ofSorted text: Span<UInt8>) -> Int? {
    let place = (0..<count).partitionPoint { compare($0, text) >= 0 }
    return place < count && compare(place, text) == 0 ? place : nil
  }

  /// Whether a text, without its first bytes, equals another.
  @inline(__always)
  func holds(_ other: Span<UInt8>, at text: Int, after skipped: Int = 0) -> Bool {
    let range = range(text)
    guard range.count == other.count + skipped else { return false }
    let start = range.lowerBound + skipped
    for index in other.indices where bytes[start + index] != other[index] { return false }
    return true
  }

  /// -1 if a text comes before another, 0 if it equals it, 1 if it comes after it.
  private func compare(_ text: Int, _ other: Span<UInt8>) -> Int {
    let range = range(text)
    for index in 0..<min(range.count, other.count) {
      let byte = bytes[range.lowerBound + index]
      if byte != other[index] { return byte < other[index] ? -1 : 1 }
    }
    return (range.count - other.count).signum()
  }
}

extension TextTable: TableCodable {
  mutating func code(_ coder: inout some TableCoder) {
    coder.table(&bytes)
    coder.table(&ends)
  }
}
