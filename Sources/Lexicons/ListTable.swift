/// Lists of numbers one after another in one array: what hangs on a symbol, a category, a rule.
struct ListTable: Hashable, Sendable {
  /// The numbers of all lists.
  private(set) var pool: [Int32] = []
  /// Where each list begins, and where the last ends.
  private var starts: [Int32] = [0]

  /// No list.
  init() {}

  /// Keeps lists.
  init(_ lists: [[Int32]]) {
    for list in lists {
      pool += list
      starts.append(Int32(pool.count))
    }
  }

  /// How many lists there are.
  var count: Int { starts.count - 1 }

  /// Where the numbers of a list are in `pool`.
  func range(_ list: Int) -> Range<Int> { Int(starts[list])..<Int(starts[list + 1]) }

  subscript(list: Int) -> ArraySlice<Int32> { pool[range(list)] }
}

extension ListTable: TableCodable {
  mutating func code(_ coder: inout some TableCoder) {
    coder.numbers(&pool)
    coder.numbers(&starts)
  }
}
