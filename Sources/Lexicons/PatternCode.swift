internal import CWordScan

/// The programs of all patterns in one array of instructions, as matching runs them.
struct PatternCode: Sendable {
  /// A pattern of a rule, or one of its `unless` or `with`.
  struct Entrance: Sendable, BitwiseCopyable {
    var rule: Int32
    /// The first instruction.
    var start: Int32
  }

  /// An instruction as three numbers: which one, and what it refers to.
  struct Step: Sendable, BitwiseCopyable {
    private var kind: Int32
    private var first: Int32 = 0
    private var second: Int32 = 0
  }

  /// A test of a part. It has no gaps, so that its bytes are the same however it was made.
  struct Test: Sendable, BitwiseCopyable {
    /// The bit of a set's or category's test; -1 for other tests.
    var bit: Int32
    /// The category, a phrase of which may stand here; -1 for other tests, and where it has no phrase.
    var category: Int32
    private var classPlace: Int32
    private var negation: Int32
  }

  /// So many needs of a pattern are looked for before it is tried, its rarest: a fourth takes away one try in twenty.
  static let needsLookedAt = 3

  /// What a pattern needs further from its first part than so many parts is not looked for.
  static let longestReach = 32

  private(set) var instructions = Table<Step>()
  private(set) var tests = Table<Test>()
  /// The patterns of all rules, in the order of the rules, then all `unless`, then all `with`.
  private(set) var patterns = Table<Entrance>()
  /// What each pattern needs.
  private(set) var needs = Table<usward_needy_pattern>()
  /// For each rule its `unless`, as indices of `patterns`.
  private(set) var unless = ListTable()
  /// For each rule its `with`, as indices of `patterns`.
  private(set) var with = ListTable()

  init() {}

  init(_ built: LexiconBuilder.Built, _ index: SymbolIndex, _ numbers: NeedNumbers) {
    var instructions: [Step] = []
    var tests: [Test] = []
    var patterns: [Entrance] = []
    for pattern in built.allPatterns {
      let (start, firstTest) = (Int32(instructions.count), Int32(tests.count))
      patterns.append(Entrance(rule: Int32(pattern.rule), start: start))
      tests += pattern.program.tests.map {
        Test($0, index, hasPhrases: built.costs.cost(of: $0.subject, built).longest > 1)
      }
      instructions += pattern.program.instructions.map { Step($0.moved(by: start, tests: firstTest)) }
    }
    self.instructions = Table(instructions)
    self.tests = Table(tests)
    self.patterns = Table(patterns)
    needs = Table(built.allPatterns.indices.map { usward_needy_pattern($0, built.allPatterns[$0], numbers) })
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

  /// The needs of a pattern that are looked at.
  func needs(of pattern: Int) -> [Int32] {
    let row = needs[pattern].needs
    return [row.0, row.1, row.2]
  }

  /// The patterns of rules: those before the first `unless`.
  var ofRules: Range<Int> { 0..<patterns.count - unless.pool.count - with.pool.count }
}

extension PatternCode: TableCodable {
  mutating func code(_ coder: inout some TableCoder) {
    coder.table(&instructions)
    coder.table(&tests)
    coder.table(&patterns)
    coder.table(&needs)
    unless.code(&coder)
    with.code(&coder)
  }
}

extension PatternCode.Step {
  init(_ instruction: PatternProgram.Instruction) {
    switch instruction {
    case .test(let tests): self.init(kind: 0, first: tests.lowerBound, second: tests.upperBound)
    case .split(let first, let second): self.init(kind: 1, first: first, second: second)
    case .jump(let to): self.init(kind: 2, first: to)
    case .edge(let edge): self.init(kind: 3, first: Int32(PatternEdge.allCases.firstIndex(of: edge) ?? 0))
    case .mayCross(let gap): self.init(kind: 4, first: Int32(gap.rawValue))
    case .absent(let end): self.init(kind: 5, first: end)
    case .captureStart: self.init(kind: 6)
    case .captureEnd: self.init(kind: 7)
    case .accept: self.init(kind: 8)
    }
  }

  /// The instruction.
  @inline(__always)
  var instruction: PatternProgram.Instruction {
    switch kind {
    case 0: .test(first..<second)
    case 1: .split(first, second)
    case 2: .jump(first)
    case 3: .edge(PatternEdge.allCases[Int(first)])
    case 4: .mayCross(PartGap.allCases[Int(first)])
    case 5: .absent(end: first)
    case 6: .captureStart
    case 7: .captureEnd
    default: .accept
    }
  }
}

extension PatternProgram.Instruction {
  /// The same among those of other patterns: so many instructions and tests stand before its own.
  fileprivate func moved(by start: Int32, tests firstTest: Int32) -> Self {
    switch self {
    case .test(let range): .test(range.lowerBound + firstTest..<range.upperBound + firstTest)
    case .split(let a, let b): .split(a + start, b + start)
    case .jump(let to): .jump(to + start)
    case .absent(let end): .absent(end: end + start)
    case .edge, .mayCross, .captureStart, .captureEnd, .accept: self
    }
  }
}

extension PatternCode.Test {
  fileprivate init(_ test: PatternProgram.Test, _ index: SymbolIndex, hasPhrases: Bool) {
    self.init(bit: -1, category: -1, classPlace: -1, negation: test.isNegated ? 1 : 0)
    switch test.subject {
    case .oneOf(let set): bit = set
    case .category(let number):
      bit = index.bitOfCategory[Int(number)]
      if !test.isNegated, hasPhrases { category = number }
    case .partClass(let value): classPlace = Int32(value.place)
    case .anything: break
    }
  }

  /// The class of the part.
  @inline(__always)
  var partClass: PartClass? { classPlace < 0 ? nil : PartClass.allCases[Int(classPlace)] }

  @inline(__always)
  var isNegated: Bool { negation != 0 }
}

extension usward_needy_pattern {
  /// What a pattern needs.
  fileprivate init(_ number: Int, _ pattern: LexiconBuilder.CompiledPattern, _ numbers: NeedNumbers) {
    self.init()
    self.number = Int32(number)
    let place = PatternCode.needsLookedAt * number
    let ofPattern = numbers.ofPatterns
    needs = (ofPattern[place], ofPattern[place + 1], ofPattern[place + 2])
    let reaches = (0..<PatternCode.needsLookedAt).map {
      Self.reach(of: $0 < pattern.needs.count ? pattern.needs[$0] : nil)
    }
    least = (reaches[0].least, reaches[1].least, reaches[2].least)
    most = (reaches[0].most, reaches[1].most, reaches[2].most)
  }

  /// How many parts after a pattern's first a part stands that passes a need; of a need that the pattern does not have, and of
  /// one that a sentence as a whole passes, `most` is under 0.
  private static func reach(of need: PatternNeed?) -> (least: Int8, most: Int8) {
    guard let need else { return (-1, -1) }
    return need.offsets.map { (Int8($0.lowerBound), Int8($0.upperBound)) } ?? (0, -1)
  }
}
