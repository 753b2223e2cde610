/// What forms with each symbol list of `KnownWords` amount to, computed when a lexicon is compiled: learning such a
/// form while a text is read only copies numbers.
struct KnownKinds: Sendable {
  /// What forms with the symbols of one list amount to.
  struct Row: BitwiseCopyable, Sendable {
    fileprivate var opens: UInt32
    fileprivate var follows: UInt32
    fileprivate var opener: Int32
    fileprivate var follower: Int32
    /// The place of its list in `counted`, of its row in `tests` (in 64-bit words), and of its row in `needs`.
    fileprivate(set) var counted: Int32
    fileprivate(set) var tests: Int32
    fileprivate(set) var needs: Int32
    /// Where its lists begin in `lists`, as in `PartTypes.pool`.
    fileprivate var lists: PartLists
    fileprivate var traits: PartTraits
    fileprivate var marks: UInt8
    /// Always 0: rows are stored in a file, and padding would have arbitrary bytes.
    fileprivate var end: Int32 = 0
  }

  private var rows = Table<Row>()
  private var lists = Table<Int32>()
  /// The distinct rows of needs, by `NeedNumbers`. The first is empty.
  private(set) var needs = BitTable()
  /// The distinct rows of tests, as packed by `TestRows`. The first is empty.
  private(set) var tests = Table<WordLines.Line>()
  /// The distinct lists of matches that are only counted; the first is empty.
  private(set) var counted = ListTable()

  init() {}

  /// Computes what lists of symbols amount to in a lexicon whose other tables are complete.
  init(_ symbols: ListTable, _ lexicon: Lexicon) {
    let tables = FormTables(lexicon)
    var form = ResolvedForm(lexicon)
    var packing = TestRows(tests: lexicon.testBits)
    var counted = InternedLists<Int32>([])
    var tests = InternedLists<UInt64>(packing.packed(of: []))
    var needs = InternedLists<Int32>([])
    var needRows = BitRows(bits: lexicon.needCount)
    var (rows, lists): ([Row], [Int32]) = ([], [])
    for list in 0..<symbols.count {
      var own = Array(symbols[list])
      form.take(&own)
      if !form.symbols.isEmpty { tables.complete(&form) }
      let (ofForm, met) = (Set(form.needs).sorted(), needs.count)
      let number = needs.number(of: ofForm)
      if number == met { _ = needRows.add(ofForm) }
      rows.append(
        Row(
          form.type, counted: counted.number(of: form.counted),
          tests: tests.start(of: tests.number(of: packing.packed(of: form.bits))), needs: number,
          PartLists(form, at: Int32(lists.count))))
      form.appendLists(to: &lists)
    }
    self.rows = Table(rows)
    self.lists = Table(lists)
    self.needs = BitTable(needRows)
    self.tests = Table(TestRows.lines(of: tests.pool))
    self.counted = ListTable((0..<counted.count).map { Array(counted.pool[counted.range(of: $0)]) })
  }

  /// The number of lists.
  var count: Int { rows.count }

  /// What forms with the symbols of a list amount to.
  @inline(__always)
  subscript(list: Int32) -> Row { rows[Int(list)] }

  /// Prefetches the memory of a list's row.
  func prefetch(_ list: Int) { rows.prefetch(list) }

  /// Prefetches the memory of its lists and of its row of needs, whose places the row gives.
  func prefetchParts(of list: Int) {
    let row = rows[list]
    if !row.lists.all.isEmpty { lists.prefetch(Int(row.lists.all.lowerBound)) }
    if row.needs > 0 { needs.prefetch(row.needs) }
  }

  /// Prefetches the memory of the pieces of its needs.
  func prefetchPieces(of list: Int) {
    let row = rows[list]
    if row.needs > 0 { needs.prefetchPieces(of: row.needs) }
  }

  /// Appends the lists of a row to a pool, and returns their places there.
  func append(_ row: Row, to pool: inout [Int32]) -> PartLists {
    let range = row.lists.all
    let moved = row.lists.moved(to: Int32(pool.count))
    pool.append(lists.rows(in: Int(range.lowerBound)..<Int(range.upperBound)))
    return moved
  }
}

extension KnownKinds.Row {
  fileprivate init(
    _ type: PartType, counted: Int, tests: Int, needs: Int, _ lists: PartLists
  ) {
    (opens, follows, opener, follower) = (type.opens, type.follows, type.opener, type.follower)
    (self.counted, self.tests, self.needs) = (Int32(counted), Int32(tests), Int32(needs))
    self.lists = lists
    (traits, marks) = (type.traits, type.marks.rawValue)
  }

  /// The type of a lower-case form that no formula weighs, still without its rows and how it counts.
  var type: PartType {
    var type = PartType()
    (type.opens, type.follows, type.opener, type.follower) = (opens, follows, opener, follower)
    (type.traits, type.marks) = (traits, ClauseMarks(rawValue: marks))
    return type
  }
}

extension KnownKinds: TableCodable {
  mutating func code(_ coder: inout some TableCoder) {
    coder.table(&rows)
    coder.table(&lists)
    needs.code(&coder)
    coder.table(&tests)
    counted.code(&coder)
  }
}

extension Array where Element: BitwiseCopyable & Sendable {
  /// Appends rows of a table, leaving little spare room.
  mutating func append(_ rows: Table<Element>) {
    makeRoomSparingly(for: rows.count)
    append(addingCapacity: rows.count) { end in
      for index in 0..<rows.count { end.append(rows[index]) }
    }
  }
}
