/// What a pattern cannot match without: a part that passes a test. Patterns begin with words such as I and our, which stand
/// everywhere; looked for only where all that they need is in the sentence, most are hardly ever tried.
struct PatternNeed {
  /// A test, and how many parts after the pattern's first a part that passes it may stand.
  struct Place {
    var subject: PatternProgram.Test.Subject
    var offsets: ClosedRange<Int>
  }

  /// Where the pattern matches, a part passes the test of one of these places.
  var places: [Place]
  /// How many of a million parts pass, roughly.
  var cost: Int
  /// Whether of a category's phrases the first parts pass, not the rarest.
  var isOfBeginnings = false
  /// Which item of the pattern it is of, where that is a sequence, then which item of that one, and so on.
  var path: [Int] = []

  /// Whether the parts that pass stand before those that pass another.
  func isBefore(_ other: PatternNeed) -> Bool {
    zip(path, other.path).first { $0 != $1 }.map { $0 < $1 } ?? false
  }

  /// How many parts after the pattern's first the part that passes may stand; `nil` where the sentence as a whole passes.
  var offsets: ClosedRange<Int>? {
    var (least, most) = (Int.max, 0)
    for place in places {
      if case .partClass(let partClass) = place.subject, partClass.isOfSentence { return nil }
      (least, most) = (min(least, place.offsets.lowerBound), max(most, place.offsets.upperBound))
    }
    return least...most
  }
}

/// Finds what a pattern needs.
enum NeedFinder {
  /// Gives what is known of the test that passes what a subject is.
  typealias Resolve = (PatternTest.Subject) -> TestCost

  /// What a pattern cannot match without, the rarest first. Empty when it has nothing that can be looked up.
  static func needs(of pattern: Pattern, resolve: Resolve) -> [PatternNeed] {
    let needs = find(pattern, at: 0...0, resolve).needs.filter {
      $0.offsets.map { $0.upperBound <= PatternCode.longestReach } ?? true
    }
    .sorted { $0.cost < $1.cost }
    return needs.count > 2 && needs[0].cost <= rare ? Array(needs[..<2]) : needs
  }

  /// The same with what stands behind a pattern's first part, where few needs are known: most patterns begin with what stands
  /// everywhere, and fall at the next part.
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
    // Where no category has phrases, the need may be one that there is already.
    let isOfBeginnings = second.subjects.contains { cost($0).longest > 1 }
    return needs + [PatternNeed(places: places, cost: all, isOfBeginnings: isOfBeginnings)]
  }

  /// What so many parts of a million pass keeps no pattern from being tried.
  private static let frequent = 400_000

  /// A pattern that needs a word of which there are so many in a million is hardly ever looked for, and tried in vain so rarely
  /// that a third need costs more than it spares: each is a bit more of every form.
  private static let rare = 100

  /// The needs of a pattern that begins so many parts after the whole, and how many parts it takes.
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

  /// A choice needs the rarest need of one of its options; then the second of one of them, where an option that has fewer
  /// gives its last again.
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
    // Of a phrase, one of its parts is looked for, wherever in it that is.
    let offsets = offsets.lowerBound...offsets.upperBound + found.longest - 1
    return PatternNeed(places: [PatternNeed.Place(subject: found.subject, offsets: offsets)], cost: found.cost)
  }
}
