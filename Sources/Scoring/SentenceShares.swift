/// What the sentences of a document add to its orientation, sentences alike counted together: a text of any length needs
/// no more memory than it has kinds of sentences.
struct SentenceShares: Hashable {
  /// One sentence's share in a document's sums.
  struct Share: Hashable, Comparable {
    var own = 0
    var shared = 0
    var words = 0

    /// Feeds one number: sums of weights and words are small.
    func hash(into hasher: inout Hasher) { hasher.combine((own << 20 ^ shared) << 20 ^ words) }

    static func < (a: Share, b: Share) -> Bool { (a.own, a.shared, a.words) < (b.own, b.shared, b.words) }
  }

  /// Sentences without evidence, by how many words they have; most of all.
  private var plain: [Int] = []
  private var others: [Share: Int] = [:]

  /// About as many kinds of plain sentences as most texts have.
  private static let fewKinds = 48

  /// More kinds of sentences with evidence than most short texts have.
  private static let fewOthers = 12

  /// Sentences of more words than this are counted one kind at a time.
  private static let longestPlain = 255

  mutating func add(_ share: Share) {
    guard share.own == 0, share.shared == 0, share.words <= Self.longestPlain else {
      if others.isEmpty { others.reserveCapacity(Self.fewOthers) }
      others[share, default: 0] += 1
      return
    }
    if plain.isEmpty { plain = Array(repeating: 0, count: Self.longestPlain + 1) }
    plain[share.words] += 1
  }

  /// Adds the sentences of another stretch.
  mutating func add(_ other: SentenceShares) {
    if plain.isEmpty {
      plain = other.plain
    } else {
      for (words, count) in other.plain.enumerated() { plain[words] += count }
    }
    others.merge(other.others, uniquingKeysWith: +)
  }

  /// The kinds of sentences that have words, in a fixed order, with how many there are of each.
  var kinds: [(share: Share, count: Int)] {
    var kinds: [(share: Share, count: Int)] = []
    kinds.reserveCapacity(Self.fewKinds + others.count)
    let plain = plain.span
    for words in plain.indices where words > 0 && plain[words] > 0 { kinds.append((Share(words: words), plain[words])) }
    if others.isEmpty { return kinds }
    return kinds + others.filter { $0.key.words > 0 }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}
