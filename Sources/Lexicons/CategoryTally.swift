internal import CWordScan

/// How often categories were met whose matches only count, without a list of the places: apart what stands within a negation
/// and what does not.
public struct CategoryTally: Sendable {
  /// By the signature of the part's form.
  var bySignature: [Count] = []
  /// Where phrases were near, by `CountedMatch`.
  var byMatch: [Count]
  /// The words that were met that a formula weighs, a bit each; before them 64 for those that none does.
  var met: [UInt64]
  /// Room for what was counted of categories' own entries.
  private var own: [usward_own_count]
  /// How many words formulas weigh.
  private let weighedWords: Int

  /// How often something stands in no negation, in the lower half, and how often in one, in the upper: a text that is read at
  /// once has not so much of anything that it would not fit.
  typealias Count = UInt64

  /// Of nothing, for so many categories and words that formulas weigh.
  init(categories: Int, weighedWords: Int) {
    byMatch = Array(repeating: 0, count: CountedMatch.count(categories))
    own = Array(repeating: usward_own_count(), count: byMatch.count / 2 + 1)
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
    Self.move(&bySignature, types.countedMatches, to: &byMatch)
    for place in 0..<Self.take(&byMatch, to: &counts, &negated, &own) {
      body(own[place].category, own[place].count, own[place].negated)
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
