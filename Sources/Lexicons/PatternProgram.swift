/// A pattern compiled to instructions for a small backtracking machine.
struct PatternProgram: Sendable {
  enum Instruction: Sendable {
    /// Take one part that passes the tests; a category may take a phrase.
    case test(Range<Int>)
    /// Try the first branch, then the second.
    case split(Int, Int)
    case jump(Int)
    case edge(PatternEdge)
    case mayCross(PartGap)
    /// Fails if the instructions up to `end` match here; takes nothing.
    case absent(end: Int)
    case captureStart, captureEnd
    case accept
  }

  struct Test: Sendable {
    enum Subject: Sendable {
      case symbol(Int32), category(Int32), partClass(PartClass), anything
    }
    var subject: Subject
    var isNegated: Bool
  }

  var instructions: [Instruction] = []
  /// The tests of all instructions, one after another.
  var tests: [Test] = []

  /// A program of no instructions.
  static let blank = PatternProgram()

  private init() {}

  init(_ pattern: Pattern, resolve: (PatternTest.Subject) -> Test.Subject) {
    add(pattern, resolve)
    instructions.append(.accept)
  }

  private mutating func add(_ pattern: Pattern, _ resolve: (PatternTest.Subject) -> Test.Subject) {
    switch pattern {
    case .test(let list):
      let start = tests.count
      for test in list { tests.append(Test(subject: resolve(test.subject), isNegated: test.isNegated)) }
      instructions.append(.test(start..<tests.count))
    case .sequence(let items):
      for item in items { add(item, resolve) }
    case .choice(let options):
      var jumps: [Int] = []
      for (index, option) in options.enumerated() {
        let isLast = index == options.count - 1
        let split = instructions.count
        if !isLast { instructions.append(.split(split + 1, 0)) }
        add(option, resolve)
        if !isLast {
          jumps.append(instructions.count)
          instructions.append(.jump(0))
          instructions[split] = .split(split + 1, instructions.count)
        }
      }
      for jump in jumps { instructions[jump] = .jump(instructions.count) }
    case .repeated(let item, let counts):
      for _ in 0..<counts.lowerBound { add(item, resolve) }
      var splits: [Int] = []
      for _ in counts.lowerBound..<counts.upperBound {
        splits.append(instructions.count)
        instructions.append(.split(0, 0))
        add(item, resolve)
      }
      for split in splits { instructions[split] = .split(split + 1, instructions.count) }
    case .absent(let item):
      let start = instructions.count
      instructions.append(.absent(end: 0))
      add(item, resolve)
      instructions.append(.accept)
      instructions[start] = .absent(end: instructions.count)
    case .captured(let item):
      instructions.append(.captureStart)
      add(item, resolve)
      instructions.append(.captureEnd)
    case .edge(let edge): instructions.append(.edge(edge))
    case .mayCross(let gap): instructions.append(.mayCross(gap))
    }
  }
}

extension PatternProgram {
  /// The tests that a first part may pass, one of each list; `nil` when the pattern could begin with anything, so that
  /// it would have to be tried everywhere.
  var firstTests: [Test]? {
    var found: [Test] = []
    var seen: Set<Int> = []
    var open = [0]
    while let pc = open.popLast() {
      guard seen.insert(pc).inserted else { continue }
      switch instructions[pc] {
      case .test(let range):
        guard let best = tests[range].min(by: { Self.breadth($0) < Self.breadth($1) }), Self.breadth(best) < 3 else {
          return nil
        }
        found.append(best)
      case .split(let a, let b): open += [a, b]
      case .jump(let to): open.append(to)
      case .absent(let end): open.append(end)
      case .edge, .mayCross, .captureStart, .captureEnd: open.append(pc + 1)
      case .accept: return nil
      }
    }
    return found
  }

  /// How many parts a test may pass, roughly: a word few, a form's class many, everything else too many to begin with.
  private static func breadth(_ test: Test) -> Int {
    if test.isNegated { return 3 }
    switch test.subject {
    case .symbol: return 0
    case .category: return 1
    case .partClass(let partClass): return partClass.isOfForm ? 2 : partClass == .name ? 2 : 3
    case .anything: return 3
    }
  }
}
