/// Finds where patterns may begin in a sentence, because nothing that they need is missing within their reach. One is filled
/// again and again, so that its memory is taken once.
struct PatternPlaces: Sendable {
  /// So many parts of a sentence are looked at together: a bit each.
  private static let seenAtOnce = 64

  /// Which of the parts looked at pass a need, a bit a part.
  private struct Passing {
    var parts: UInt64
    /// The window that this is said of.
    var window: Int
  }

  /// Parts of a sentence that are looked at together.
  private struct Window {
    var parts: Range<Int>
    /// Those of the first of them that patterns may begin with, a bit a part.
    var starts: UInt64
  }

  /// A bit for each need that the parts looked at pass, and the first of these parts; `nil` at the beginning of a sentence.
  private var met: [UInt64]
  private var metFrom: Int?
  /// By need, where it was asked for.
  private var passing: [Passing]
  /// How many windows there were.
  private var window = 0

  init(_ lexicon: Lexicon) {
    met = Array(repeating: 0, count: NeedRows.words(lexicon.needCount))
    passing = Array(repeating: Passing(parts: 0, window: 0), count: lexicon.needCount)
  }

  /// Begins a sentence.
  mutating func begin() { metFrom = nil }

  /// Appends the places where patterns may begin to `found`: the part, then the pattern.
  mutating func find(
    _ patterns: PatternsByNeed, in sentence: SentenceReading, _ needs: NeedRows, to found: inout [UInt64]
  ) {
    var first = 0
    while first < sentence.parts.count {
      let window = look(from: first, in: sentence, needs)
      for word in patterns.first.indices {
        var bits = met[word] & patterns.first[word]
        while bits != 0 {
          let need = word * 64 + bits.trailingZeroBitCount
          bits &= bits &- 1
          for row in patterns.range(need) { add(patterns.rows[row], window, sentence, needs, &found) }
        }
      }
      first += window.starts.nonzeroBitCount
    }
  }

  /// The same for some of all patterns.
  mutating func find(
    _ numbers: some Sequence<Int32>, of all: [NeedyPattern], in sentence: SentenceReading, _ needs: NeedRows,
    to found: inout [UInt64]
  ) {
    var first = 0
    while first < sentence.parts.count {
      let window = look(from: first, in: sentence, needs)
      for number in numbers { add(all[Int(number)], window, sentence, needs, &found) }
      first += window.starts.nonzeroBitCount
    }
  }

  /// Looks at the parts from `first` on.
  private mutating func look(from first: Int, in sentence: SentenceReading, _ needs: NeedRows) -> Window {
    let left = sentence.parts.count - first
    let count = left > Self.seenAtOnce ? Self.seenAtOnce - PatternCode.longestReach : left
    let parts = first..<first + min(left, Self.seenAtOnce)
    if metFrom != first {
      metFrom = first
      window += 1
      needs.unite(parts, of: sentence, into: &met)
    }
    return Window(parts: parts, starts: UInt64.max &>> UInt64(64 - count))
  }

  /// Appends the places of a pattern: the parts that have a part that passes each of its needs within reach.
  @inline(__always)
  private mutating func add(
    _ pattern: NeedyPattern, _ window: Window, _ sentence: SentenceReading, _ needs: NeedRows, _ found: inout [UInt64]
  ) {
    if isMet(pattern.needs.0) & isMet(pattern.needs.1) & isMet(pattern.needs.2) == 0 { return }
    var starts = window.starts
    starts &= self.starts(pattern.needs.0, pattern.reaches.0, window, sentence, needs)
    starts &= self.starts(pattern.needs.1, pattern.reaches.1, window, sentence, needs)
    starts &= self.starts(pattern.needs.2, pattern.reaches.2, window, sentence, needs)
    while starts != 0 {
      found.append(UInt64(window.parts.lowerBound + starts.trailingZeroBitCount) << 32 | UInt64(pattern.number))
      starts &= starts &- 1
    }
  }

  /// 1 where a need is met.
  @inline(__always)
  private func isMet(_ need: Int32) -> UInt64 { met[Int(need >> 6)] &>> UInt64(truncatingIfNeeded: need & 63) & 1 }

  /// The parts that a pattern may begin with as far as one of its needs goes.
  @inline(__always)
  private mutating func starts(
    _ need: Int32, _ reach: PatternCode.Reach, _ window: Window, _ sentence: SentenceReading, _ needs: NeedRows
  ) -> UInt64 {
    if reach.isSentence { return .max }
    if passing[Int(need)].window != self.window {
      passing[Int(need)] = Passing(parts: needs.passing(Int(need), window.parts, of: sentence), window: self.window)
    }
    return reach.starts(of: passing[Int(need)].parts)
  }
}

/// What a pattern needs.
struct NeedyPattern: Sendable {
  /// Its place in `PatternCode.patterns`.
  var number: Int32
  /// `PatternCode.needsLookedAt` of them, the rarest first, and the reach of each.
  var needs: (Int32, Int32, Int32)
  var reaches: (PatternCode.Reach, PatternCode.Reach, PatternCode.Reach)

  init(_ number: Int, of code: PatternCode) {
    let place = PatternCode.needsLookedAt * number
    self.number = Int32(number)
    needs = (code.needs[place], code.needs[place + 1], code.needs[place + 2])
    reaches = (code.reaches[place], code.reaches[place + 1], code.reaches[place + 2])
  }
}

/// Patterns by the rarest of their needs. A class, so that it is at hand in a step and never copied.
final class PatternsByNeed: Sendable {
  /// A bit for each need that is the rarest of a pattern.
  let first: [UInt64]
  /// The patterns, by their rarest need.
  let rows: [NeedyPattern]
  /// Where the patterns of each need begin, and where the last end.
  private let starts: [Int32]

  init(_ patterns: [NeedyPattern], needs: Int) {
    rows = patterns.sorted { ($0.needs.0, $0.number) < ($1.needs.0, $1.number) }
    var first = Array(repeating: UInt64(0), count: NeedRows.words(needs))
    var starts = Array(repeating: Int32(0), count: needs + 1)
    for row in rows {
      first[Int(row.needs.0) / 64] |= 1 << UInt64(row.needs.0 % 64)
      starts[Int(row.needs.0) + 1] += 1
    }
    for need in 0..<needs { starts[need + 1] += starts[need] }
    self.first = first
    self.starts = starts
  }

  /// The rows of the patterns whose rarest need it is.
  func range(_ need: Int) -> Range<Int> { Int(starts[need])..<Int(starts[need + 1]) }
}
