/// Runs compiled patterns over a text's parts.
struct PatternMatcher {
  let lexicon: Lexicon
  let types: PartTypes
  let parts: Parts

  /// A pattern tries at most so many steps at one place; past that it does not match there. The longest honest rule of
  /// the shipped lexicon needs under a tenth of it.
  private static let stepLimit = 4_000

  /// Rules found, in order of place; a rule does not match twice over the same stretch.
  func findRules() -> [RuleMatch] {
    var found: [RuleMatch] = []
    var lastEnd = [Int](repeating: 0, count: lexicon.rules.count)
    for (sentenceIndex, sentence) in parts.sentences.enumerated() {
      for start in sentence {
        for index in types[parts.types[start]].patterns {
          let compiled = lexicon.patterns[Int(types.pool[Int(index)])]
          guard lastEnd[compiled.rule] <= start || compiled.isGuard,
            let match = match(compiled.program, at: start, in: sentence), !match.whole.isEmpty,
            !isTakenAway(compiled.rule, sentenceIndex)
          else { continue }
          let result = RuleMatch(rule: compiled.rule, parts: match.captured, whole: match.whole)
          if found.last == result { continue }
          lastEnd[compiled.rule] = match.whole.upperBound
          found.append(result)
        }
      }
    }
    return found
  }

  /// Whether one of the rule's `unless` patterns is found anywhere in the sentence.
  private func isTakenAway(_ rule: Int, _ sentence: Int) -> Bool {
    let range = parts.sentences[sentence]
    return lexicon.unlessPrograms[rule].contains { program in
      range.contains { match(program, at: $0, in: range) != nil }
    }
  }

  /// The match of a program that begins at `start`, or `nil`.
  func match(
    _ program: PatternProgram, at start: Int, in sentence: Range<Int>
  ) -> (captured: Range<Int>, whole: Range<Int>)? {
    var run = Run(sentence: sentence, start: start, stepsLeft: Self.stepLimit)
    guard let end = advance(program, &run, pc: 0, at: start, mayCross: .none) else { return nil }
    let whole = start..<end
    guard let from = run.captureStart, let to = run.captureEnd, from < to else { return (whole, whole) }
    return (from..<to, whole)
  }

  private struct Run {
    let sentence: Range<Int>
    let start: Int
    var stepsLeft: Int
    var captureStart: Int?
    var captureEnd: Int?
  }

  /// The end of the match from this state, or `nil`.
  private func advance(
    _ program: borrowing PatternProgram, _ run: inout Run, pc: Int, at position: Int, mayCross: PartGap
  ) -> Int? {
    var (pc, position, mayCross) = (pc, position, mayCross)
    while true {
      run.stepsLeft -= 1
      guard run.stepsLeft > 0 else { return nil }
      switch program.instructions[pc] {
      case .accept: return position
      case .jump(let to): pc = to
      case .mayCross(let gap):
        mayCross = gap
        pc += 1
      case .edge(let edge):
        guard isAt(edge, position, run.sentence) else { return nil }
        pc += 1
      case .captureStart:
        run.captureStart = position
        pc += 1
      case .captureEnd:
        run.captureEnd = position
        pc += 1
      case .split(let first, let second):
        let saved = (run.captureStart, run.captureEnd)
        if let end = advance(program, &run, pc: first, at: position, mayCross: mayCross) { return end }
        (run.captureStart, run.captureEnd) = saved
        pc = second
      case .absent(let end):
        let saved = (run.captureStart, run.captureEnd)
        let isThere = advance(program, &run, pc: pc + 1, at: position, mayCross: mayCross) != nil
        (run.captureStart, run.captureEnd) = saved
        if isThere { return nil }
        pc = end
      case .test(let tests):
        guard position < run.sentence.upperBound, position == run.start || parts.gaps[position] <= mayCross else {
          return nil
        }
        let first = program.tests[tests.lowerBound]
        if tests.count == 1, case .category(let category) = first.subject, !first.isNegated,
          let longer = longestPhrase(category, at: position, in: run.sentence)
        {
          if let end = advance(program, &run, pc: pc + 1, at: longer, mayCross: .none) { return end }
        }
        for index in tests where !passes(program.tests[index], position, run.sentence) { return nil }
        position += 1
        mayCross = .none
        pc += 1
      }
    }
  }

  /// The part after the longest phrase of a category that begins at a part.
  private func longestPhrase(_ category: Int32, at start: Int, in sentence: Range<Int>) -> Int? {
    var longest: Int?
    guard types[parts.types[start]].opensPhrase else { return nil }
    lexicon.phrases.forEach(at: start, before: sentence.upperBound, lexicon.entries, parts, types) { _, shape in
      let end = start + shape.length
      if !shape.isException, end > longest ?? 0, lexicon.above[Int(shape.own)].contains(category) { longest = end }
    }
    return longest
  }

  private func passes(_ test: PatternProgram.Test, _ position: Int, _ sentence: Range<Int>) -> Bool {
    let type = types[parts.types[position]]
    let holds =
      switch test.subject {
      case .symbol(let symbol): types.has(symbol, type)
      case .category(let category): types.isIn(category, type)
      case .anything: true
      case .partClass(let partClass): belongs(position, type, to: partClass, sentence)
      }
    return holds != test.isNegated
  }

  private func belongs(_ position: Int, _ type: PartType, to partClass: PartClass, _ sentence: Range<Int>) -> Bool {
    switch partClass {
    case .capital: type.isCapital
    case .upper: type.isUpper
    case .number: type.isNumber
    case .name: type.isCapital && position != sentence.lowerBound
    case .first: position == sentence.lowerBound
    case .shouted: parts.isShouted[Int(parts.sentenceOf[position])]
    case .dotted: parts.bytesAfter[position] == UInt8(ascii: ".") && position + 1 < sentence.upperBound
    case .asked: parts.isAsked[Int(parts.sentenceOf[position])]
    case .joinedBefore: parts.bytesBefore[position] != UInt8(ascii: "-") && Self.isJoint(parts.bytesBefore[position])
    case .joinedAfter:
      Self.isJoint(parts.bytesAfter[position]) && position + 1 < sentence.upperBound
        && parts.bytesBefore[position + 1] == parts.bytesAfter[position] && parts.gaps[position + 1] != .strong
    case .label:
      parts.bytesAfter[position] == UInt8(ascii: ")")
        ? parts.bytesBefore[position] == UInt8(ascii: "(") || parts.opensBlock[position]
        : parts.bytesAfter[position] == UInt8(ascii: ".") && parts.opensBlock[position]
    }
  }

  private static func isJoint(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "&")
  }

  private func isAt(_ edge: PatternEdge, _ position: Int, _ sentence: Range<Int>) -> Bool {
    switch edge {
    case .sentenceStart: position == sentence.lowerBound
    case .sentenceEnd: position == sentence.upperBound
    case .clauseStart: lexicon.beginsClause(position, parts, types, sentence)
    case .clauseEnd:
      position == sentence.upperBound || lexicon.beginsClause(position, parts, types, sentence)
    }
  }
}
