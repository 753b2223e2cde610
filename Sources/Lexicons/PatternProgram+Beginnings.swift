/// What matches of the compiled pattern begin with, by which they are looked up.
extension PatternProgram {
  /// Whether the pattern could begin with anything, so that it does not tell where it begins.
  var beginsWithAnything: Bool {
    testsReached(from: [0]).contains { pc in
      guard let pc, let best = narrowest(at: pc) else { return true }
      return Self.breadth(best) > 2
    }
  }

  /// The instructions that test the next part after these instructions; `nil` stands for the end of the pattern.
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

  /// What the first part of a match is one of: for each test that may come first, a subject that is easily looked up.
  /// `nil` where a test has none.
  var beginnings: Set<Test.Subject>? {
    var subjects: Set<Test.Subject> = []
    for pc in testsReached(from: [0]) {
      guard let pc, let best = narrowest(at: pc), Self.breadth(best) <= 2 else { return nil }
      subjects.insert(best.subject)
    }
    return subjects
  }

  /// What the second part of a match is one of, and at which offsets. `nil` where a test has no subject that is easily
  /// looked up, or where a match may have a single part. `longest` gives the most parts that a test takes.
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

  /// How many parts a test may pass, approximately: few for a word, many for a class of forms, and too many to begin
  /// with for anything else.
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
