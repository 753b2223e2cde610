internal import Text

/// Runs compiled patterns over a sentence's parts.
struct PatternMatcher: Sendable {
  private let tables: PatternTables
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

  /// A pattern tries at most so many steps at one place; past that it does not match there. The longest honest rule of
  /// the shipped lexicon needs under a tenth of it.
  private static let stepLimit = 4_000

  init(_ lexicon: Lexicon) {
    tables = PatternTables(lexicon)
    lastEnd = Array(repeating: 0, count: lexicon.rules.count)
    scan = NeedScan(lexicon)
  }

  /// Which rules are looked for.
  enum Wanted {
    case all
    /// Those whose matches say something by themselves: all but the guards that take away nothing but what is listed, which
    /// are looked for by what was found (`findGuards`).
    case telling
    /// Guards whose match leaves a doubt over the document.
    case doubtful
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
      scan.find(tables.wanted.telling, in: sentence, types.needs, to: &candidates)
      scan.find(tables.wanted.late, of: tables.code.needs, in: sentence, types.needs, to: &candidates)
    case .telling: scan.find(tables.wanted.telling, in: sentence, types.needs, to: &candidates)
    case .doubtful: scan.find(tables.wanted.doubtful, of: tables.code.needs, in: sentence, types.needs, to: &candidates)
    }
    matchCandidates(in: &sentence, types, tokens, bytes)
    base += sentence.parts.count
  }

  /// Adds the guards of what was found in a sentence to its rules, those left out that were looked for before.
  mutating func findGuards(
    in sentence: inout SentenceReading, _ types: PartTypes, _ tokens: [Token], _ bytes: Span<UInt8>
  ) {
    tables.wanted.collectGuards(of: sentence, &guards)
    if guards.isEmpty { return }
    candidates.removeAll(keepingCapacity: true)
    scan.find(guards, of: tables.code.needs, in: sentence, types.needs, to: &candidates)
    matchCandidates(in: &sentence, types, tokens, bytes)
  }

  /// Adds the rules that match at the candidates.
  private mutating func matchCandidates(
    in sentence: inout SentenceReading, _ types: PartTypes, _ tokens: [Token], _ bytes: Span<UInt8>
  ) {
    if candidates.count > 1 { candidates.sort() }
    for candidate in candidates {
      let (start, number) = Self.place(candidate)
      let pattern = tables.code.patterns[number]
      let rule = Int(pattern.rule)
      guard tables.guards.isGuard(rule) || lastEnd[rule] <= base + start,
        let match = match(pattern.start, at: start, in: sentence, types, tokens, bytes), !match.whole.isEmpty,
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
    let (unless, with) = (tables.code.unless[rule], tables.code.with[rule])
    if unless.isEmpty, with.isEmpty { return false }
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
    scan.find(patterns, of: tables.code.needs, in: sentence, types.needs, to: &conditions)
    return conditions.contains { condition in
      let (start, pattern) = Self.place(condition)
      return match(tables.code.patterns[pattern].start, at: start, in: sentence, types, tokens, bytes) != nil
    }
  }

  /// Whether a pattern matches anywhere in a sentence.
  func finds(
    _ pattern: Int, in sentence: SentenceReading, _ types: PartTypes, _ tokens: [Token], _ bytes: Span<UInt8>
  ) -> Bool {
    for start in sentence.parts.indices {
      let found = match(tables.code.patterns[pattern].start, at: start, in: sentence, types, tokens, bytes)
      if let found, !found.whole.isEmpty { return true }
    }
    return false
  }

  /// The match of a program that begins at `start`, or `nil`.
  private func match(
    _ entrance: Int32, at start: Int, in sentence: SentenceReading, _ types: PartTypes, _ tokens: [Token],
    _ bytes: Span<UInt8>
  ) -> (captured: Range<Int>, whole: Range<Int>)? {
    var run = Run(start: start, stepsLeft: Self.stepLimit)
    guard let end = advance(&run, sentence, types, tokens, bytes, pc: Int(entrance), at: start, mayCross: .none) else {
      return nil
    }
    let whole = start..<end
    guard let from = run.captureStart, let to = run.captureEnd, from < to else { return (whole, whole) }
    return (from..<to, whole)
  }

  private struct Run {
    let start: Int
    var stepsLeft: Int
    var captureStart: Int?
    var captureEnd: Int?
  }

  /// The end of the match from this state, or `nil`.
  private func advance(
    _ run: inout Run, _ sentence: SentenceReading, _ types: PartTypes, _ tokens: [Token], _ bytes: Span<UInt8>,
    pc: Int, at position: Int, mayCross: PartGap
  ) -> Int? {
    var (pc, position, mayCross) = (pc, position, mayCross)
    while true {
      run.stepsLeft -= 1
      guard run.stepsLeft > 0 else { return nil }
      switch tables.code.instructions[pc].instruction {
      case .accept: return position
      case .jump(let to): pc = Int(to)
      case .mayCross(let gap):
        mayCross = gap
        pc += 1
      case .edge(let edge):
        guard isAt(edge, position, sentence, types) else { return nil }
        pc += 1
      case .captureStart:
        run.captureStart = position
        pc += 1
      case .captureEnd:
        run.captureEnd = position
        pc += 1
      case .split(let first, let second):
        let saved = (run.captureStart, run.captureEnd)
        if let end = advance(
          &run, sentence, types, tokens, bytes, pc: Int(first), at: position, mayCross: mayCross)
        {
          return end
        }
        (run.captureStart, run.captureEnd) = saved
        pc = Int(second)
      case .absent(let end):
        let saved = (run.captureStart, run.captureEnd)
        let isThere =
          advance(&run, sentence, types, tokens, bytes, pc: pc + 1, at: position, mayCross: mayCross) != nil
        (run.captureStart, run.captureEnd) = saved
        if isThere { return nil }
        pc = Int(end)
      case .test(let tests):
        guard position < sentence.parts.count, position == run.start || sentence.parts[position].gap <= mayCross
        else { return nil }
        let first = tables.code.tests[Int(tests.lowerBound)]
        if first.category >= 0, tests.count == 1,
          let longer = longestPhrase(first.category, at: position, in: sentence, types),
          let end = advance(&run, sentence, types, tokens, bytes, pc: pc + 1, at: longer, mayCross: .none)
        {
          return end
        }
        for index in tests where !passes(tables.code.tests[Int(index)], position, sentence, types, tokens, bytes) {
          return nil
        }
        position += 1
        mayCross = .none
        pc += 1
      }
    }
  }

  /// The part after the longest phrase of a category that begins at a part.
  private func longestPhrase(
    _ category: Int32, at start: Int, in sentence: SentenceReading, _ types: PartTypes
  ) -> Int? {
    guard start + 1 < sentence.parts.count,
      tables.phrases.mayBegin(
        types.types[Int(sentence.parts[start].type)], types.types[Int(sentence.parts[start + 1].type)])
    else { return nil }
    var found: [Int32] = []
    tables.phrases.find(at: start, in: sentence.parts.span, types, tables.entries, &found)
    var longest: Int?
    for entry in found {
      let shape = tables.entries.shape(entry)
      let end = start + shape.length
      if !shape.isException, end > longest ?? 0, tables.above[Int(shape.own)].contains(category) { longest = end }
    }
    return longest
  }

  private func passes(
    _ test: PatternCode.Test, _ position: Int, _ sentence: SentenceReading, _ types: PartTypes, _ tokens: [Token],
    _ bytes: Span<UInt8>
  ) -> Bool {
    if test.bit >= 0 { return types.passes(test.bit, sentence.parts[position]) != test.isNegated }
    guard let partClass = test.partClass else { return !test.isNegated }
    return belongs(position, to: partClass, sentence, types, tokens, bytes) != test.isNegated
  }

  private func belongs(
    _ position: Int, to partClass: PartClass, _ sentence: SentenceReading, _ types: PartTypes, _ tokens: [Token],
    _ bytes: Span<UInt8>
  ) -> Bool {
    let traits = types.types[Int(sentence.parts[position].type)].traits
    switch partClass {
    case .capital: return traits.contains(.capital)
    case .upper: return traits.contains(.upper)
    case .number: return traits.contains(.number)
    case .name: return traits.contains(.capital) && position > 0
    case .first: return position == 0
    case .shouted: return sentence.isShouted
    case .asked: return sentence.isAsked
    case .label, .joinedBefore, .joinedAfter, .dotted:
      let edges = PartEdges(sentence.parts[position], tokens, bytes)
      switch partClass {
      case .dotted: return edges.after == UInt8(ascii: ".") && position + 1 < sentence.parts.count
      case .joinedBefore: return edges.before != UInt8(ascii: "-") && PartEdges.isJoint(edges.before)
      case .joinedAfter:
        return PartEdges.isJoint(edges.after) && position + 1 < sentence.parts.count
          && PartEdges(sentence.parts[position + 1], tokens, bytes).before == edges.after
          && sentence.parts[position + 1].gap != .strong
      default: return edges.isLabel(opensBlock: position == 0 && edges.opensBlock(tokens, bytes))
      }
    }
  }

  private func isAt(_ edge: PatternEdge, _ position: Int, _ sentence: SentenceReading, _ types: PartTypes) -> Bool {
    switch edge {
    case .sentenceStart: position == 0
    case .sentenceEnd: position == sentence.parts.count
    case .clauseStart: sentence.beginsClause(position, types)
    case .clauseEnd: position == sentence.parts.count || sentence.beginsClause(position, types)
    }
  }
}

/// The tables that patterns are run with. A class, so that they are at hand in a step from everywhere and never copied.
private final class PatternTables: Sendable {
  let code: PatternCode
  let wanted: WantedPatterns
  let guards: Guards
  let phrases: Phrases
  let entries: EntryTable
  /// The categories that each category's matches count for.
  let above: ListTable

  init(_ lexicon: Lexicon) {
    code = lexicon.code
    wanted = lexicon.wanted
    guards = lexicon.guards
    phrases = lexicon.phrases
    entries = lexicon.entries
    above = lexicon.above
  }
}
