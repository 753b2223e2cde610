import CWordScan

/// The programs of all patterns in one array of instructions, in the form that matching runs.
struct PatternCode: Sendable {
  /// How many needs of a pattern, the rarest, are checked before it is tried: a fourth would spare only one attempt in
  /// twenty.
  static let needsLookedAt = 3

  /// The greatest distance, in parts, of a need from the first part of its pattern that is checked.
  static let longestReach = Int(USWARD_REACH)

  private(set) var steps = Table<usward_step>()
  /// The patterns of all rules, in the order of the rules, followed by all `unless` and then all `with` patterns.
  private(set) var patterns = Table<usward_entrance>()
  /// What each pattern needs.
  private(set) var needs = Table<usward_needy_pattern>()
  /// For each rule, its `unless` patterns, as indices into `patterns`.
  private(set) var unless = ListTable()
  /// For each rule, its `with` patterns, as indices into `patterns`.
  private(set) var with = ListTable()

  init() {}

  init(_ built: LexiconBuilder.Built, _ index: SymbolIndex, _ numbers: NeedNumbers) {
    var steps: [usward_step] = []
    var patterns: [usward_entrance] = []
    // Computed once, since each access would build it anew.
    let all = built.allPatterns
    for pattern in all {
      let program = pattern.program.steps(from: steps.count) {
        usward_step($0, index, hasPhrases: built.costs.cost(of: $0.subject, built).longest > 1)
      }
      let told = pattern.beginning.map { numbers.isAlone($0) ? pattern.program.stepsTold(by: $0) : 0 } ?? 0
      patterns.append(
        usward_entrance(rule: Int32(pattern.rule), start: Int32(steps.count), program, told: told))
      steps += program
    }
    self.steps = Table(steps)
    self.patterns = Table(patterns)
    needs = Table(all.indices.map { usward_needy_pattern($0, all[$0], numbers) })
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

  /// The rule that a pattern belongs to.
  func rule(of pattern: Int) -> Int { Int(patterns[pattern].rule) }

  /// The patterns of rules: those before the first `unless`.
  var ofRules: Range<Int> { 0..<patterns.count - unless.pool.count - with.pool.count }
}

extension PatternCode: TableCodable {
  mutating func code(_ coder: inout some TableCoder) {
    coder.table(&steps)
    coder.table(&patterns)
    coder.table(&needs)
    unless.code(&coder)
    with.code(&coder)
  }
}

extension PatternProgram {
  /// How many of the first instructions need not be run for a match that was found by what the program begins with: the
  /// test of one word, and what precedes it.
  func stepsTold(by beginning: NeedNumbers.Need) -> Int {
    let before = if case .captureStart = instructions[0] { 1 } else { 0 }
    guard case .test(let range) = instructions[before], let first = range.first.map({ tests[Int($0)] }),
      !first.isNegated, beginning.subjects == [first.subject], !beginning.isOfBeginnings
    else { return 0 }
    switch first.subject {
    case .oneOf, .category: return before + 1
    case .partClass, .anything: return 0
    }
  }

  /// The instructions in the form that the kernel runs, given the number of those of earlier patterns. Several tests of
  /// one part become one instruction each, the last of which consumes the part.
  fileprivate func steps(from start: Int, test: (Test) -> usward_step) -> [usward_step] {
    var places = [Int32(start)]
    for instruction in instructions {
      let count = if case .test(let tests) = instruction { tests.count } else { 1 }
      places.append(places[places.count - 1] + Int32(count))
    }
    return instructions.flatMap { instruction -> [usward_step] in
      if case .look(let index) = instruction {
        var step = test(tests[Int(index)])
        step.takeNothing()
        return [step]
      }
      if case .skip(_, _, let except?) = instruction {
        var step = usward_step(instruction, places)
        step.category = test(tests[Int(except)]).number
        return [step]
      }
      guard case .test(let range) = instruction else { return [usward_step(instruction, places)] }
      return range.map { index in
        var step = test(tests[Int(index)])
        if index + 1 < range.upperBound { step.takeNothing() }
        if range.count > 1 { step.category = -1 }
        return step
      }
    }
  }
}

extension usward_entrance {
  /// Makes the entrance of a program that begins at an instruction; its first `told` instructions need not be run.
  fileprivate init(rule: Int32, start: Int32, _ program: [usward_step], told: Int) {
    self.init()
    (self.rule, self.start) = (rule, start)
    steps_told = UInt8(told)
    for step in program[..<told] {
      if step.kind == USWARD_CAPTURE_START.rawValue { is_captured_told = true }
      if step.kind == USWARD_TAKE.rawValue { parts_told = 1 }
    }
  }
}

extension usward_step {
  fileprivate init(_ kind: usward_step_kind, detail: UInt32 = 0, number: Int32 = 0) {
    self.init(
      kind: UInt8(kind.rawValue), detail: UInt8(detail), is_negated: 0, rest: 0, number: number, category: -1)
  }

