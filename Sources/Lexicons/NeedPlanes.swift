/// Which needs of patterns a form or a class of sentence passes, a bit a pattern in three planes: for its rarest need, the
/// second and the third. What the forms of a sentence pass together is the union of their rows, and where a pattern has its
/// bit in all three planes of it, all that it needs is there.
struct NeedPlanes: Sendable {
  /// The bits of some patterns.
  struct Row: Hashable, Sendable {
    var first: SIMD8<UInt64> = .zero
    var second: SIMD8<UInt64> = .zero
    var third: SIMD8<UInt64> = .zero

    /// Takes in what another form passes.
    mutating func formUnion(_ other: Row) {
      first |= other.first
      second |= other.second
      third |= other.third
    }

    /// The patterns whose needs all are passed.
    var common: SIMD8<UInt64> { first & second & third }

    /// Whether a need, the first being 0, of a pattern is passed, by the pattern's place in the row.
    func passes(_ need: Int, _ pattern: Int) -> Bool {
      let (word, bit) = (pattern / 64, UInt64(pattern % 64))
      let bits = need == 0 ? first[word] : need == 1 ? second[word] : third[word]
      return bits >> bit & 1 != 0
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
  /// Forms that pass the same have the same rows.
  private var known: [[Row]: Int32] = [:]

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
    let new = Self.rows(height, needs[...])
    if let row = known[new] { return row }
    let row = Int32(rows.count)
    known[new] = row
    rows += new
    return row
  }

  /// Forgets the forms.
  mutating func removeAll() {
    rows.removeLast(rows.count - height)
    known.removeAll(keepingCapacity: true)
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
