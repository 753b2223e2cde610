/// The programs of all patterns in one array of instructions, as matching runs them.
struct PatternCode: Sendable {
  /// A pattern of a rule, or one of its `unless` or `with`.
  struct Entrance: Sendable {
    var rule: Int32
    /// The first instruction.
    var start: Int32
    var isGuard: Bool
  }

  /// How many parts after a pattern's first a part stands that passes one of its needs.
  struct Reach: Hashable, Sendable {
    var least: Int32
    var most: Int32

    /// Of a need that a pattern does not have.
    static let missing = Reach(least: -1, most: -1)
    /// Of a need that a sentence as a whole passes.
    static let sentence = Reach(least: 0, most: -1)
  }

  /// A test of a part.
  struct Test: Sendable {
    /// The bit of a set's or category's test; -1 for other tests.
    var bit: Int32
    /// The category, a phrase of which may stand here; -1 for other tests, and where it has no phrase.
    var category: Int32
    /// The class of the part.
    var partClass: PartClass?
    var isNegated: Bool
  }

  /// So many needs of a pattern are looked for before it is tried, its rarest: a fourth takes away one try in twenty.
  static let needsLookedAt = 3

  /// What a pattern needs further from its first part than so many parts is not looked for.
  static let longestReach = 32

  private(set) var instructions: [PatternProgram.Instruction] = []
  private(set) var tests: [Test] = []
  /// The patterns of all rules, in the order of the rules, then all `unless`, then all `with`.
  private(set) var patterns: [Entrance] = []
  /// `needsLookedAt` a pattern, and how far from its first part each is.
  private(set) var needs: [Int32] = []
  private(set) var reaches: [Reach] = []
  /// For each rule its `unless`, as indices of `patterns`.
  private(set) var unless = ListTable()
  /// For each rule its `with`, as indices of `patterns`.
  private(set) var with = ListTable()

  init() {}

  init(_ built: LexiconBuilder.Built, _ index: SymbolIndex, _ numbers: NeedNumbers) {
    needs = numbers.ofPatterns
    for pattern in built.allPatterns {
      patterns.append(
        Entrance(
          rule: Int32(pattern.rule), start: append(pattern.program, index, built), isGuard: built.isGuard[pattern.rule])
      )
      for place in 0..<Self.needsLookedAt {
        reaches.append(place < pattern.needs.count ? Reach(pattern.needs[place]) : .missing)
      }
    }
    var next = Int32(built.patterns.count)
    func numbered(_ lists: [[LexiconBuilder.CompiledPattern]]) -> ListTable {
      ListTable(
        lists.map { patterns in
          defer { next += Int32(patterns.count) }
          return Array(next..<next + Int32(patterns.count))
        })
    }
    unless = numbered(built.unless)
    with = numbered(built.with)
  }

  /// The patterns of rules: those before the first `unless`.
  var ofRules: Range<Int> { 0..<patterns.count - unless.pool.count - with.pool.count }

  private mutating func append(
    _ program: PatternProgram, _ index: SymbolIndex, _ built: LexiconBuilder.Built
  ) -> Int32 {
    let start = Int32(instructions.count)
    let firstTest = Int32(tests.count)
    tests += program.tests.map { Test($0, index, hasPhrases: built.costs.cost(of: $0.subject, built).longest > 1) }
    instructions += program.instructions.map { instruction in
      switch instruction {
      case .test(let range): .test(range.lowerBound + firstTest..<range.upperBound + firstTest)
      case .split(let a, let b): .split(a + start, b + start)
      case .jump(let to): .jump(to + start)
      case .absent(let end): .absent(end: end + start)
      case .edge, .mayCross, .captureStart, .captureEnd, .accept: instruction
      }
    }
    return start
  }
}

extension PatternCode: TableCodable {
  mutating func code(_ coder: inout some TableCoder) {
    coder.list(&instructions, blank: .accept) { $1.code(&$0) }
    coder.list(&tests, blank: Test(bit: -1, category: -1, isNegated: false)) { coder, test in
      coder.number(&test.bit)
      coder.number(&test.category)
      coder.choice(&test.partClass)
      coder.flag(&test.isNegated)
    }
    coder.list(&patterns, blank: Entrance(rule: 0, start: 0, isGuard: false)) { coder, pattern in
      coder.number(&pattern.rule)
      coder.number(&pattern.start)
      coder.flag(&pattern.isGuard)
    }
    coder.numbers(&needs)
    coder.list(&reaches, blank: .missing) { coder, reach in
      coder.number(&reach.least)
      coder.number(&reach.most)
    }
    unless.code(&coder)
    with.code(&coder)
  }
}

extension PatternProgram.Instruction: TableCodable {
  /// Three numbers: which instruction, and what it refers to.
  mutating func code(_ coder: inout some TableCoder) {
    var (kind, a, b): (Int32, Int32, Int32) =
      switch self {
      case .test(let tests): (0, tests.lowerBound, tests.upperBound)
      case .split(let first, let second): (1, first, second)
      case .jump(let to): (2, to, 0)
      case .edge(let edge): (3, Int32(PatternEdge.allCases.firstIndex(of: edge) ?? 0), 0)
      case .mayCross(let gap): (4, Int32(gap.rawValue), 0)
      case .absent(let end): (5, end, 0)
      case .captureStart: (6, 0, 0)
      case .captureEnd: (7, 0, 0)
      case .accept: (8, 0, 0)
      }
    coder.number(&kind)
    coder.number(&a)
    coder.number(&b)
    self =
      switch kind {
      case 0: .test(a..<b)
      case 1: .split(a, b)
      case 2: .jump(a)
      case 3: .edge(PatternEdge.allCases[Int(a)])
      case 4: .mayCross(PartGap.allCases[Int(a)])
      case 5: .absent(end: a)
      case 6: .captureStart
      case 7: .captureEnd
      default: .accept
      }
  }
}

extension PatternCode.Test {
  fileprivate init(_ test: PatternProgram.Test, _ index: SymbolIndex, hasPhrases: Bool) {
    self.init(bit: -1, category: -1, isNegated: test.isNegated)
    switch test.subject {
    case .oneOf(let set): bit = set
    case .category(let number):
      guard let place = index.testedCategories.firstIndex(of: number) else {
        preconditionFailure("a pattern tests for a category that is not indexed")
      }
      bit = Int32(index.bit(tested: place))
      if !test.isNegated, hasPhrases { category = number }
    case .partClass(let value): partClass = value
    case .anything: break
    }
  }
}

extension PatternCode.Reach {
  fileprivate init(_ need: PatternNeed) {
    self = need.offsets.map { Self(least: Int32($0.lowerBound), most: Int32($0.upperBound)) } ?? .sentence
  }
}
