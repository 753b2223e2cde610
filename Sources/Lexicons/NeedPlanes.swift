/// Which needs of patterns a form or a class of sentence passes, a bit a pattern in three planes: for its rarest need, the
/// second and the third. What the forms of a sentence pass together is the union of their rows, and where a pattern has its
/// bit in all three planes of it, all that it needs is there.
struct NeedPlanes: Sendable {
  /// The bits of some patterns.
  struct Row: Hashable, Sendable {
    var first: SIMD8<UInt64> = .zero
    var second: SIMD8<UInt64> = .zero
    var third: SIMD8<UInt64> = .zero

    @inline(__always)
    fileprivate mutating func formUnion(_ other: Row) {
      first |= other.first
      second |= other.second
      third |= other.third
    }

    fileprivate mutating func pass(_ need: Int, _ pattern: Int) {
      let (word, bit) = (pattern / 64, UInt64(1) << UInt64(pattern % 64))
      switch need {
      case 0: first[word] |= bit
      case 1: second[word] |= bit
      default: third[word] |= bit
      }
    }
  }

  /// A bit for each pattern of which something is true.
  static func bits(_ isTrue: [Bool]) -> [SIMD8<UInt64>] {
    var rows = Array(repeating: SIMD8<UInt64>.zero, count: max(1, (isTrue.count + width - 1) / width))
    for pattern in isTrue.indices where isTrue[pattern] {
      rows[pattern / width][pattern % width / 64] |= 1 << UInt64(pattern % 64)
    }
    return rows
  }

  /// Patterns a row.
  static let width = 512

  /// How many rows hold the bits of all patterns.
  let height: Int
  /// The rows of all forms, `height` each; the first pass nothing.
  private(set) var rows: [Row]
  /// What every sentence passes: needs that a pattern does not have.
  let always: [Row]
  /// What sentences pass that ask.
  let asked: [Row]
  /// What sentences in capitals pass.
  let shouted: [Row]
  /// Forms that pass the same have the same rows, found by their needs: a list of these is much shorter than the rows.
  private var known: [[Int32]: Int32] = [:]

  init(_ lexicon: Lexicon) {
    let patterns = lexicon.code.patterns.count
    let height = max(1, (patterns + Self.width - 1) / Self.width)
    self.height = height
    rows = Array(repeating: Row(), count: height)
    always = Self.rows(height, lexicon.code.missing[...])
    asked = Self.rows(height, lexicon.needs(of: .asked))
    shouted = Self.rows(height, lexicon.needs(of: .shouted))
  }

  /// The number of a pattern's need.
  static func number(pattern: Int, need: Int) -> Int32 { Int32(pattern * PatternCode.needsLookedAt + need) }

  /// Where the rows begin of a form that passes some needs.
  mutating func row(of needs: [Int32]) -> Int32 {
    if needs.isEmpty { return 0 }
    if let row = known[needs] { return row }
    let row = Int32(rows.count)
    known[needs] = row
    rows += Self.rows(height, needs[...])
    return row
  }

  /// Forgets the forms.
  mutating func removeAll() {
    rows.removeLast(rows.count - height)
    known.removeAll(keepingCapacity: true)
  }

  /// The patterns of one level whose needs are all passed by a sentence, as far as some of its parts are looked at.
  @inline(__always)
  func common(_ level: Int, of parts: Range<Int>, in sentence: SentenceReading) -> SIMD8<UInt64> {
    let rows = rows.span
    let all = sentence.parts.span
    var union = always[level]
    if sentence.isAsked { union.formUnion(asked[level]) }
    if sentence.isShouted { union.formUnion(shouted[level]) }
    for part in parts { union.formUnion(rows[Int(all[part].needs) + level]) }
    return union.first & union.second & union.third
  }

  /// Which of the 64 parts from `start` on pass each need of a pattern, a bit a part.
  @inline(__always)
  func passing(_ pattern: Int, from start: Int, _ parts: [Part]) -> (first: UInt64, second: UInt64, third: UInt64) {
    let rows = rows.span
    let all = parts.span
    let level = pattern / Self.width
    let word = pattern % Self.width / 64
    let bit = UInt64(pattern % 64)
    var passing: (first: UInt64, second: UInt64, third: UInt64) = (0, 0, 0)
    for place in 0..<min(64, all.count - start) {
      let row = Int(all[start + place].needs) + level
      passing.first |= (rows[row].first[word] &>> bit & 1) &<< UInt64(place)
      passing.second |= (rows[row].second[word] &>> bit & 1) &<< UInt64(place)
      passing.third |= (rows[row].third[word] &>> bit & 1) &<< UInt64(place)
    }
    return passing
  }

  private static func rows(_ height: Int, _ needs: ArraySlice<Int32>) -> [Row] {
    var rows = Array(repeating: Row(), count: height)
    for number in needs {
      let (pattern, need) = Int(number).quotientAndRemainder(dividingBy: PatternCode.needsLookedAt)
      rows[pattern / width].pass(need, pattern % width)
    }
    return rows
  }
}
