/// A pattern compiled to instructions for a small backtracking machine.
struct PatternProgram: Sendable {
  enum Instruction: Sendable {
    /// Consume one part that passes the tests; for a category it may be a phrase.
    case test(Range<Int32>)
    /// Fail unless the next part passes the test; consume nothing.
    case look(Int32)
    /// Try the first branch, then the second.
    case split(Int32, Int32)
    case jump(Int32)
    case edge(PatternEdge)
    case mayCross(PartGap)
    /// Consume as many parts as possible, up to a maximum, whatever they are except those that pass a test, if one is
    /// given; then fewer. The gap may be before each of them.
    case skip(Int32, PartGap?, except: Int32?)
    /// Fails if the instructions up to `end` match here; takes nothing.
    case absent(end: Int32)
    case captureStart, captureEnd
    case accept
  }

  struct Test: Sendable {
    enum Subject: Hashable, Sendable {
      /// A member of a set of words, prefixes, cased forms and categories of these, by the number of the set.
      case oneOf(Int32)
      case category(Int32)
      case partClass(PartClass)
      case anything
    }
    var subject: Subject
    var isNegated: Bool
  }

  private(set) var instructions: [Instruction] = []
  /// The tests of all instructions, one after another.
  private(set) var tests: [Test] = []

  /// Compiles a pattern. `resolve` gives the test for a subject.
  init(_ pattern: Pattern, resolve: (PatternTest.Subject) -> Test.Subject) {
    add(pattern, resolve)
    instructions.append(.accept)
  }

  private var next: Int32 { Int32(instructions.count) }

  private mutating func add(_ pattern: Pattern, _ resolve: (PatternTest.Subject) -> Test.Subject) {
    switch pattern {
    case .test(let list):
      let start = Int32(tests.count)
      for test in list { tests.append(Test(subject: resolve(test.subject), isNegated: test.isNegated)) }
      instructions.append(.test(start..<Int32(tests.count)))
    case .sequence(let items):
      for item in items { add(item, resolve) }
    case .choice(let options): add(choice: options, resolve)
    case .repeated(let item, let counts):
      for _ in 0..<counts.lowerBound { add(item, resolve) }
      if let part = item.anyPart {
        let except = part.except.map { _ in Int32(tests.count) }
        if let subject = part.except { tests.append(Test(subject: resolve(subject), isNegated: false)) }
        instructions.append(.skip(Int32(counts.count - 1), part.gap, except: except))
        return
      }
      var splits: [Int] = []
      for _ in counts.lowerBound..<counts.upperBound {
        splits.append(instructions.count)
        instructions.append(.split(0, 0))
        add(item, resolve)
      }
      for split in splits { instructions[split] = .split(Int32(split) + 1, next) }
    case .absent(let item):
      let start = instructions.count
      instructions.append(.absent(end: 0))
      add(item, resolve)
      instructions.append(.accept)
      instructions[start] = .absent(end: next)
    case .captured(let item):
      instructions.append(.captureStart)
      add(item, resolve)
      instructions.append(.captureEnd)
    case .edge(let edge): instructions.append(.edge(edge))
    case .mayCross(let gap): instructions.append(.mayCross(gap))
    }
  }

  private mutating func add(choice options: [Pattern], _ resolve: (PatternTest.Subject) -> Test.Subject) {
    addLook(to: options, resolve)
    var jumps: [Int] = []
    for (number, option) in options.enumerated() {
      let isLast = number + 1 == options.count
      let split = instructions.count
      if !isLast { instructions.append(.split(Int32(split) + 1, 0)) }
      add(option, resolve)
      if !isLast {
        jumps.append(instructions.count)
        instructions.append(.jump(0))
        instructions[split] = .split(Int32(split) + 1, next)
      }
    }
    for jump in jumps { instructions[jump] = .jump(next) }
  }
}

extension PatternProgram {
  /// Where all options of a choice begin with words, first checks for any of these words: most choices fail, and one
  /// check is cheaper than one for each option. A whole pattern needs none, since it is tried only where its first part
  /// is present.
  private mutating func addLook(
    to options: [Pattern], _ resolve: (PatternTest.Subject) -> Test.Subject
  ) {
    guard !instructions.isEmpty, let opening = Pattern.choice(options).opening, !opening.mayBeEmpty else { return }
    instructions.append(.look(Int32(tests.count)))
    tests.append(Test(subject: resolve(.anyOf(opening.words)), isNegated: false))
  }
}

/// The words that a pattern may begin with.
private struct Opening {
  var words: [PatternTest.Subject] = []
  /// Whether the pattern may match without consuming a part.
  var mayBeEmpty = true
}

/// Any one part with some exceptions, and what may be before it if the pattern says so.
private struct AnyPart {
  var gap: PartGap?
  var except: PatternTest.Subject?
}

extension Pattern {
  /// The words that the pattern begins with; `nil` where it may begin with something other than words and categories of
  /// words.
  fileprivate var opening: Opening? {
    switch self {
    case .test(let tests):
      for test in tests where !test.isNegated {
        switch test.subject {
        case .word, .cased: return Opening(words: [test.subject], mayBeEmpty: false)
        case .anyOf(let words): return Opening(words: words, mayBeEmpty: false)
        case .category, .partClass, .anything: continue
        }
      }
      return nil
    case .sequence(let items):
      var all = Opening()
      for item in items where all.mayBeEmpty {
        guard let opening = item.opening else { return nil }
        all = Opening(words: all.words + opening.words, mayBeEmpty: opening.mayBeEmpty)
      }
      return all
    case .choice(let options):
      var all = Opening(mayBeEmpty: false)
      for option in options {
        guard let opening = option.opening else { return nil }
        all = Opening(words: all.words + opening.words, mayBeEmpty: all.mayBeEmpty || opening.mayBeEmpty)
      }
      return all
    case .repeated(let item, let counts):
      guard let opening = item.opening else { return nil }
      return Opening(words: opening.words, mayBeEmpty: opening.mayBeEmpty || counts.lowerBound == 0)
    case .captured(let item): return item.opening
    case .absent, .edge: return Opening()
    case .mayCross: return nil
    }
  }

  /// The pattern as any one part, perhaps with exceptions; `nil` when it is more or something else.
  fileprivate var anyPart: AnyPart? {
    switch self {
    case .test(let tests): return tests.count == 1 ? tests[0].anyPart : nil
    case .sequence(let items) where items.count == 1: return items[0].anyPart
    case .sequence(let items) where items.count == 2:
      guard case .mayCross(let gap) = items[0], let part = items[1].anyPart, part.gap == nil else { return nil }
      return AnyPart(gap: gap, except: part.except)
    case .sequence, .choice, .repeated, .absent, .captured, .edge, .mayCross: return nil
    }
  }
}

extension PatternTest {
  fileprivate var anyPart: AnyPart? {
    switch subject {
    case .anything: isNegated ? nil : AnyPart()
    case .word, .cased, .category, .anyOf: isNegated ? AnyPart(except: subject) : nil
    case .partClass: nil
    }
  }
}
