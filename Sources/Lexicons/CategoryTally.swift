/// How often categories were met whose matches only count, without a list of the places: apart what stands within a negation
/// and what does not.
public struct CategoryTally: Sendable {
  /// By the signature of the part's form: what stands in no negation, then what stands in one.
  private(set) var bySignature: [Int] = []
  /// Where phrases were near, by `CountedMatch`: the same two.
  private(set) var byMatch: [Int]
  /// Whether each word that a formula weighs was met; the first place is for all others, of which nobody need know.
  private var isMet: [Bool]
  /// The words that were met.
  private var met: [Int32] = []

  /// Of nothing, for so many categories and words that formulas weigh.
  init(categories: Int, weighedWords: Int) {
    byMatch = Array(repeating: 0, count: 2 * CountedMatch.count(categories))
    isMet = Array(repeating: false, count: 1 + weighedWords)
    isMet[0] = true
  }

  /// The words that were met.
  public var words: WordsMet { WordsMet(met, of: isMet.count - 1) }

  /// Makes room for the signatures known by now.
  mutating func makeRoom(for types: PartTypes) {
    let missing = 2 * types.countedMatches.count - bySignature.count
    if missing > 0 { bySignature += Array(repeating: 0, count: missing) }
  }

  /// Counts parts by their forms alone, from `part` on up to one that opens a phrase, which `part` is then; whether some of
  /// their matches are to be listed.
  mutating func add(
    _ part: inout Int, of parts: inout [Part], _ types: [PartType], _ course: inout ClauseCourse
  ) -> Bool {
    let types = types.span
    var parts = parts.mutableSpan
    return Self.add(&part, of: &parts, types, &course, &bySignature, &isMet, &met)
  }

  private static func add(
    _ part: inout Int, of parts: inout MutableSpan<Part>, _ types: Span<PartType>, _ course: inout ClauseCourse,
    _ bySignature: inout [Int], _ isMet: inout [Bool], _ met: inout [Int32]
  ) -> Bool {
    var counts = bySignature.mutableSpan
    var isMet = isMet.mutableSpan
    var traits: PartTraits = []
    while part < parts.count, !parts[part].opensPhrase {
      let type = Int(parts[part].type)
      let isNegated = course.enter(&parts[part])
      counts[2 * Int(types[type].signature) + (isNegated ? 1 : 0)] += 1
      let weighed = types[type].weighed
      if !isMet[Int(weighed) + 1] {
        isMet[Int(weighed) + 1] = true
        met.append(weighed)
      }
      traits.formUnion(types[type].traits)
      course.leave(parts[part])
      part += 1
    }
    return traits.contains(.listed)
  }

  /// Counts one match.
  mutating func add(_ match: CountedMatch, isNegated: Bool) {
    byMatch[2 * Int(match.number) + (isNegated ? 1 : 0)] += 1
  }

  /// Notes a word as met, if it is weighed.
  @inline(__always)
  mutating func meet(_ type: PartType) {
    if isMet[Int(type.weighed) + 1] { return }
    isMet[Int(type.weighed) + 1] = true
    met.append(type.weighed)
  }

  /// Calls `body` with each match that was counted, how often it came, and how often of that within a negation; what only
  /// serves the reading of others is in none.
  func forEach(_ types: PartTypes, _ body: (CountedMatch, _ count: Int, _ negated: Int) -> Void) {
    var sums = byMatch
    add(bySignature.span, types, to: sums.mutableSpan)
    for number in 0..<sums.count / 2 where sums[2 * number] | sums[2 * number + 1] != 0 {
      let match = CountedMatch(number: Int32(number))
      let negated = sums[2 * number + 1]
      body(match, sums[2 * number] + negated, match.isSupport ? 0 : negated)
    }
  }

  /// Adds what was counted by signature to sums by match.
  private func add(_ counts: Span<Int>, _ types: PartTypes, to sums: consuming MutableSpan<Int>) {
    let matches = types.countedMatches.pool.span
    for signature in 0..<counts.count / 2 {
      let (affirmed, negated) = (counts[2 * signature], counts[2 * signature + 1])
      if affirmed | negated == 0 { continue }
      for index in types.countedMatches.range(of: signature) {
        let number = 2 * Int(matches[index])
        sums[number] += affirmed
        sums[number + 1] += negated
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
