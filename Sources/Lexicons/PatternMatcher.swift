internal import Text

/// Runs compiled patterns over a sentence's parts.
struct PatternMatcher: Sendable {
  private let tables: PatternTables
  /// Per rule, the part after its last match. Parts are numbered on from sentence to sentence, so that nothing is to be
  /// reset.
  private var lastEnd: [Int]
  /// The number of the sentence's first part.
  private var base = 0
  /// Where patterns may begin in the sentence at hand: the part, then the pattern.
  private var candidates: [(start: Int32, pattern: Int32)] = []

  /// A pattern tries at most so many steps at one place; past that it does not match there. The longest honest rule of
  /// the shipped lexicon needs under a tenth of it.
  private static let stepLimit = 4_000

  init(_ lexicon: Lexicon) {
    tables = PatternTables(lexicon)
    lastEnd = Array(repeating: 0, count: lexicon.rules.count)
  }

  /// Finds rules in a sentence, in order of place; a rule does not match twice over the same stretch.
  mutating func find(
    in sentence: inout SentenceReading, _ types: PartTypes, _ tokens: [Token], _ bytes: Span<UInt8>
  ) {
    base += 1
    collect(sentence, types)
    var last: (start: Int32, pattern: Int32) = (-1, -1)
    for candidate in candidates where candidate != last {
      last = candidate
      let start = Int(candidate.start)
      let pattern = tables.code.patterns[Int(candidate.pattern)]
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

  /// Gathers the places where a pattern's anchor says that it may begin and nothing that it needs is missing, in order.
  private mutating func collect(_ sentence: SentenceReading, _ types: PartTypes) {
    candidates.removeAll(keepingCapacity: true)
    for part in sentence.parts.indices {
      let type = Int(sentence.parts[part].type)
      guard types.types[type].traits.contains(.anchors) else { continue }
      for index in types.lists[type].anchors {
        let anchor = tables.code.anchors[Int(types.pool[Int(index)])]
        var start = max(0, part - Int(anchor.most))
        while start <= part - Int(anchor.least) {
          if mayMatch(Int(anchor.pattern), at: start, sentence, types) {
            candidates.append((Int32(start), anchor.pattern))
          }
          start += 1
        }
      }
    }
    if candidates.count > 1 { candidates.sort { $0 < $1 } }
  }

  /// Whether what a pattern needs is there.
  private func mayMatch(_ pattern: Int, at start: Int, _ sentence: SentenceReading, _ types: PartTypes) -> Bool {
    let entrance = tables.code.patterns[pattern]
    if start + 1 < sentence.parts.count,
      types.types[Int(sentence.parts[start + 1].type)].passes & entrance.nextFilter == 0
    {
      return false
    }
    for index in entrance.needs {
      let need = tables.code.needs[Int(index)]
      var part = start + Int(need.least)
      let end = min(start + Int(need.most), sentence.parts.count - 1)
      while part <= end, !types.passes(need.bit, sentence.parts[part]) { part += 1 }
      if part > end { return false }
    }
    return true
  }

  /// Whether one of the rule's `unless` patterns is found anywhere in the sentence.
  private func isTakenAway(
    _ rule: Int, in sentence: SentenceReading, _ types: PartTypes, _ tokens: [Token], _ bytes: Span<UInt8>
  ) -> Bool {
    for index in tables.code.unless.range(rule) {
      for start in sentence.parts.indices
      where match(tables.code.unless.pool[index], at: start, in: sentence, types, tokens, bytes) != nil { return true }
    }
    return false
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
      Phrases.mayBegin(
        types.types[Int(sentence.parts[start].type)], types.types[Int(sentence.parts[start + 1].type)])
    else { return nil }
    var longest: Int?
    let above = tables.above
    tables.phrases.forEach(at: start, in: sentence.parts, types, tables.entries) { _, shape in
      let end = start + shape.length
      if !shape.isException, end > longest ?? 0, above[Int(shape.own)].contains(category) { longest = end }
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

  init(_ lexicon: Lexicon) {
    code = lexicon.code
    phrases = lexicon.phrases
    entries = lexicon.entries
    above = lexicon.above
  }
}
