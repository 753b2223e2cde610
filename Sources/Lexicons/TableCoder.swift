import CLexiconData

/// A value that is stored in flat tables: one function lists its fields, and both writing and reading use it, so that
/// they cannot disagree.
protocol TableCodable {
  mutating func code(_ coder: inout some TableCoder)
}

/// Writes fields to a compiled lexicon, or sets them from one.
protocol TableCoder {
  mutating func number(_ number: inout Int32)
  mutating func table<Row>(_ table: inout Table<Row>)
  mutating func text(_ text: inout String)
  mutating func deferred<Value: Deferrable>(_ value: inout Deferred<Value>)
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

  /// A case, by its place in `allCases`.
  mutating func choice<Choice: CaseIterable & Equatable>(_ choice: inout Choice) where Choice.AllCases == [Choice] {
    var some: Choice? = choice
    self.choice(&some)
    if let some { choice = some }
  }

  /// A case or none.
  mutating func choice<Choice: CaseIterable & Equatable>(_ choice: inout Choice?) where Choice.AllCases == [Choice] {
    var place = choice.flatMap { Choice.allCases.firstIndex(of: $0) } ?? -1
    number(&place)
    choice = place < 0 ? nil : Choice.allCases[place]
  }

  mutating func text(_ text: inout String?) {
    var isThere = text != nil
    flag(&isThere)
    var some = text ?? ""
    if isThere { self.text(&some) }
    text = isThere ? some : nil
  }

  /// A list whose elements are coded one by one; `blank` is an element before its fields are set.
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
    list(&numbers, blank: 0) { $0.number(&$1) }
  }
}

/// Stores fields as 32-bit numbers, and tables and texts as bytes after them.
struct TableWriter: TableCoder {
  private var numbers: [Int32] = []
  private var bytes: [UInt8] = []

  /// The compiled tables: the number of numbers, the numbers, and the bytes, padded to whole numbers; each number is
  /// little-endian. The bytes begin at a multiple of `TableLoader.alignment`, counted from `start`, where the whole
  /// begins.
  func result(at start: Int) -> [UInt8] {
    var numbers = [Int32(numbers.count)] + numbers
    while (start + 4 * numbers.count) % TableLoader.alignment != 0 { numbers.append(0) }
    numbers[0] = Int32(numbers.count - 1)
    var result: [UInt8] = []
    for number in numbers {
      for shift in stride(from: 0, to: 32, by: 8) { result.append(UInt8(truncatingIfNeeded: number >> shift)) }
    }
    return result + bytes + Array(repeating: 0, count: (4 - bytes.count % 4) % 4)
  }

  mutating func number(_ number: inout Int32) { numbers.append(number) }

  mutating func table<Row>(_ table: inout Table<Row>) {
    numbers.append(Int32(table.count))
    while bytes.count % MemoryLayout<Row>.alignment != 0 { bytes.append(0) }
    bytes += table.bytes
  }

  mutating func text(_ text: inout String) {
    numbers.append(Int32(text.utf8.count))
    bytes += Array(text.utf8)
  }

  /// Writes how many numbers and bytes it takes, then its fields.
  mutating func deferred<Value: Deferrable>(_ value: inout Deferred<Value>) {
    let place = numbers.count
    numbers += [0, 0]
    let start = bytes.count
    var made = value.value
    made.code(&self)
    numbers[place] = Int32(numbers.count - place - 2)
    numbers[place + 1] = Int32(bytes.count - start)
  }
}

/// Sets fields from the compiled tables in the binary, which are read in place: touching memory for the first time is
/// the most expensive part of starting.
struct TableLoader: TableCoder, Sendable {
  /// The largest alignment of a table's rows, in bytes.
  static let alignment = 64

  private var nextNumber: Int
  private var nextByte: Int

  /// Reads what `TableWriter` wrote, beginning at a number.
  init(from start: Int) {
    nextNumber = start + 1
    nextByte = 4 * (nextNumber + Int(usward_compiled_word(start)))
  }

  mutating func number(_ number: inout Int32) { number = take() }

  mutating func table<Row>(_ table: inout Table<Row>) {
    let count = Int(take())
    let alignment = MemoryLayout<Row>.alignment
    nextByte = (nextByte + alignment - 1) / alignment * alignment
    table = Table(compiledAt: nextByte, count: count)
    nextByte += count * MemoryLayout<Row>.stride
  }

  mutating func text(_ text: inout String) {
    let bytes = Table<UInt8>(compiledAt: nextByte, count: Int(take()))
    nextByte += bytes.count
    text = String(decoding: bytes, as: UTF8.self)
  }

  mutating func deferred<Value: Deferrable>(_ value: inout Deferred<Value>) {
    let (numbers, bytes) = (Int(take()), Int(take()))
    value = .compiled(self)
    nextNumber += numbers
    nextByte += bytes
  }

  private mutating func take() -> Int32 {
    defer { nextNumber += 1 }
    return Int32(bitPattern: usward_compiled_word(nextNumber))
  }
}
