import CWordScan

/// How often categories were met whose matches are only counted, without a list of places; matches within a negation
/// are counted separately.
@usableFromInline package struct CategoryTally: Sendable {
  /// Counts by the signature of the part's form.
  var bySignature: [Count] = []
  /// Counts by `CountedMatch`, where phrases were near.
  var byMatch: [Count]
  /// The words met that a formula weighs, a bit each, preceded by 64 bits for words that none weighs.
  var met: [UInt64]
  /// Room for the counts of categories' own entries.
  private var own: [usward_own_count]
  /// The number of words that formulas weigh.
  private let weighedWords: Int

  /// A pair of counts: outside negations in the lower half, within them in the upper half. A text that is read at once
  /// is never long enough for either to overflow.
  typealias Count = UInt64

  /// Makes an empty tally for this many categories and words that formulas weigh.
  init(categories: Int, weighedWords: Int) {
    byMatch = Array(repeating: 0, count: CountedMatch.count(categories))
    own = Array(repeating: usward_own_count(), count: byMatch.count / 2 + 1)
    self.weighedWords = weighedWords
    met = [0] + NumberSet(under: weighedWords).bits
  }

  /// The words met.
  @usableFromInline package var words: WordsMet {
    WordsMet(NumberSet(bits: Array(met.dropFirst()), under: weighedWords))
  }

  /// Makes room for all signatures known by now.
  mutating func makeRoom(for types: PartTypes) {
    let missing = types.countedMatches.count - bySignature.count
    if missing > 0 { bySignature += repeatElement(0, count: missing) }
  }

  /// Adds the counts to those of categories, and to `negated` those within a negation; support categories are left out.
  /// Calls `body` with the counts of each category whose own entries were met. Empties the tally.
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

/// A match that is only counted, as one number: its category, whether the entry belongs to that or to one under it, and
/// whether the category is a support category.
struct CountedMatch: Hashable, Sendable {
  let number: Int32

  /// Makes a match of an entry that belongs to `own`.
  init(category: Int32, own: Int32, _ roles: [CategoryRole]) {
    let isSupport = roles[Int(own)].isSupport
    number =
      category * Int32(USWARD_MATCHES) + (isSupport ? Int32(USWARD_SUPPORT_MATCH) : 0)
      + (category == own ? Int32(USWARD_OWN_MATCH) : 0)
  }

  /// The bits, for filters, of the categories of some matches.
  static func bits(of matches: [Int32]) -> UInt64 {
    matches.reduce(0) { $0 | usward_category_bit($1 / Int32(USWARD_MATCHES)) }
  }

  /// The bits, for filters, of some categories.
  static func bits(ofCategories categories: Table<Int32>) -> UInt64 {
    categories.reduce(0) { $0 | usward_category_bit($1) }
  }

  /// The number of possible matches.
  static func count(_ categories: Int) -> Int { categories * Int(USWARD_MATCHES) }
}

/// When matches that could be counted are listed one by one instead.
struct Listing: OptionSet {
  let rawValue: UInt8

  static let always = Listing(rawValue: UInt8(USWARD_ALWAYS_LISTED))
  /// Where a guard that may remove them touches them.
  static let whereGuarded = Listing(rawValue: UInt8(USWARD_LISTED_WHERE_GUARDED))
}

/// A match of a form by itself, as stored in its list: how it counts, and when it must be listed all the same.
struct FormMatch: Hashable, Sendable {
  let bits: Int32

  init(_ counted: CountedMatch, _ listing: Listing) { bits = counted.number << 2 | Int32(listing.rawValue) }
}
