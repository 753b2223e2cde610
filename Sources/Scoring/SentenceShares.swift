/// What a part of a text contributes to the sums that its orientation follows from: a sentence of a document, or a
/// document of a group.
@usableFromInline package struct EvidenceShare: Comparable, Sendable {
  /// The weights of its counted evidence on the self side.
  @usableFromInline package var own: Int
  /// The same on the collective side.
  @usableFromInline package var shared: Int
  /// Its words.
  @usableFromInline package var words: Int

  /// Makes a share.
  @usableFromInline package init(own: Int = 0, shared: Int = 0, words: Int = 0) {
    self.own = own
    self.shared = shared
    self.words = words
  }

  /// Its place in a table of `count` places, a power of two, by Fibonacci hashing. Sums of weights and words are small.
  fileprivate func place(in count: Int) -> Int {
    let number = UInt64(truncatingIfNeeded: (own << 20 ^ shared) << 20 ^ words)
    return Int(truncatingIfNeeded: number &* 0x9E37_79B9_7F4A_7C15 >> 32) & (count - 1)
  }

  /// By self weight, then by collective weight, then by words.
  @usableFromInline package static func < (a: Self, b: Self) -> Bool {
    (a.own, a.shared, a.words) < (b.own, b.shared, b.words)
  }
}

/// What the sentences of a document contribute to its orientation. Equal sentences are counted together, so that memory
/// grows with the kinds of sentences and not with the length of the text.
struct SentenceShares {
  /// The number of sentences without evidence, which are most of all, by their length in words.
  private var plain: [Int] = []
  /// The kinds of the other sentences, in the order in which they were met.
  private var others: [(share: EvidenceShare, count: Int)] = []
  /// Indices into `others`, -1 for none, by hash; at least twice as many places as kinds.
  private var places: [Int32] = []

  /// About as many kinds of plain sentences as most texts have.
  private static let fewKinds = 48

  /// More kinds of sentences with evidence than most short texts have, a power of two.
  private static let fewOthers = 16

  /// The length in words of the longest sentences that are counted by length; longer ones are counted kind by kind. A
  /// table of at most 1 KB is quickly made.
  private static let longestPlain = 119

  // Copied for each document: making an array of some size anew asks the runtime for its type every time.
  private static let noPlain = Array(repeating: 0, count: longestPlain + 1)
  private static let noPlaces = Array(repeating: Int32(-1), count: 2 * fewOthers)

  mutating func add(_ share: EvidenceShare) {
    guard share.own == 0, share.shared == 0, share.words <= Self.longestPlain else {
      return add(share, times: 1)
    }
    if plain.isEmpty { plain = Self.noPlain }
    plain[share.words] += 1
  }

  /// Adds the sentences of another stretch.
  mutating func add(_ other: SentenceShares) {
    if plain.isEmpty {
      plain = other.plain
    } else {
      for (words, count) in other.plain.enumerated() { plain[words] += count }
    }
    for (share, count) in other.others { add(share, times: count) }
  }

  private mutating func add(_ share: EvidenceShare, times count: Int) {
    if 2 * others.count >= places.count { makeRoom() }
    var place = share.place(in: places.count)
    while places[place] >= 0 {
      let known = Int(places[place])
      if others[known].share == share {
        others[known].count += count
        return
      }
      place = (place + 1) & (places.count - 1)
    }
    places[place] = Int32(others.count)
    others.append((share, count))
  }

  private mutating func makeRoom() {
    if others.isEmpty { others.reserveCapacity(Self.fewOthers) }
    places = places.isEmpty ? Self.noPlaces : Array(repeating: -1, count: 2 * places.count)
    for (number, other) in others.enumerated() {
      var place = other.share.place(in: places.count)
      while places[place] >= 0 { place = (place + 1) & (places.count - 1) }
      places[place] = Int32(number)
    }
  }

  /// The kinds of sentences that have words, in a fixed order, with how many there are of each.
  var kinds: [(share: EvidenceShare, count: Int)] {
    var kinds: [(share: EvidenceShare, count: Int)] = []
    kinds.reserveCapacity(Self.fewKinds + others.count)
    let plain = plain.span
    for words in plain.indices where words > 0 && plain[words] > 0 {
      kinds.append((EvidenceShare(words: words), plain[words]))
    }
    if others.isEmpty { return kinds }
    for other in others.sorted(by: { $0.share < $1.share }) where other.share.words > 0 { kinds.append(other) }
    return kinds
  }
}