  /// Makes an instruction that tests no part, given where each instruction of its program begins.
  fileprivate init(_ instruction: PatternProgram.Instruction, _ places: [Int32]) {
    switch instruction {
    case .test, .look: preconditionFailure("tests are other steps")
    case .split(_, let second): self.init(USWARD_SPLIT, number: places[Int(second)])
    case .jump(let to): self.init(USWARD_JUMP, number: places[Int(to)])
    case .edge(let edge): self.init(USWARD_EDGE, detail: edge.kernelsNumber)
    case .mayCross(let gap): self.init(USWARD_MAY_CROSS, detail: gap.kernelsNumber)
    case .skip(let most, let gap, _):
      self.init(USWARD_SKIP, detail: gap?.kernelsNumber ?? USWARD_AS_IT_IS.rawValue, number: most)
    case .absent(let end): self.init(USWARD_ABSENT, number: places[Int(end)])
    case .captureStart: self.init(USWARD_CAPTURE_START)
    case .captureEnd: self.init(USWARD_CAPTURE_END)
    case .accept: self.init(USWARD_ACCEPT)
    }
  }

  fileprivate init(_ test: PatternProgram.Test, _ index: SymbolIndex, hasPhrases: Bool) {
    switch test.subject {
    case .oneOf(let set): self.init(USWARD_TAKE, number: index.bitOfSet[Int(set)])
    case .category(let number):
      self.init(USWARD_TAKE, number: index.bitOfCategory[Int(number)])
      if !test.isNegated, hasPhrases { category = number }
    case .partClass(let value): self.init(USWARD_TAKE_CLASS, detail: value.kernelsNumber)
    case .anything: self.init(USWARD_TAKE_CLASS, detail: USWARD_ANYTHING.rawValue)
    }
    is_negated = test.isNegated ? 1 : 0
  }

  /// Leaves the part for the next test.
  fileprivate mutating func takeNothing() {
    kind = UInt8((kind == USWARD_TAKE.rawValue ? USWARD_CHECK : USWARD_CHECK_CLASS).rawValue)
  }
}

extension PatternEdge {
  fileprivate var kernelsNumber: UInt32 {
    switch self {
    case .clauseStart: USWARD_CLAUSE_START.rawValue
    case .clauseEnd: USWARD_CLAUSE_END.rawValue
    case .sentenceStart: USWARD_SENTENCE_START.rawValue
    case .sentenceEnd: USWARD_SENTENCE_END.rawValue
    }
  }
}

extension PartGap {
  fileprivate var kernelsNumber: UInt32 {
    switch self {
    case .none: USWARD_NO_GAP.rawValue
    case .comma: USWARD_COMMA.rawValue
    case .strong: USWARD_STRONG.rawValue
    }
  }
}

extension PartClass {
  fileprivate var kernelsNumber: UInt32 {
    switch self {
    case .capital: USWARD_CAPITAL.rawValue
    case .upper: USWARD_UPPER.rawValue
    case .name: USWARD_NAME.rawValue
    case .number: USWARD_NUMBER.rawValue
    case .label: USWARD_LABEL.rawValue
    case .joinedBefore: USWARD_JOINED_BEFORE.rawValue
    case .joinedAfter: USWARD_JOINED_AFTER.rawValue
    case .dotted: USWARD_DOTTED.rawValue
    case .first: USWARD_FIRST.rawValue
    case .shouted: USWARD_SHOUTED.rawValue
    case .asked: USWARD_ASKED.rawValue
    }
  }
}

extension usward_needy_pattern {
  /// Makes the record of what a pattern needs.
  fileprivate init(_ number: Int, _ pattern: LexiconBuilder.CompiledPattern, _ numbers: NeedNumbers) {
    self.init()
    self.number = Int32(number)
    let looked = pattern.needs.prefix(PatternCode.needsLookedAt)
    // A pattern with fewer needs repeats its last one, which asks nothing more of a sentence.
    let own = looked.map(numbers.number)
    let known = own + [Int32](repeating: own.last ?? NeedNumbers.always, count: PatternCode.needsLookedAt)
    needs = (known[0], known[1], known[2])
    var reaches = (0..<PatternCode.needsLookedAt).map { Self.reach(of: $0 < looked.count ? looked[$0] : nil) }
    beginning = pattern.beginning.map(numbers.number) ?? known[0]
    var looksAtBeginning = pattern.beginning != nil
    // One check is enough.
    for place in reaches.indices where known[place] == beginning && reaches[place] == (0, 0) {
      if place == 0 { looksAtBeginning = false } else { reaches[place].further = -1 }
    }
    least = (reaches[0].least, reaches[1].least, reaches[2].least, 0)
    further = (reaches[0].further, reaches[1].further, reaches[2].further, looksAtBeginning ? 0 : -1)
    (earlier, later) = Self.ordered(Array(looked)) ?? (0, 0)
  }

  /// Two needs that one part might pass together, judged by the distances from the first part, although one comes after
  /// the other; preferably two that are equal.
  private static func ordered(_ needs: [PatternNeed]) -> (earlier: Int8, later: Int8)? {
    let pairs = needs.indices.flatMap { one in needs.indices.map { (one, $0) } }.filter { one, other in
      guard needs[one].isBefore(needs[other]), let near = needs[one].offsets, let far = needs[other].offsets
      else { return false }
      return near.overlaps(far)
    }
    let same = pairs.first { Set(needs[$0].places.map(\.subject)) == Set(needs[$1].places.map(\.subject)) }
    let best = same ?? pairs.first
    return best.map { (Int8($0.0), Int8($0.1)) }
  }

  /// How many parts after the first a part that passes a need may be at least, and how many more at most. Negative for
  /// a need that the pattern does not have, for one that is what the pattern begins with, and for one that a sentence
  /// as a whole passes.
  private static func reach(of need: PatternNeed?) -> (least: Int8, further: Int8) {
    need?.offsets.map { (Int8($0.lowerBound), Int8($0.count - 1)) } ?? (0, -1)
  }
}
