import CLexiconData

/// Rows of one kind that never change once they are made. Those of the program's own lexicon lie in the binary and are read
/// there: a start touches the few pages that its words lead to and copies nothing. Others are kept for as long as a table
/// uses them.
///
/// Beside the kernel's doors (the folder `Kernel`) the only place of the module where a pointer is kept. Every place is checked
/// before it is read.
struct Table<Row: BitwiseCopyable & Sendable>: @unchecked Sendable {
  // Unchecked, because of the pointer: nothing writes to what it points to.

  /// How many rows there are.
  let count: Int
  private let rows: UnsafePointer<Row>?
  /// What keeps the rows; `nil` for those of the binary.
  private let owner: Owner?

  /// Memory of rows that were made while the program runs.
  private final class Owner: Sendable {
    nonisolated(unsafe) let memory: UnsafeMutableBufferPointer<Row>

    init(_ rows: [Row]) {
      memory = .allocate(capacity: rows.count)
      _ = memory.initialize(from: rows)
    }

    deinit { memory.deallocate() }
  }

  /// Keeps rows.
  init(_ rows: [Row] = []) {
    count = rows.count
    owner = rows.isEmpty ? nil : Owner(rows)
    // Of some rows, so that there is memory.
    self.rows = owner.map { UnsafePointer($0.memory.baseAddress!) }
  }

  /// The rows that begin at a byte of the compiled lexicon.
  init(compiledAt start: Int, count: Int) {
    precondition(
      start >= 0 && count >= 0 && start + count * MemoryLayout<Row>.stride <= 4 * usward_compiled_word_count(),
      "the rows lie in the compiled lexicon")
    precondition(start % MemoryLayout<Row>.alignment == 0, "the rows are aligned")
    self.count = count
    owner = nil
    rows = (usward_compiled_start() + start).assumingMemoryBound(to: Row.self)
  }

  /// Some of a table's rows.
  private init(_ range: Range<Int>, of table: Table) {
    precondition(range.lowerBound >= 0 && range.upperBound <= table.count, "the rows are of the table")
    count = range.count
    rows = table.rows.map { $0 + range.lowerBound }
    owner = table.owner
  }

  /// Some of the rows, as a table of their own.
  @inline(__always)
  func rows(in range: Range<Int>) -> Table { Table(range, of: self) }

  /// The bytes of all rows.
  var bytes: [UInt8] {
    withPointer { Array(UnsafeRawBufferPointer(start: $0, count: count * MemoryLayout<Row>.stride)) }
  }

  /// Lends the rows to the kernel for as long as `body` runs.
  @inline(__always)
  func withPointer<Result>(_ body: (UnsafePointer<Row>?) -> Result) -> Result {
    withExtendedLifetime(owner) { body(rows) }
  }
}

extension Table: RandomAccessCollection {
  /// 0.
  var startIndex: Int { 0 }
  /// `count`.
  var endIndex: Int { count }

  /// Copies of rows, and texts of bytes, are made in one go.
  func withContiguousStorageIfAvailable<Result>(
    _ body: (UnsafeBufferPointer<Row>) throws -> Result
  ) rethrows -> Result? {
    try withExtendedLifetime(owner) { try body(UnsafeBufferPointer(start: rows, count: count)) }
  }

  /// The row at a place.
  subscript(place: Int) -> Row {
    @inline(__always) get {
      precondition(place >= 0 && place < count, "a row is there")
      let row = rows.unsafelyUnwrapped[place]
      // Not around the row: a closure for each row made unoptimised builds, and so the tests, several times slower.
      withExtendedLifetime(owner) {}
      return row
    }
  }
}

extension Table: Equatable where Row: Equatable {
  /// Whether the rows are the same, wherever they are.
  static func == (a: Table, b: Table) -> Bool { a.elementsEqual(b) }
}

extension Table: Hashable where Row: Hashable {
  /// Feeds the rows.
  func hash(into hasher: inout Hasher) {
    hasher.combine(count)
    for row in self { hasher.combine(row) }
  }
}
