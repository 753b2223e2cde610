import CWordScan

/// How often categories were met whose matches only count, without a list of the places: apart what stands within a negation
/// and what does not.
@usableFromInline package struct CategoryTally: Sendable {
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
  @usableFromInline package var words: WordsMet {
    WordsMet(NumberSet(bits: Array(met.dropFirst()), under: weighedWords))
  }

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

/// A match that only counts: of which category, whether the entry stands in it or in one below, and whether it only serves the
/// reading of others, as one number.
struct CountedMatch: Hashable, Sendable {
  let number: Int32

  /// A match of an entry that stands in `own`.
  init(category: Int32, own: Int32, _ roles: [CategoryRole]) {
    let isSupport = roles[Int(own)].isSupport
    number =
      category * Int32(USWARD_MATCHES) + (isSupport ? Int32(USWARD_SUPPORT_MATCH) : 0)
      + (category == own ? Int32(USWARD_OWN_MATCH) : 0)
  }

  /// The bits of the categories of some, by their numbers, for filters.
  static func bits(of matches: [Int32]) -> UInt64 {
    matches.reduce(0) { $0 | usward_category_bit($1 / Int32(USWARD_MATCHES)) }
  }

  /// The bits of some categories.
  static func bits(ofCategories categories: Table<Int32>) -> UInt64 {
    categories.reduce(0) { $0 | usward_category_bit($1) }
  }

  /// How many there can be.
  static func count(_ categories: Int) -> Int { categories * Int(USWARD_MATCHES) }
}

/// When matches are listed one by one that could be counted.
struct Listing: OptionSet {
  let rawValue: UInt8

  static let always = Listing(rawValue: UInt8(USWARD_ALWAYS_LISTED))
  /// Where a guard that may take them away touches them.
  static let whereGuarded = Listing(rawValue: UInt8(USWARD_LISTED_WHERE_GUARDED))
}

/// What a form matches by itself, as it stands in its list: how it counts, and when it is to be listed all the same.
struct FormMatch: Hashable, Sendable {
  let bits: Int32

  init(_ counted: CountedMatch, _ listing: Listing) { bits = counted.number << 2 | Int32(listing.rawValue) }
}
