/// Finds where patterns may begin in a sentence, because nothing that they need is missing within their reach. One is filled
/// again and again, so that its memory is taken once.
struct PatternPlaces: Sendable {
  /// So many parts of a sentence are looked at together: a bit each.
  private static let seenAtOnce = 64

  /// A bit for each need that the parts looked at pass, in planes as those of `NeedLists`.
  private var met: [UInt64] = []
  /// The first of the parts that `met` is of; `nil` at the beginning of a sentence.
  private var metFrom: Int?
  /// The patterns whose needs are all met, and how many stand in the words before each.
  private var wanted: [UInt64] = []
  private var before: [Int32] = []
  /// For each of these patterns and each of its needs, which of the parts pass it, a bit a part.
  private var passing: [UInt64] = []
  private let height: Int

  init(patterns: Int) {
    height = PatternBits.height(patterns)
    met = Array(repeating: 0, count: PatternCode.needsLookedAt * height)
    wanted = Array(repeating: 0, count: height)
    before = Array(repeating: 0, count: height)
  }

  /// Begins a sentence.
  mutating func begin() { metFrom = nil }

  /// Appends the places where the patterns of `mask` may begin to `found`: the part, then the pattern.
  mutating func find(
    _ mask: [UInt64], in sentence: SentenceReading, _ needs: NeedLists, _ reaches: [PatternCode.Reach],
    to found: inout [UInt64]
  ) {
    var first = 0
    while sentence.parts.count - first > Self.seenAtOnce {
      let count = Self.seenAtOnce - PatternCode.longestReach
      find(mask, from: first, count, sentence, needs, reaches, &found)
      first += count
    }
    if first < sentence.parts.count {
      find(mask, from: first, sentence.parts.count - first, sentence, needs, reaches, &found)
    }
  }

  /// The places among `count` parts from `first` on, by what is met among the 64 from there on.
  private mutating func find(
    _ mask: [UInt64], from first: Int, _ count: Int, _ sentence: SentenceReading, _ needs: NeedLists,
    _ reaches: [PatternCode.Reach], _ found: inout [UInt64]
  ) {
    let parts = first..<min(sentence.parts.count, first + Self.seenAtOnce)
    if metFrom != first { meet(parts, sentence, needs) }
    metFrom = first
    let patterns = Self.select(mask, met, &wanted, &before)
    if patterns == 0 { return }
    passing.removeAll(keepingCapacity: true)
    passing.append(contentsOf: repeatElement(0, count: PatternCode.needsLookedAt * patterns))
    Self.place(wanted, before, parts, sentence, needs, &passing)
    let within = UInt64.max &>> UInt64(64 - count)
    var row = 0
    for word in 0..<height {
      var bits = wanted[word]
      while bits != 0 {
        let pattern = word * 64 + bits.trailingZeroBitCount
        bits &= bits &- 1
        let need = PatternCode.needsLookedAt * pattern
        var starts =
          within & reaches[need].starts(of: passing[row]) & reaches[need + 1].starts(of: passing[row + 1])
          & reaches[need + 2].starts(of: passing[row + 2])
        row += PatternCode.needsLookedAt
        while starts != 0 {
          found.append(UInt64(first + starts.trailingZeroBitCount) << 32 | UInt64(pattern))
          starts &= starts &- 1
        }
      }
    }
  }

  /// Unites what some parts pass.
  private mutating func meet(_ parts: Range<Int>, _ sentence: SentenceReading, _ lists: NeedLists) {
    let (needs, all, always) = (lists.needs.span, sentence.parts.span, lists.always.span)
    var met = met.mutableSpan
    for word in met.indices { met[word] = always[word] }
    if sentence.isAsked { for word in met.indices { met[word] |= lists.asked[word] } }
    if sentence.isShouted { for word in met.indices { met[word] |= lists.shouted[word] } }
    for part in parts {
      var index = Int(all[part].needs)
      if index == 0 { continue }
      while true {
        let need = needs[index]
        met[Int(need.place)] |= need.patterns
        if need.left == 0 { break }
        index += 1
      }
    }
  }

  /// Selects the patterns of a mask whose needs are all met; how many there are.
  private static func select(
    _ mask: [UInt64], _ met: [UInt64], _ wanted: inout [UInt64], _ before: inout [Int32]
  ) -> Int {
    let (met, mask) = (met.span, mask.span)
    let height = mask.count
    var count = 0
    var wanted = wanted.mutableSpan
    var before = before.mutableSpan
    for word in 0..<height {
      let bits = met[word] & met[height + word] & met[2 * height + word] & mask[word]
      wanted[word] = bits
      before[word] = Int32(truncatingIfNeeded: count)
      count += bits.nonzeroBitCount
    }
    return count
  }

  /// Notes which parts pass each need of the patterns selected.
  private static func place(
    _ wanted: [UInt64], _ before: [Int32], _ parts: Range<Int>, _ sentence: SentenceReading, _ lists: NeedLists,
    _ passing: inout [UInt64]
  ) {
    let (needs, all, wanted, before) = (lists.needs.span, sentence.parts.span, wanted.span, before.span)
    var passing = passing.mutableSpan
    for part in parts {
      var index = Int(all[part].needs)
      if index == 0 { continue }
      let bit = UInt64(1) &<< UInt64(part - parts.lowerBound)
      while true {
        let need = needs[index]
        let word = Int(need.word)
        var hits = need.patterns & wanted[word]
        while hits != 0 {
          let earlier = wanted[word] & ((hits & (0 &- hits)) &- 1)
          let row = Int(before[word]) + earlier.nonzeroBitCount
          passing[PatternCode.needsLookedAt * row + Int(need.plane)] |= bit
          hits &= hits &- 1
        }
        if need.left == 0 { break }
        index += 1
      }
    }
  }
}
