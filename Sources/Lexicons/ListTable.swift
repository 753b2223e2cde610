/// Lists of numbers, one after another in one table: what belongs to a symbol, a category or a rule.
struct ListTable: Hashable, Sendable {
  /// The numbers of all lists.
  private(set) var pool = Table<Int32>()
  /// Where each list begins, and where the last ends.
  private(set) var starts = Table<Int32>([0])

  /// Makes a table without lists.
  init() {}

  /// Makes a table of these lists.
  init(_ lists: [[Int32]]) {
    pool = Table(Array(lists.joined()))
    var starts: [Int32] = [0]
    for list in lists { starts.append(starts[starts.count - 1] + Int32(list.count)) }
    self.starts = Table(starts)
  }

  /// The number of lists.
  var count: Int { starts.count - 1 }

  /// The place of a list's numbers in `pool`.
  func range(_ list: Int) -> Range<Int> { Int(starts[list])..<Int(starts[list + 1]) }

  subscript(list: Int) -> Table<Int32> { pool.rows(in: range(list)) }
}

extension ListTable: TableCodable {
  mutating func code(_ coder: inout some TableCoder) {
    coder.table(&pool)
    coder.table(&starts)
  }
}
