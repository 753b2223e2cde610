internal import CLexiconData

/// Something that is laid out as flat tables: one function says its fields, and both writing and reading go through it,
/// so that they cannot disagree.
protocol TableCodable {
  mutating func code(_ coder: inout some TableCoder)
}

/// Writes fields to a compiled lexicon, or sets them from one.
protocol TableCoder {
  mutating func number(_ number: inout Int32)
  mutating func numbers(_ numbers: inout [Int32])
  mutating func bytes(_ bytes: inout [UInt8])
  mutating func text(_ text: inout String)
}

extension TableCoder {
  mutating func number(_ number: inout Int) {
    var narrow = Int32(number)
    self.number(&narrow)
    number = Int(narrow)
  }

  mutating func number(_ number: inout UInt64) {
    var (low, high) = (Int32(truncatingIfNeeded: number), Int32(truncatingIfNeeded: number >> 32))
    self.number(&low)
    self.number(&high)
    number = UInt64(UInt32(bitPattern: low)) | UInt64(UInt32(bitPattern: high)) << 32
  }

  mutating func flag(_ flag: inout Bool) {
    var number: Int32 = flag ? 1 : 0
    self.number(&number)
    flag = number != 0
  }

  /// A case by its place among all cases.
  mutating func choice<Choice: CaseIterable & Equatable>(_ choice: inout Choice) {
    let cases = Array(Choice.allCases)
    var place = Int32(cases.firstIndex(of: choice) ?? 0)
    number(&place)
    choice = cases[Int(place)]
  }

  /// A case or none.
  mutating func choice<Choice: CaseIterable & Equatable>(_ choice: inout Choice?) {
    var place: Int32 = -1
    if let choice { place = Int32(Array(Choice.allCases).firstIndex(of: choice) ?? 0) }
    number(&place)
    choice = place < 0 ? nil : Array(Choice.allCases)[Int(place)]
  }

  mutating func text(_ text: inout String?) {
    var isThere = text != nil
    flag(&isThere)
    var some = text ?? ""
    if isThere { self.text(&some) }
    text = isThere ? some : nil
  }

  /// A list whose elements are coded one by one; `blank` is what an element is before its fields are set.
  mutating func list<Element>(
    _ list: inout [Element], blank: Element, _ code: (inout Self, inout Element) -> Void
  ) {
    var count = list.count
    number(&count)
    if list.count != count { list = Array(repeating: blank, count: count) }
    for index in list.indices { code(&self, &list[index]) }
  }

  mutating func texts(_ texts: inout [String]) { list(&texts, blank: "") { $0.text(&$1) } }

  mutating func wide(_ numbers: inout [Int]) {
    var narrow = numbers.map { Int32($0) }
    self.numbers(&narrow)
    numbers = narrow.map { Int($0) }
  }
}

/// Lays fields out as numbers of 32 bits, and texts as bytes after them.
struct TableWriter: TableCoder {
  private var numbers: [Int32] = []
  private var bytes: [UInt8] = []

  /// The compiled tables: how many numbers, how many bytes, the numbers, the bytes, filled up to whole numbers; each number
  /// little-endian.
  var result: [UInt8] {
    var result: [UInt8] = []
    for number in [Int32(numbers.count), Int32(bytes.count)] + numbers {
      for shift in stride(from: 0, to: 32, by: 8) { result.append(UInt8(truncatingIfNeeded: number >> shift)) }
    }
    return result + bytes + Array(repeating: 0, count: (4 - bytes.count % 4) % 4)
  }

  mutating func number(_ number: inout Int32) { numbers.append(number) }

  mutating func numbers(_ numbers: inout [Int32]) {
    self.numbers.append(Int32(numbers.count))
    self.numbers += numbers
  }

  mutating func bytes(_ bytes: inout [UInt8]) {
    numbers.append(Int32(bytes.count))
    self.bytes += bytes
  }

  mutating func text(_ text: inout String) {
    numbers.append(Int32(text.utf8.count))
    bytes += Array(text.utf8)
  }
}

/// Sets fields from the compiled tables that the binary carries. They are read in place, a number at a time: memory that
/// is touched for the first time is the dearest part of starting.
struct TableLoader: TableCoder {
  private var nextNumber: Int
  private var nextByte: Int
  /// The bytes of a text on their way to a string.
  private var text: [UInt8] = []

  /// Reads what `TableWriter` wrote, from a number on.
  init(from start: Int) {
    nextNumber = start + 2
    nextByte = 4 * (nextNumber + Int(usward_compiled_word(start)))
  }

  mutating func number(_ number: inout Int32) { number = take() }

  mutating func numbers(_ numbers: inout [Int32]) {
    let count = Int(take())
    numbers = Array(repeating: 0, count: count)
    usward_compiled_copy(&numbers, 4 * nextNumber, 4 * count)
    nextNumber += count
  }

  mutating func bytes(_ bytes: inout [UInt8]) {
    bytes = Array(repeating: 0, count: Int(take()))
    usward_compiled_copy(&bytes, nextByte, bytes.count)
    nextByte += bytes.count
  }

  mutating func text(_ text: inout String) {
    let count = Int(take())
    if self.text.count < count { self.text = Array(repeating: 0, count: 2 * count) }
    usward_compiled_copy(&self.text, nextByte, count)
    nextByte += count
    text = String(decoding: self.text[..<count], as: UTF8.self)
  }

  private mutating func take() -> Int32 {
    defer { nextNumber += 1 }
    return Int32(bitPattern: usward_compiled_word(nextNumber))
  }
}
