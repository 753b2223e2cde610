/// What a match of the compiled pattern begins with, by which it is looked for.
extension PatternProgram {
  /// Whether the pattern could begin with anything, so that it says nothing of where it begins.
  var beginsWithAnything: Bool {
    testsReached(from: [0]).contains { pc in
      guard let pc, let best = narrowest(at: pc) else { return true }
      return Self.breadth(best) > 2
    }
  }

  /// The instructions that test the next part, from some instructions on; `nil` stands for an end of the pattern before it.
  private func testsReached(from start: [Int]) -> [Int?] {
    var found: [Int?] = []
    var seen: Set<Int> = []
    var open = start
    while let pc = open.popLast() {
      guard seen.insert(pc).inserted else { continue }
      switch instructions[pc] {
      case .test: found.append(pc)
      case .skip:
        found.append(pc)
        open.append(pc + 1)
      case .split(let a, let b): open += [Int(a), Int(b)]
      case .jump(let to): open.append(Int(to))
      case .absent(let end): open.append(Int(end))
      case .look, .edge, .mayCross, .captureStart, .captureEnd: open.append(pc + 1)
      case .accept: found.append(nil)
      }
    }
    return found
  }

  /// What a part is one of that a match begins with: of each test that may come first one that is easily looked up. `nil` where
  /// a test has none.
  var beginnings: Set<Test.Subject>? {
    var subjects: Set<Test.Subject> = []
    for pc in testsReached(from: [0]) {
      guard let pc, let best = narrowest(at: pc), Self.breadth(best) <= 2 else { return nil }
      subjects.insert(best.subject)
    }
    return subjects
  }

  /// What a part is one of that stands behind the first of a match, and where that may be. `nil` where a test has none that is
  /// easily looked up, and where a match may be of one part. `longest` gives how many parts a test takes at most.
  func seconds(longest: (Test.Subject) -> Int) -> (subjects: Set<Test.Subject>, offsets: ClosedRange<Int>)? {
    var (subjects, most): (Set<Test.Subject>, Int) = ([], 1)
    var behind: [Int] = []
    for pc in testsReached(from: [0]) {
      guard let pc, case .test(let range) = instructions[pc] else { return nil }
      if range.count == 1 { most = max(most, longest(tests[Int(range.lowerBound)].subject)) }
      behind.append(pc + 1)
    }
    for pc in testsReached(from: behind) {
      guard let pc, let best = narrowest(at: pc), Self.breadth(best) <= 2 else { return nil }
      subjects.insert(best.subject)
    }
    return subjects.isEmpty || most > PatternCode.longestReach ? nil : (subjects, 1...most)
  }

  private func narrowest(at pc: Int) -> Test? {
    guard case .test(let range) = instructions[pc] else { return nil }
    return range.map { tests[Int($0)] }.min { Self.breadth($0) < Self.breadth($1) }
  }

  /// How many parts a test may pass, roughly: a word few, a form's class many, everything else too many to begin with.
  private static func breadth(_ test: Test) -> Int {
    if test.isNegated { return 3 }
    switch test.subject {
    case .oneOf: return 0
    case .category: return 1
    case .partClass(let partClass): return partClass.isOfForm ? 2 : partClass == .name ? 2 : 3
    case .anything: return 3
    }
  }
}
