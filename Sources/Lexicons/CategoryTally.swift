/// How often categories were met whose matches only count, without a list of the places: apart what stands within a negation
/// and what does not.
public struct CategoryTally: Sendable {
  /// By the signature of the part's form.
  private(set) var bySignature: [Count] = []
  /// Where phrases were near, by `CountedMatch`.
  private(set) var byMatch: [Count]
  /// The words that were met that a formula weighs.
  private var met: NumberSet

  /// How often something stands in no negation, and how often in one: a text that is read at once has not so much of anything
  /// that it would not fit.
  typealias Count = SIMD2<UInt32>

  /// Of nothing, for so many categories and words that formulas weigh.
  init(categories: Int, weighedWords: Int) {
    byMatch = Array(repeating: Count(), count: CountedMatch.count(categories))
    met = NumberSet(under: weighedWords)
  }

  /// The words that were met.
  public var words: WordsMet { WordsMet(met) }

  /// Makes room for the signatures known by now.
  mutating func makeRoom(for types: PartTypes) {
    let missing = types.countedMatches.count - bySignature.count
    if missing > 0 { bySignature += repeatElement(Count(), count: missing) }
  }

  /// Counts parts by their forms alone, from `part` on up to one that opens a phrase, which `part` is then; whether some of
  /// their matches are to be listed.
  mutating func add(
    _ part: inout Int, of parts: inout [Part], _ types: [PartType], _ course: inout ClauseCourse
  ) -> Bool {
    let types = types.span
    var parts = parts.mutableSpan
    return Self.add(&part, of: &parts, types, &course, &bySignature, &met)
  }

  private static func add(
    _ part: inout Int, of parts: inout MutableSpan<Part>, _ types: Span<PartType>, _ course: inout ClauseCourse,
    _ bySignature: inout [Count], _ met: inout NumberSet
  ) -> Bool {
    var counts = bySignature.mutableSpan
    var traits: PartTraits = []
    while part < parts.count, !parts[part].opensPhrase {
      let type = Int(parts[part].type)
      let isNegated = course.enter(&parts[part])
      counts[Int(types[type].signature)] &+= isNegated ? Count(0, 1) : Count(1, 0)
      if types[type].weighed >= 0 { met.insert(types[type].weighed) }
      traits.formUnion(types[type].traits)
      course.leave(parts[part])
      part += 1
    }
    return traits.contains(.listed)
  }

  /// Counts one match.
  mutating func add(_ match: CountedMatch, isNegated: Bool) {
    byMatch[Int(match.number)] &+= isNegated ? Count(0, 1) : Count(1, 0)
  }

  /// Notes a word as met, if it is weighed.
  @inline(__always)
  mutating func meet(_ type: PartType) {
    if type.weighed >= 0 { met.insert(type.weighed) }
  }

  /// Calls `body` with each match that was counted, how often it came, and how often of that within a negation; what only
  /// serves the reading of others is in none.
  func forEach(_ types: PartTypes, _ body: (CountedMatch, _ count: Int, _ negated: Int) -> Void) {
    var sums = byMatch
    add(bySignature.span, types, to: sums.mutableSpan)
    for number in sums.indices where sums[number] != Count() {
      let match = CountedMatch(number: Int32(number))
      let (affirmed, negated) = (Int(sums[number].x), Int(sums[number].y))
      body(match, affirmed + negated, match.isSupport ? 0 : negated)
    }
  }

  /// Adds what was counted by signature to sums by match.
  private func add(_ counts: Span<Count>, _ types: PartTypes, to sums: consuming MutableSpan<Count>) {
    let matches = types.countedMatches.pool.span
    // The first signature is of forms that match nothing.
    for signature in 1..<max(counts.count, 1) where counts[signature] != Count() {
      for index in types.countedMatches.range(of: signature) {
        sums[Int(matches[index])] &+= counts[signature]
      }
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
