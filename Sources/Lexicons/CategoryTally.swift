/// How often categories were met whose matches only count, without a list of the places: apart what stands within a negation
/// and what does not.
public struct CategoryTally: Sendable {
  /// By the signature of the part's form.
  var bySignature: [Count] = []
  /// Where phrases were near, by `CountedMatch`.
  var byMatch: [Count]
  /// The words that were met that a formula weighs, a bit each; before them 64 for those that none does.
  var met: [UInt64]
  /// How many words formulas weigh.
  private let weighedWords: Int

  /// How often something stands in no negation, in the lower half, and how often in one, in the upper: a text that is read at
  /// once has not so much of anything that it would not fit.
  typealias Count = UInt64

  /// Of nothing, for so many categories and words that formulas weigh.
  init(categories: Int, weighedWords: Int) {
    byMatch = Array(repeating: 0, count: CountedMatch.count(categories))
    self.weighedWords = weighedWords
    met = [0] + NumberSet(under: weighedWords).bits
  }

  /// The words that were met.
  public var words: WordsMet { WordsMet(NumberSet(bits: Array(met.dropFirst()), under: weighedWords)) }

  /// Makes room for the signatures known by now.
  mutating func makeRoom(for types: PartTypes) {
    let missing = types.countedMatches.count - bySignature.count
    if missing > 0 { bySignature += repeatElement(0, count: missing) }
  }

  /// Adds to the counts of categories how often each was met, and to `negated` how often of that within a negation; what only
  /// serves the reading of others is in none. Calls `body` with the same of each category whose own entries were met. Nothing
  /// is counted then any more, and no word met.
  mutating func takeAll(
    _ types: PartTypes, to counts: inout [Int], _ negated: inout [Int],
    _ body: (_ category: Int, _ count: Int, _ negated: Int) -> Void
  ) {
    for index in met.indices { met[index] = 0 }
    Self.move(&bySignature, types, to: &byMatch)
    var sums = byMatch.mutableSpan
    var counts = counts.mutableSpan
    var ofNegated = negated.mutableSpan
    var start = sums.span.firstCounted(from: 0)
    while start < sums.count {
      let end = min(start + Self.step, sums.count)
      for number in start..<end where sums[number] != 0 {
        let match = CountedMatch(number: Int32(truncatingIfNeeded: number))
        let negated = match.isSupport ? 0 : Int(sums[number] >> 32)
        let count = Int(sums[number] & 0xFFFF_FFFF) &+ Int(sums[number] >> 32)
        counts[match.category] &+= count
        ofNegated[match.category] &+= negated
        sums[number] = 0
        if match.isOwn { body(match.category, count, negated) }
      }
      start = sums.span.firstCounted(from: end)
    }
  }

  /// Where something was counted there is more nearby: so many places are looked at one by one.
  private static let step = 16

  /// Adds what was counted by signature to sums by match, and takes it away.
  private static func move(_ counts: inout [Count], _ types: PartTypes, to sums: inout [Count]) {
    let matches = types.countedMatches.pool.span
    var counts = counts.mutableSpan
    var sums = sums.mutableSpan
    var start = counts.span.firstCounted(from: 0)
    while start < counts.count {
      let end = min(start + step, counts.count)
      for signature in start..<end where counts[signature] != 0 {
        let count = counts[signature]
        // The first signature is of forms that match nothing, and its list empty.
        for index in types.countedMatches.range(of: signature) { sums[Int(matches[index])] &+= count }
        counts[signature] = 0
      }
      start = counts.span.firstCounted(from: end)
    }
  }
}

/// A match that only counts: of which category, and whether the entry stands in it or in one below.
public struct CountedMatch: Hashable, Sendable {
  /// The category, then the two answers, as one number.
  let number: Int32

  init(number: Int32) { self.number = number }

  init(category: Int32, isOwn: Bool, isSupport: Bool) {
    number = category << 2 | (isSupport ? 2 : 0) | (isOwn ? 1 : 0)
  }

  /// How many there can be.
  static func count(_ categories: Int) -> Int { categories << 2 }

  /// The category's index in `Lexicon.categories`.
  public var category: Int { Int(number >> 2) }
  /// Whether the entry stands in the category itself.
  public var isOwn: Bool { number & 1 != 0 }
  /// Whether the entry only serves the reading of others.
  var isSupport: Bool { number & 2 != 0 }
}

extension CountedMatch {
  /// A match of an entry that stands in `own`.
  init(category: Int32, own: Int32, _ roles: [CategoryRole]) {
    self.init(category: category, own: own, isSupport: roles[Int(own)].isSupport)
  }

  /// The same where it is known what `own` is: without a branch, since nobody foresees where the entry stands.
  @inline(__always)
  init(category: Int32, own: Int32, isSupport: Bool) {
    // Only of equal numbers is the difference less one negative.
    let isOwn = UInt32(bitPattern: (category ^ own) &- 1) >> 31
    number = category << 2 | (isSupport ? 2 : 0) | Int32(isOwn)
  }
}

/// What a form matches by itself, as it stands in its list: how it counts, and whether it is to be listed all the same.
struct FormMatch: Hashable, Sendable {
  let bits: Int32

  init(bits: Int32) { self.bits = bits }

  init(_ counted: CountedMatch, isListed: Bool) { bits = counted.number << 1 | (isListed ? 1 : 0) }

  var counted: CountedMatch { CountedMatch(number: bits >> 1) }
  /// The category's index in `Lexicon.categories`.
  var category: Int { Int(bits >> 3) }
  /// Whether the entry stands in the category itself.
  var isOwn: Bool { counted.isOwn }
  /// Whether it is to be listed also where others are only counted.
  var isListed: Bool { bits & 1 != 0 }
}
