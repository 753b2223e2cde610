internal import Text

/// Runs the program of a pattern at one place. A class, so that its tables are at hand in a step from everywhere and never
/// copied.
final class PatternRunner: Sendable {
  let code: PatternCode
  let wanted: WantedPatterns
  private let guards: Guards
  private let entries: EntryTable
  /// The categories that each category's matches count for.
  private let above: ListTable

  /// A pattern tries at most so many steps at one place; past that it does not match there. The longest honest rule of
  /// the shipped lexicon needs under a tenth of it.
  private static let stepLimit = 4_000

  init(_ lexicon: Lexicon) {
    code = lexicon.code
    wanted = lexicon.wanted
    guards = lexicon.guards
    entries = lexicon.entries
    above = lexicon.above
  }

  /// The rule that a pattern is of.
  func rule(of pattern: Int) -> Int { Int(code.patterns[pattern].rule) }

  /// Whether a rule is a guard.
  func isGuard(_ rule: Int) -> Bool { guards.isGuard(rule) }

  /// Whether a rule has `unless` or `with` patterns.
  func hasConditions(_ rule: Int) -> Bool { !code.unless.range(rule).isEmpty || !code.with.range(rule).isEmpty }

  /// A rule's `unless` and `with` patterns.
  func conditions(of rule: Int) -> (unless: Table<Int32>, with: Table<Int32>) { (code.unless[rule], code.with[rule]) }

  /// Collects the patterns of the guards of what was found in a sentence, each once.
  func collectGuards(of sentence: SentenceReading, _ found: inout [Int32]) {
    wanted.collectGuards(of: sentence, &found)
  }

  /// The match of a pattern that begins at `start`, or `nil`.
  func match(
    _ pattern: Int, at start: Int, in sentence: SentenceReading, _ types: PartTypes, _ tokens: [Token],
    _ bytes: Span<UInt8>, _ choices: inout PatternChoices
  ) -> (captured: Range<Int>, whole: Range<Int>)? {
    var state = PatternState(pc: code.patterns[pattern].start, position: Int32(start))
    var stepsLeft = Self.stepLimit
    guard advance(&state, from: start, &stepsLeft, sentence, types, tokens, bytes, &choices) else { return nil }
    let whole = start..<Int(state.position)
    guard state.captureStart >= 0, state.captureStart < state.captureEnd else { return (whole, whole) }
    return (Int(state.captureStart)..<Int(state.captureEnd), whole)
  }

  /// Goes on from a state to the end of a match; whether there is one. `start` is the part that the match begins with.
  private func advance(
    _ state: inout PatternState, from start: Int, _ stepsLeft: inout Int, _ sentence: SentenceReading,
    _ types: PartTypes, _ tokens: [Token], _ bytes: Span<UInt8>, _ choices: inout PatternChoices
  ) -> Bool {
    let floor = choices.count
    defer { choices.drop(to: floor) }
    while true {
      stepsLeft -= 1
      guard stepsLeft > 0 else { return false }
      var goesOn = true
      switch code.instructions[Int(state.pc)].instruction {
      case .accept: return true
      case .jump(let to): state.pc = to
      case .mayCross(let gap):
        state.mayCross = gap
        state.pc += 1
      case .edge(let edge):
        goesOn = isAt(edge, Int(state.position), sentence, types)
        state.pc += 1
      case .captureStart:
        state.captureStart = state.position
        state.pc += 1
      case .captureEnd:
        state.captureEnd = state.position
        state.pc += 1
      case .split(let first, let second):
        // Most branches fall at their first test: then there is nothing to go back to.
        if let tests = wordTests(at: first, state, from: start, sentence) {
          stepsLeft -= 1
          if passes(tests, Int(state.position), sentence, types, tokens, bytes) {
            state.pc = second
            choices.push(state)
            state.pc = first
            state.pass(to: state.position + 1)
          } else {
            state.pc = second
          }
        } else {
          state.pc = second
          choices.push(state)
          state.pc = first
        }
      case .absent(let end):
        var inner = state
        inner.pc += 1
        goesOn = !advance(&inner, from: start, &stepsLeft, sentence, types, tokens, bytes, &choices)
        state.pc = end
      case .test(let tests):
        let position = Int(state.position)
        goesOn = isReached(position, by: state, from: start, sentence)
        if !goesOn { break }
        if sentence.parts[position].opensPhrase,
          let longer = longestPhrase(tests, at: position, in: sentence)
        {
          state.isWord = true
          choices.push(state)
          state.pass(to: longer)
        } else {
          goesOn = passes(tests, position, sentence, types, tokens, bytes)
          state.pass(to: state.position + 1)
        }
      }
      // A category's phrase was tried before its word.
      while !goesOn {
        guard choices.count > floor else { return false }
        state = choices.pop()
        goesOn = true
        if state.isWord, case .test(let tests) = code.instructions[Int(state.pc)].instruction {
          goesOn = passes(tests, Int(state.position), sentence, types, tokens, bytes)
          state.pass(to: state.position + 1)
        }
      }
    }
  }

