/// What a pattern cannot match without: a part that passes a test. Patterns begin with words such as I and our, which
/// occur everywhere; if they are tried only where everything they need is in the sentence, most are hardly ever tried.
struct PatternNeed {
  /// A test, and how many parts after the pattern's first the part that passes it may be.
  struct Place {
    var subject: PatternProgram.Test.Subject
    var offsets: ClosedRange<Int>
  }

  /// The possible places: wherever the pattern matches, a part passes the test of one of them.
  var places: [Place]
  /// How many of a million parts pass, approximately.
  var cost: Int
  /// Whether for phrases of a category the first parts pass instead of the rarest.
  var isOfBeginnings = false
  /// Which item of the pattern it belongs to, if that is a sequence, then which item of that item, and so on.
  var path: [Int] = []

  /// Whether the parts that pass come before those that pass another need.
  func isBefore(_ other: PatternNeed) -> Bool {
    zip(path, other.path).first { $0 != $1 }.map { $0 < $1 } ?? false
  }

  /// How many parts after the pattern's first the part that passes may be; `nil` where the sentence as a whole passes.
  var offsets: ClosedRange<Int>? {
    var (least, most) = (Int.max, 0)
    for place in places {
      if case .partClass(let partClass) = place.subject, partClass.isOfSentence { return nil }
      (least, most) = (min(least, place.offsets.lowerBound), max(most, place.offsets.upperBound))
    }
    return least...most
  }
}

/// Finds the needs of a pattern.
enum NeedFinder {
  /// Gives the test, and its cost, for a subject.
  typealias Resolve = (PatternTest.Subject) -> TestCost

  /// The needs of a pattern, the rarest first. Empty when it has nothing that can be looked up.
  static func needs(of pattern: Pattern, resolve: Resolve) -> [PatternNeed] {
    let needs = find(pattern, at: 0...0, resolve).needs.filter {
      $0.offsets.map { $0.upperBound <= PatternCode.longestReach } ?? true
    }
    .sorted { $0.cost < $1.cost }
    return needs.count > 2 && needs[0].cost <= rare ? Array(needs[..<2]) : needs
  }

  /// The same, with what follows a pattern's first part where few needs are known: most patterns begin with something
  /// that occurs everywhere, and fail at the next part.
  static func needs(
    of pattern: Pattern, _ program: PatternProgram, resolve: Resolve, cost: (PatternProgram.Test.Subject) -> TestCost
  ) -> [PatternNeed] {
    let needs = needs(of: pattern, resolve: resolve)
    guard needs.count < PatternCode.needsLookedAt, needs.first.map({ $0.cost > rare }) ?? false,
      let second = program.seconds(longest: { cost($0).longest })
    else { return needs }
    let places = second.subjects.map { PatternNeed.Place(subject: $0, offsets: second.offsets) }
    let all = second.subjects.reduce(0) { $0 + cost($1).costOfBeginnings }
    let isThere = needs.contains { $0.offsets == second.offsets && Set($0.places.map(\.subject)) == second.subjects }
    if isThere || all > frequent { return needs }
    // If no category has phrases, the need may be one that exists already.
    let isOfBeginnings = second.subjects.contains { cost($0).longest > 1 }
    return needs + [PatternNeed(places: places, cost: all, isOfBeginnings: isOfBeginnings)]
  }

  /// The cost above which a need does not keep a pattern from being tried, in parts of a million that pass.
  private static let frequent = 400_000

  /// The cost up to which a need is enough by itself, in parts of a million that pass: such a pattern is hardly ever
  /// tried in vain, and each further need would take a bit of every form.
  private static let rare = 100

  /// The needs of a pattern that begins at this distance from the beginning of the whole, and the number of parts it
  /// takes.
  private static func find(
    _ pattern: Pattern, at offsets: ClosedRange<Int>, _ resolve: Resolve
  ) -> (needs: [PatternNeed], takes: ClosedRange<Int>) {
    switch pattern {
    case .test(let tests):
      let found = tests.map { resolve($0.subject) }
      let needs = zip(tests, found).filter { !$0.0.isNegated }.compactMap { need($0.1, offsets) }
      return (needs, 1...(found.count == 1 ? found[0].longest : 1))
    case .sequence(let items):
      var needs: [PatternNeed] = []
      var reached = offsets
      for (index, item) in items.enumerated() {
        let (found, takes) = find(item, at: reached, resolve)
        for var need in found {
          need.path.insert(index, at: 0)
          needs.append(need)
        }
        reached = reached.lowerBound + takes.lowerBound...reached.upperBound + takes.upperBound
      }
      return (needs, reached.lowerBound - offsets.lowerBound...reached.upperBound - offsets.upperBound)
    case .choice(let options): return find(choice: options, at: offsets, resolve)
    case .repeated(let item, let counts):
      let (needs, takes) = find(item, at: offsets, resolve)
      return (
        counts.lowerBound > 0 ? needs : [],
        takes.lowerBound * counts.lowerBound...takes.upperBound * counts.upperBound
      )
    case .captured(let item): return find(item, at: offsets, resolve)
    case .absent, .edge, .mayCross: return ([], 0...0)
    }
  }

  /// A choice needs the rarest need of one of its options, then the second of one of them; an option with fewer needs
  /// repeats its last.
  private static func find(
    choice options: [Pattern], at offsets: ClosedRange<Int>, _ resolve: Resolve
  ) -> (needs: [PatternNeed], takes: ClosedRange<Int>) {
    var found: [[PatternNeed]] = []
    var (least, most) = (Int.max, 0)
    for option in options {
      let (needs, takes) = find(option, at: offsets, resolve)
      found.append(needs.sorted { $0.cost < $1.cost })
      (least, most) = (min(least, takes.lowerBound), max(most, takes.upperBound))
    }
    guard found.allSatisfy({ !$0.isEmpty }) else { return ([], least...most) }
    let count = min(found.map(\.count).max() ?? 0, PatternCode.needsLookedAt)
    let needs = (0..<count).map { number in
      found.map { $0[min(number, $0.count - 1)] }.reduce(into: PatternNeed(places: [], cost: 0)) { all, need in
        all.places += need.places
        all.cost += need.cost
      }
    }
    return (needs, least...most)
  }

  private static func need(_ found: TestCost, _ offsets: ClosedRange<Int>) -> PatternNeed? {
    switch found.subject {
    case .oneOf, .category: break
    case .partClass(let partClass):
      guard partClass.isOfForm || partClass.isOfSentence || partClass == .name else { return nil }
    case .anything: return nil
    }
    // One part of a phrase is looked for, wherever in the phrase it is.
    let offsets = offsets.lowerBound...offsets.upperBound + found.longest - 1
    return PatternNeed(places: [PatternNeed.Place(subject: found.subject, offsets: offsets)], cost: found.cost)
  }
}
