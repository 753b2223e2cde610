internal import Text

/// Runs compiled patterns over a sentence's parts.
struct PatternMatcher: Sendable {
  private let tables: PatternTables
  /// Per rule, the part after its last match. Parts are numbered on from sentence to sentence, so that nothing is to be
  /// reset.
  private var lastEnd: [Int]
  /// The patterns of guards, and of those that leave a doubt, as bits like those of needs.
  private let guards: [SIMD8<UInt64>]
  private let doubtful: [SIMD8<UInt64>]
  /// The number of the sentence's first part.
  private var base = 0
  /// Where patterns of rules, and `unless` and `with`, may begin in the sentence at hand: the part, then the pattern.
  private var candidates: [UInt64] = []
  private var conditions: [UInt64] = []
  /// The rules that were asked about in the sentence at hand, and whether an `unless`, or a `with` that is missing, takes their
  /// matches away.
  private var asked: [(rule: Int, isTakenAway: Bool)] = []

  /// So many parts of a sentence are looked at together for what patterns need: a bit each.
  private static let seenAtOnce = 64
  /// A pattern tries at most so many steps at one place; past that it does not match there. The longest honest rule of
  /// the shipped lexicon needs under a tenth of it.
  private static let stepLimit = 4_000

  init(_ lexicon: Lexicon) {
    tables = PatternTables(lexicon)
    lastEnd = Array(repeating: 0, count: lexicon.rules.count)
    let patterns = lexicon.code.patterns
    guards = NeedPlanes.bits(patterns.map(\.isGuard))
    doubtful = NeedPlanes.bits(patterns.map { lexicon.rules[Int($0.rule)].isDoubtful })
  }

  /// Which rules are looked for.
  enum Wanted {
    case all, guards
    /// Guards whose match leaves a doubt over the document.
    case doubtful
  }

  /// Finds the rules that are wanted in a sentence, in order of place; a rule does not match twice over the same stretch.
  mutating func find(
    in sentence: inout SentenceReading, _ types: PartTypes, _ tokens: [Token], _ bytes: Span<UInt8>,
    _ wanted: Wanted = .all
  ) {
    base += 1
    candidates.removeAll(keepingCapacity: true)
    conditions.removeAll(keepingCapacity: true)
    asked.removeAll(keepingCapacity: true)
    var first = 0
    while sentence.parts.count - first > Self.seenAtOnce {
      collect(from: first, Self.seenAtOnce - PatternCode.longestReach, sentence, types.needs, wanted)
      first += Self.seenAtOnce - PatternCode.longestReach
    }
    if first < sentence.parts.count {
      collect(from: first, sentence.parts.count - first, sentence, types.needs, wanted)
    }
    if candidates.count > 1 { candidates.sort() }
    for candidate in candidates {
      let (start, number) = Self.place(candidate)
      let pattern = tables.code.patterns[number]
      let rule = Int(pattern.rule)
      guard pattern.isGuard || lastEnd[rule] <= base + start,
        let match = match(pattern.start, at: start, in: sentence, types, tokens, bytes), !match.whole.isEmpty,
        !isTakenAway(rule, in: sentence, types, tokens, bytes)
      else { continue }
      let result = RuleMatch(rule: rule, parts: match.captured, whole: match.whole)
      if sentence.rules.last == result { continue }
      lastEnd[rule] = base + match.whole.upperBound
      sentence.rules.append(result)
    }
    base += sentence.parts.count
  }

  private static func place(_ candidate: UInt64) -> (start: Int, pattern: Int) {
    (Int(candidate >> 32), Int(candidate & 0xFFFF_FFFF))
  }

  /// Gathers the places among some parts from `first` on where patterns may begin because nothing that they need is missing
  /// among the 64 parts from there on.
  private mutating func collect(
    from first: Int, _ count: Int, _ sentence: SentenceReading, _ needs: NeedPlanes, _ wanted: Wanted
  ) {
    let parts = first..<min(sentence.parts.count, first + Self.seenAtOnce)
    for level in 0..<needs.height {
      let mask = mask(level, wanted)
      if mask == .zero { continue }
      let common = needs.common(level, of: parts, in: sentence) & mask
      for word in common.indices {
        var bits = common[word]
        while bits != 0 {
          let pattern = level * NeedPlanes.width + word * 64 + bits.trailingZeroBitCount
          bits &= bits &- 1
          var starts = starts(of: pattern, from: first, count, sentence.parts, needs)
          while starts != 0 {
            let candidate = UInt64(first + starts.trailingZeroBitCount) << 32 | UInt64(pattern)
            starts &= starts &- 1
            if pattern < tables.firstUnless { candidates.append(candidate) } else { conditions.append(candidate) }
          }
        }
      }
    }
  }

  /// The patterns of a level that are wanted.
  private func mask(_ level: Int, _ wanted: Wanted) -> SIMD8<UInt64> {
    switch wanted {
    case .all: ~.zero
    case .guards: guards[level]
    case .doubtful: doubtful[level]
    }
  }

  /// Which of the parts from `first` on a pattern may begin with, a bit a part: those that have a part that passes each of
  /// its needs within reach.
  private func starts(
    of pattern: Int, from first: Int, _ count: Int, _ parts: [Part], _ needs: NeedPlanes
  ) -> UInt64 {
    let passing = needs.passing(pattern, from: first, parts)
    let need = PatternCode.needsLookedAt * pattern
    return UInt64.max &>> UInt64(64 - count) & tables.code.reaches[need].starts(of: passing.first)
      & tables.code.reaches[need + 1].starts(of: passing.second)
      & tables.code.reaches[need + 2].starts(of: passing.third)
  }

  /// Whether one of the rule's `unless` patterns is found anywhere in the sentence, or none of its `with`.
  private mutating func isTakenAway(
    _ rule: Int, in sentence: SentenceReading, _ types: PartTypes, _ tokens: [Token], _ bytes: Span<UInt8>
  ) -> Bool {
    let (unless, with) = (tables.code.unless[rule], tables.code.with[rule])
    guard !with.isEmpty || !unless.isEmpty && !conditions.isEmpty else { return false }
    if let known = asked.first(where: { $0.rule == rule }) { return known.isTakenAway }
    func isMet(_ patterns: ArraySlice<Int32>) -> Bool {
      guard let first = patterns.first, let last = patterns.last else { return false }
      return conditions.contains { condition in
        let (start, pattern) = Self.place(condition)
        return pattern >= Int(first) && pattern <= Int(last)
          && match(tables.code.patterns[pattern].start, at: start, in: sentence, types, tokens, bytes) != nil
      }
    }
    let isTakenAway = isMet(unless) || !with.isEmpty && !isMet(with)
    asked.append((rule, isTakenAway))
    return isTakenAway
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
      switch tables.code.instructions[pc] {
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
  let phrases: Phrases
  let entries: EntryTable
  /// The categories that each category's matches count for.
  let above: ListTable
  /// The pattern after those of rules.
  let firstUnless: Int

  init(_ lexicon: Lexicon) {
    code = lexicon.code
    firstUnless = lexicon.code.ofRules.upperBound
    phrases = lexicon.phrases
    entries = lexicon.entries
    above = lexicon.above
  }
}
