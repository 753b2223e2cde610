import CLexiconData

/// Rows of one type that never change once made. Those of the program's own lexicon are in the binary and are read in
/// place: a start touches the few pages that its words lead to and copies nothing. Other rows are kept for as long as a
/// table uses them.
///
/// Besides the folder `Kernel`, this is the only place in the module that keeps a pointer. Every index is checked
/// before it is used.
struct Table<Row: BitwiseCopyable & Sendable>: @unchecked Sendable {
  // Unchecked because of the pointer, whose memory is never written to.

  /// The number of rows.
  let count: Int
  private let rows: UnsafePointer<Row>?
  /// The owner of the rows; `nil` for those of the binary.
  private let owner: Owner?

  /// Memory of rows made while the program runs.
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
    // Not empty, so that there is memory.
    self.rows = owner.map { UnsafePointer($0.memory.baseAddress!) }
  }

  /// Makes a table of rows that begin at a byte of the compiled lexicon.
  init(compiledAt start: Int, count: Int) {
    precondition(
      start >= 0 && count >= 0 && start + count * MemoryLayout<Row>.stride <= 4 * usward_compiled_word_count(),
      "the rows lie in the compiled lexicon")
    precondition(start % MemoryLayout<Row>.alignment == 0, "the rows are aligned")
    self.count = count
    owner = nil
    rows = (usward_compiled_start() + start).assumingMemoryBound(to: Row.self)
  }

  /// Makes a table of some of a table's rows.
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

  /// Lends the rows to the kernel while `body` runs.
  @inline(__always)
  func withPointer<Result>(_ body: (UnsafePointer<Row>?) -> Result) -> Result {
    withExtendedLifetime(owner) { body(rows) }
  }
}

extension Table: RandomAccessCollection {
  /// Always 0.
  var startIndex: Int { 0 }
  /// `count`.
  var endIndex: Int { count }

  /// Lets rows be copied, and bytes become text, in one step.
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
      // Not around the access: a closure for each row made debug builds, and so the tests, several times slower.
      withExtendedLifetime(owner) {}
      return row
    }
  }
}

extension Table: Equatable where Row: Equatable {
  /// Whether the rows are equal, wherever they are stored.
  static func == (a: Table, b: Table) -> Bool { a.elementsEqual(b) }
}

extension Table: Hashable where Row: Hashable {
  /// Hashes the rows.
  func hash(into hasher: inout Hasher) {
    hasher.combine(count)
    for row in self { hasher.combine(row) }
  }
}
