/// How often the tests of a lexicon's patterns are made, estimated from how frequent words are in texts. This decides
/// which tests' bits are stored together, and so how long texts take, but not what is found.
struct TestsAsked {
  /// How often each test is made for one part of a text; only the order matters.
  private(set) var counts: [PatternProgram.Test.Subject: Double] = [:]

  private let built: LexiconBuilder.Built
  private var chances: [PatternProgram.Test.Subject: Double] = [:]

  /// The number of parts in a sentence, approximately, and of parts skipped where patterns skip.
  private static let partsOfSentence = 20.0
  private static let partsSkipped = 2.0
  /// The share of parts that belong to a class of unknown cost, and the share that begin or end a clause,
  /// approximately; one part begins and one ends a sentence.
  private static let chanceOfClass = 0.02
  private static let chanceOfClause = 0.2
  /// The share of sentences in which something is found that a guard may remove: others are not searched for guards of
  /// what is listed.
  private static let chanceOfGuarded = 0.25
  /// The least share of parts for which a pattern's test is assumed to be made: the needs of a pattern belong to one
  /// topic, and so occur together more often than by chance.
  private static let least = 4e-7

  /// Makes the estimate for all patterns; `isLate` tells which rules are looked for only after something else was
  /// found.
  init(_ built: LexiconBuilder.Built, isLate: (Int) -> Bool) {
    self.built = built
    var matched = Array(repeating: 0.0, count: built.rules.count)
    for pattern in built.patterns {
      let often = isLate(pattern.rule) ? Self.chanceOfGuarded : 1
      matched[pattern.rule] += walk(pattern, often: often)
    }
    // These are looked for where a rule was found.
    for pattern in (built.unless + built.with).joined() {
      _ = walk(pattern, often: min(1, Self.partsOfSentence * matched[pattern.rule]))
    }
  }

  /// Counts the tests of a pattern that is looked for at this share of parts, and returns how often it matches.
  private mutating func walk(_ pattern: LexiconBuilder.CompiledPattern, often: Double) -> Double {
    let (tries, known) = start(of: pattern)
    let program = pattern.program
    let told = pattern.beginning.map { program.stepsTold(by: $0) } ?? 0
    var visits = Array(repeating: 0.0, count: program.instructions.count + 1)
    visits[0] = often * tries
    // How often what must be absent was looked for, by where it ends.
    var absent: [Int: Double] = [:]
    var matches = 0.0
    // Instructions only lead to later ones.
    for (place, instruction) in program.instructions.enumerated() {
      let visited = visits[place]
      switch instruction {
      case .test(let range):
        var left = visited
        for (index, test) in zip(range, program.tests[Int(range.lowerBound)..<Int(range.upperBound)]) {
          if place < told, index == range.lowerBound {
            counts[test.subject, default: 0] += 0
            continue
          }
          left = ask(test, left, known)
        }
        visits[place + 1] += left
      case .look(let index): visits[place + 1] += ask(program.tests[Int(index)], visited, known)
      case .split(let one, let other):
        visits[Int(one)] += visited
        visits[Int(other)] += visited
      case .jump(let to): visits[Int(to)] += visited
      case .edge(.clauseStart), .edge(.clauseEnd): visits[place + 1] += visited * Self.chanceOfClause
      case .edge(.sentenceStart), .edge(.sentenceEnd): visits[place + 1] += visited / Self.partsOfSentence
      case .skip(let most, _, let except):
        let skipped = min(Double(most), Self.partsSkipped)
        if let except { _ = ask(program.tests[Int(except)], visited * skipped, known) }
        visits[place + 1] += visited * (1 + skipped)
      case .absent(let end):
        absent[Int(end)] = visited
        visits[place + 1] += visited
      case .accept:
        if let looked = absent[place + 1] {
          visits[place + 1] += max(0, looked - visited)
        } else {
          matches += visited
        }
      case .mayCross, .captureStart, .captureEnd: visits[place + 1] += visited
      }
    }
    return matches
  }

  /// Counts that a test is made this often, and returns how often it is passed.
  private mutating func ask(
    _ test: PatternProgram.Test, _ times: Double, _ known: [(subject: PatternProgram.Test.Subject, chance: Double)]
  ) -> Double {
    counts[test.subject, default: 0] += times + Self.least
    var chance = chance(of: test.subject)
    for need in known where holds(test.subject, need.subject) { chance += need.chance }
    return times * (test.isNegated ? max(0, 1 - chance) : min(1, chance))
  }

  /// The share of parts at which a pattern is tried, and what is known of the parts there beyond the frequency of
  /// words: what it needs is in the sentence.
  private mutating func start(
    of pattern: LexiconBuilder.CompiledPattern
  ) -> (tries: Double, known: [(subject: PatternProgram.Test.Subject, chance: Double)]) {
    var tries = 1.0
    var known: [(subject: PatternProgram.Test.Subject, chance: Double)] = []
    func know(_ places: [(subject: PatternProgram.Test.Subject, width: Int)]) {
      // In ascending order, so that the sum is the same to the last bit in whatever order they are given.
      let likely = places.map { ($0.width, (subject: $0.subject, chance: chance(of: $0.subject))) }
        .sorted { ($0.0, $0.1.chance) < ($1.0, $1.1.chance) }
      let all = likely.reduce(0) { $0 + Double($1.0) * $1.1.chance }
      tries *= min(1, all)
      known += likely.map { ($0.1.subject, $0.1.chance / max(all, .leastNormalMagnitude)) }
    }
    if let beginning = pattern.beginning { know(beginning.subjects.map { ($0, 1) }) }
    for need in pattern.needs.prefix(PatternCode.needsLookedAt) {
      if let offsets = need.offsets {
        if offsets == 0...0, pattern.beginning?.subjects == Set(need.places.map(\.subject)) { continue }
        know(need.places.map { ($0.subject, $0.offsets.count) })
      } else {
        tries *= min(1, Double(need.cost) / 1e6)
      }
    }
    return (tries, known)
  }

  /// Whether everything that passes one test passes another.
  private func holds(_ test: PatternProgram.Test.Subject, _ narrower: PatternProgram.Test.Subject) -> Bool {
    if test == narrower { return true }
    guard case .oneOf(let set) = test else { return false }
    switch narrower {
    case .oneOf(let other): return built.sets[Int(other)].isSubset(of: built.sets[Int(set)])
    case .category(let category): return built.sets[Int(set)].contains(.category(category))
    case .partClass, .anything: return false
    }
  }

  /// The share of parts that pass a test.
  private mutating func chance(of subject: PatternProgram.Test.Subject) -> Double {
    if let known = chances[subject] { return known }
    let cost = built.costs.cost(of: subject, built).cost
    let chance =
      if case .partClass = subject, cost == .max { Self.chanceOfClass } else { min(1, Double(cost) / 1e6) }
    chances[subject] = chance
    return chance
  }
}