  /// Whether a part is there that the run may take next.
  @inline(__always)
  private func isReached(
    _ position: Int, by state: PatternState, from start: Int, _ sentence: SentenceReading
  ) -> Bool {
    position < sentence.parts.count && (position == start || sentence.parts[position].gap <= state.mayCross)
  }

  /// The tests of an instruction, where it is one that tests the part at hand and no phrase begins there.
  @inline(__always)
  private func wordTests(
    at pc: Int32, _ state: PatternState, from start: Int, _ sentence: SentenceReading
  ) -> Range<Int32>? {
    let position = Int(state.position)
    guard case .test(let tests) = code.instructions[Int(pc)].instruction,
      isReached(position, by: state, from: start, sentence), !sentence.parts[position].opensPhrase
    else { return nil }
    return tests
  }

  /// The part after the longest phrase that begins at a part and that a test alone asks for.
  @inline(never)
  private func longestPhrase(_ tests: Range<Int32>, at part: Int, in sentence: SentenceReading) -> Int32? {
    let category = code.tests[Int(tests.lowerBound)].category
    guard category >= 0, tests.count == 1 else { return nil }
    var longest: Int32 = 0
    for index in sentence.phrases(at: part) {
      let phrase = sentence.phrases[index]
      if phrase.end > longest, !entries.isException(phrase.entry), isAbove(category, entries.own(phrase.entry)) {
        longest = phrase.end
      }
    }
    return longest > 0 ? longest : nil
  }

  /// Whether matches of a category count for another.
  private func isAbove(_ category: Int32, _ own: Int32) -> Bool {
    for index in above.range(Int(own)) where above.pool[index] == category { return true }
    return false
  }

  /// Whether a part passes all of some tests.
  @inline(__always)
  private func passes(
    _ tests: Range<Int32>, _ position: Int, _ sentence: SentenceReading, _ types: PartTypes, _ tokens: [Token],
    _ bytes: Span<UInt8>
  ) -> Bool {
    var index = Int(tests.lowerBound)
    while index < Int(tests.upperBound) {
      let test = code.tests[index]
      let isPassed =
        test.bit >= 0
        ? types.passes(test.bit, sentence.parts[position])
        : isOfClass(test, position, sentence, types, tokens, bytes)
      if isPassed == test.isNegated { return false }
      index += 1
    }
    return true
  }

  /// Whether a part is of the class that a test asks for, if it asks for one. A call of its own: what it looks at would else
  /// be made ready for every test.
  @inline(never)
  private func isOfClass(
    _ test: PatternCode.Test, _ position: Int, _ sentence: SentenceReading, _ types: PartTypes, _ tokens: [Token],
    _ bytes: Span<UInt8>
  ) -> Bool {
    test.partClass.map { belongs(position, to: $0, sentence, types, tokens, bytes) } ?? true
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

/// Where the run of a pattern's program stands.
struct PatternState: Sendable {
  /// The instruction that is next, and the part.
  var pc: Int32
  var position: Int32
  /// The parts between the brackets; -1 where they were not met.
  var captureStart: Int32 = -1
  var captureEnd: Int32 = -1
  /// What may stand before the part.
  var mayCross = PartGap.none
  /// Whether the test at hand is left with the part's word, since its phrases were tried.
  var isWord = false

  /// Goes on to a part, behind a test that was passed.
  @inline(__always)
  mutating func pass(to next: Int32) {
    position = next
    pc += 1
    mayCross = .none
    isWord = false
  }
}

/// The states to go back to when a pattern does not match from where its run stands, the last first. One is used again and
/// again, so that its memory is taken once.
struct PatternChoices: Sendable {
  private var states: [PatternState] = []
  /// How many there are; what follows in `states` is left over.
  private(set) var count = 0

  /// Keeps a state.
  @inline(__always)
  mutating func push(_ state: PatternState) {
    if count < states.count { states[count] = state } else { states.append(state) }
    count += 1
  }

  /// Takes the last state, which there is.
  @inline(__always)
  mutating func pop() -> PatternState {
    count -= 1
    return states[count]
  }

  /// Forgets all but the first so many.
  @inline(__always)
  mutating func drop(to count: Int) { self.count = count }
}
