/// The programs of all patterns in one array of instructions, as matching runs them.
struct PatternCode: Sendable {
  /// A rule's pattern.
  struct Entrance: Sendable {
    var rule: Int32
    /// The first instruction.
    var start: Int32
    var isGuard: Bool
    /// Bits of which the part after the first has one at least, where the pattern matches.
    var nextFilter: UInt64
    /// Where the needs that are looked at before it is tried lie in `needs`.
    var needs: Range<Int32>
  }

  /// A test that one of the parts so far from the pattern's start passes.
  struct Need: Sendable {
    var bit: Int32
    var least: Int32
    var most: Int32
  }

  /// A test of a part.
  struct Test: Sendable {
    /// The bit of a set's or category's test; -1 for other tests.
    var bit: Int32
    /// The category, a phrase of which may stand here; -1 for other tests.
    var category: Int32
    /// The class of the part.
    var partClass: PartClass?
    var isNegated: Bool
  }

  /// So many needs beside the anchor are looked at before a pattern is tried: a third seldom adds anything.
  private static let needsLookedAt = 3

  /// A word from which on a pattern is tried.
  struct Anchor: Sendable {
    var pattern: Int32
    /// How many parts before it the pattern begins, at least and at most.
    var least: Int32
    var most: Int32
  }

  private(set) var instructions: [PatternProgram.Instruction] = []
  private(set) var tests: [Test] = []
  /// The patterns of all rules, in the order of the rules.
  private(set) var patterns: [Entrance] = []
  private(set) var needs: [Need] = []
  /// The anchors of all patterns, in the order of the patterns.
  private(set) var anchors: [Anchor] = []
  /// For each rule the first instructions of its `unless`.
  private(set) var unless = ListTable()

  init() {}

  init(_ built: LexiconBuilder.Built, _ index: SymbolIndex) {
    for pattern in built.patterns {
      for place in pattern.needs[0].places {
        anchors.append(
          Anchor(
            pattern: Int32(patterns.count), least: Int32(place.offsets.lowerBound),
            most: Int32(place.offsets.upperBound)))
      }
      let first = Int32(needs.count)
      // The anchor is there when a pattern is looked at; of the others, those of one place are the quickest to look up.
      let others = pattern.needs.dropFirst().compactMap { Need($0, index) }.prefix(Self.needsLookedAt)
      needs += others.sorted { $0.most - $0.least < $1.most - $1.least }
      patterns.append(
        Entrance(
          rule: Int32(pattern.rule), start: append(pattern.program, index), isGuard: pattern.isGuard,
          nextFilter: pattern.program.nextFilter, needs: first..<Int32(needs.count)))
    }
    var starts: [[Int32]] = []
    for programs in built.unlessPrograms { starts.append(programs.map { append($0, index) }) }
    unless = ListTable(starts)
  }

  private mutating func append(_ program: PatternProgram, _ index: SymbolIndex) -> Int32 {
    let start = Int32(instructions.count)
    let firstTest = Int32(tests.count)
    tests += program.tests.map { Test($0, index) }
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
    let blank = Entrance(rule: 0, start: 0, isGuard: false, nextFilter: 0, needs: 0..<0)
    coder.list(&patterns, blank: blank) { coder, pattern in
      coder.number(&pattern.rule)
      coder.number(&pattern.start)
      coder.flag(&pattern.isGuard)
      coder.number(&pattern.nextFilter)
      var (first, end) = (pattern.needs.lowerBound, pattern.needs.upperBound)
      coder.number(&first)
      coder.number(&end)
      pattern.needs = first..<end
    }
    coder.list(&needs, blank: Need(bit: 0, least: 0, most: 0)) { coder, need in
      coder.number(&need.bit)
      coder.number(&need.least)
      coder.number(&need.most)
    }
    coder.list(&anchors, blank: Anchor(pattern: 0, least: 0, most: 0)) { coder, anchor in
      coder.number(&anchor.pattern)
      coder.number(&anchor.least)
      coder.number(&anchor.most)
    }
    unless.code(&coder)
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
  fileprivate init(_ test: PatternProgram.Test, _ index: SymbolIndex) {
    self.init(bit: -1, category: -1, isNegated: test.isNegated)
    switch test.subject {
    case .oneOf(let set): bit = set
    case .category(let number):
      guard let place = index.testedCategories.firstIndex(of: number) else {
        preconditionFailure("a pattern tests for a category that is not indexed")
      }
      bit = Int32(index.bit(tested: place))
      if !test.isNegated { category = number }
    case .partClass(let value): partClass = value
    case .anything: break
    }
  }
}

extension PatternCode.Need {
  /// The need as one bit; `nil` when it is of several places or of a class of form.
  fileprivate init?(_ anchor: PatternAnchor, _ index: SymbolIndex) {
    guard anchor.places.count == 1, let place = anchor.places.first else { return nil }
    switch place.subject {
    case .oneOf(let set): bit = set
    case .category(let number):
      guard let tested = index.testedCategories.firstIndex(of: number) else { return nil }
      bit = Int32(index.bit(tested: tested) + 1)
    case .partClass, .anything: return nil
    }
    least = Int32(place.offsets.lowerBound)
    most = Int32(place.offsets.upperBound)
  }
}
