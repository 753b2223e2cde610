/// Texts one after another in one array of bytes: made, kept and read without a step per text.
struct TextTable: Hashable, Sendable {
  /// The bytes of all texts.
  private(set) var bytes: [UInt8] = []
  /// Where each text ends.
  private var ends: [Int32] = []

  /// How many texts there are.
  var count: Int { ends.count }

  /// Where the bytes of a text are.
  func range(_ text: Int) -> Range<Int> { (text == 0 ? 0 : Int(ends[text - 1]))..<Int(ends[text]) }

  subscript(text: Int) -> ArraySlice<UInt8> { bytes[range(text)] }

  mutating func append(_ text: some Sequence<UInt8>) {
    bytes.append(contentsOf: text)
    ends.append(Int32(bytes.count))
  }
}

extension TextTable: TableCodable {
  mutating func code(_ coder: inout some TableCoder) {
    coder.bytes(&bytes)
    coder.numbers(&ends)
  }
}
