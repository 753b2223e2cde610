/// Which needs of patterns a form or a class of sentence passes: a bit a need in rows, and for each form a list of those
/// that are the rarest of some pattern that is looked for in every sentence. A sentence has few of these, and what else a
/// pattern needs is looked for near them.
struct NeedRows: Sendable {
  /// How many words of 64 bits a row has.
  let width: Int
  /// The rows of all forms; the first passes nothing.
  private(set) var rows: [UInt64]
  /// The lists of all forms: the number of the form's row, how many needs follow, and these. The first is that of nothing.
  private(set) var lists: [Int32] = [0, 0]
  /// For each need whether it is the rarest of a pattern.
  private let isFirst: [Bool]
  /// What every sentence passes, what sentences pass that ask, and what those in capitals pass.
  private let always: [UInt64]
  private let asked: [UInt64]
  private let shouted: [UInt64]
  /// Forms that pass the same have the same list.
  private var known: [[Int32]: Int32] = [:]

  init(_ lexicon: Lexicon) {
    width = Self.width(lexicon.needCount)
    rows = Array(repeating: 0, count: width)
    var isFirst = Array(repeating: false, count: lexicon.needCount)
    for pattern in lexicon.tellingPatterns {
      isFirst[Int(lexicon.code.needs[PatternCode.needsLookedAt * pattern])] = true
    }
    self.isFirst = isFirst
    always = Self.row(width, [NeedNumbers.always])
    asked = Self.row(width, lexicon.needs(of: .asked))
    shouted = Self.row(width, lexicon.needs(of: .shouted))
  }

  /// How many words of 64 bits hold a row of some needs: eights, each of which is united in a step.
  static func width(_ needs: Int) -> Int { (needs + 511) / 512 * 8 }

  /// Where the list begins of a form that passes some needs.
  mutating func list(of needs: [Int32]) -> Int32 {
    if needs.isEmpty { return 0 }
    if let list = known[needs] { return list }
    let list = Int32(lists.count)
    known[needs] = list
    let first = Set(needs.filter { isFirst[Int($0)] }).sorted()
    lists += [Int32(rows.count / width), Int32(first.count)] + first
    rows += Self.row(width, needs[...])
    return list
  }

  /// Forgets the forms.
  mutating func removeAll() {
    rows.removeLast(rows.count - width)
    lists.removeLast(lists.count - 2)
    known.removeAll(keepingCapacity: true)
  }

  /// Writes to `whole` what a sentence passes whatever its parts.
  func begin(_ sentence: SentenceReading, _ whole: inout [UInt64]) {
    for word in 0..<width {
      whole[word] = always[word] | (sentence.isAsked ? asked[word] : 0) | (sentence.isShouted ? shouted[word] : 0)
    }
  }

  private static func row(_ width: Int, _ needs: ArraySlice<Int32>) -> [UInt64] {
    var row = Array(repeating: UInt64(0), count: width)
    for need in needs.map({ Int($0) }) { row[need / 64] |= 1 << UInt64(need % 64) }
    return row
  }
}
