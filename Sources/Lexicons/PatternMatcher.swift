internal import Text

/// Runs compiled patterns over a sentence's parts.
struct PatternMatcher: Sendable {
  private let runner: PatternRunner
  /// Per rule, the part after its last match. Parts are numbered on from sentence to sentence, so that nothing is to be
  /// reset.
  private var lastEnd: [Int]
  /// The number of the sentence's first part.
  private var base = 0
  private var scan: NeedScan
  /// Where patterns of rules may begin in the sentence at hand, and the `unless` and `with` of one rule: the part, then the
  /// pattern.
  private var candidates: [UInt64] = []
  private var conditions: [UInt64] = []
  /// The guards that are looked for in the sentence at hand because of what was found in it.
  private var guards: [Int32] = []
  /// The rules that were asked about in the sentence at hand, and whether an `unless`, or a `with` that is missing, takes their
  /// matches away.
  private var asked: [(rule: Int, isTakenAway: Bool)] = []
  private var choices = PatternChoices()

  init(_ lexicon: Lexicon) {
    runner = PatternRunner(lexicon)
    lastEnd = Array(repeating: 0, count: lexicon.rules.count)
    scan = NeedScan(lexicon)
  }

  /// Which rules are looked for.
  enum Wanted {
    case all
    /// Those whose matches say something by themselves: all but the guards that take away nothing but what is listed, which
    /// are looked for by what was found (`findGuards`).
    case telling
  }

  /// Whether no pattern might have begun in the sentence at hand.
  var isQuiet: Bool { candidates.isEmpty }

  /// Makes ready for a sentence in which no pattern begins.
  mutating func begin() {
    base += 1
    scan.begin()
    asked.removeAll(keepingCapacity: true)
    candidates.removeAll(keepingCapacity: true)
  }

  /// Finds the rules that are wanted in a sentence, in order of place; a rule does not match twice over the same stretch.
  mutating func find(
    in sentence: inout SentenceReading, _ types: PartTypes, _ tokens: [Token], _ bytes: Span<UInt8>, _ wanted: Wanted
  ) {
    begin()
    switch wanted {
    case .all:
      scan.find(runner.wanted.telling, in: sentence, types.needs, to: &candidates)
      scan.find(runner.wanted.late, of: runner.code.needs, in: sentence, types.needs, to: &candidates)
    case .telling: scan.find(runner.wanted.telling, in: sentence, types.needs, to: &candidates)
    }
    matchCandidates(in: &sentence, types, tokens, bytes)
    base += sentence.parts.count
  }

  /// Adds the guards of what was found in a sentence to its rules, those left out that were looked for before.
  mutating func findGuards(
    in sentence: inout SentenceReading, _ types: PartTypes, _ tokens: [Token], _ bytes: Span<UInt8>
  ) {
    runner.collectGuards(of: sentence, &guards)
    if guards.isEmpty { return }
    candidates.removeAll(keepingCapacity: true)
    scan.find(guards, of: runner.code.needs, in: sentence, types.needs, to: &candidates)
    matchCandidates(in: &sentence, types, tokens, bytes)
  }

  /// Adds the rules that match at the candidates.
  private mutating func matchCandidates(
    in sentence: inout SentenceReading, _ types: PartTypes, _ tokens: [Token], _ bytes: Span<UInt8>
  ) {
    if candidates.count > 1 { candidates.sort() }
    let runner = runner
    for candidate in candidates {
      let (start, number) = Self.place(candidate)
      let rule = runner.rule(of: number)
      guard let match = runner.match(number, at: start, in: sentence, types, tokens, bytes, &choices),
        !match.whole.isEmpty, runner.isGuard(rule) || lastEnd[rule] <= base + start,
        !isTakenAway(rule, in: sentence, types, tokens, bytes)
      else { continue }
      let result = RuleMatch(rule: rule, parts: match.captured, whole: match.whole)
      if sentence.rules.last == result { continue }
      lastEnd[rule] = base + match.whole.upperBound
      sentence.rules.append(result)
    }
  }

  private static func place(_ candidate: UInt64) -> (start: Int, pattern: Int) {
    (Int(candidate >> 32), Int(candidate & 0xFFFF_FFFF))
  }

  /// Whether one of the rule's `unless` patterns is found anywhere in the sentence, or none of its `with`.
  private mutating func isTakenAway(
    _ rule: Int, in sentence: SentenceReading, _ types: PartTypes, _ tokens: [Token], _ bytes: Span<UInt8>
  ) -> Bool {
    guard runner.hasConditions(rule) else { return false }
    let (unless, with) = runner.conditions(of: rule)
    if let known = asked.first(where: { $0.rule == rule }) { return known.isTakenAway }
    let isTakenAway =
      isMet(unless, in: sentence, types, tokens, bytes)
      || !with.isEmpty && !isMet(with, in: sentence, types, tokens, bytes)
    asked.append((rule, isTakenAway))
    return isTakenAway
  }

  /// Whether one of some `unless` or `with` is found anywhere in the sentence.
  private mutating func isMet(
    _ patterns: Table<Int32>, in sentence: SentenceReading, _ types: PartTypes, _ tokens: [Token],
    _ bytes: Span<UInt8>
  ) -> Bool {
    if patterns.isEmpty { return false }
    conditions.removeAll(keepingCapacity: true)
    scan.find(patterns, of: runner.code.needs, in: sentence, types.needs, to: &conditions)
    for condition in conditions {
      let (start, pattern) = Self.place(condition)
      if runner.match(pattern, at: start, in: sentence, types, tokens, bytes, &choices) != nil { return true }
    }
    return false
  }

  /// Whether a pattern matches anywhere in a sentence.
  func finds(
    _ pattern: Int, in sentence: SentenceReading, _ types: PartTypes, _ tokens: [Token], _ bytes: Span<UInt8>
  ) -> Bool {
    var choices = PatternChoices()
    return sentence.parts.indices.contains { start in
      runner.match(pattern, at: start, in: sentence, types, tokens, bytes, &choices).map { !$0.whole.isEmpty } ?? false
    }
  }
}
