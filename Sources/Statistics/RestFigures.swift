/// The counts of all groups as the clusters that each adds to the rest of another, one behind the other: the rest of a group is
/// the list without its stretch. So that many groups cost no more than their numbers, what each is compared with is not gathered
/// from group to group.
struct RestFigures {
  /// The words of each cluster.
  private let words: [Int]
  private let own: [Int]
  private let shared: [Int]
  /// By measure, then by cluster.
  private let counts: [[Int]]
  /// How many documents of all groups have any, by measure.
  private let documentsWith: [Int]
  /// First-person-plural words by cluster, and first-person words; `nil` where they are not counted.
  private let we: [Int]?
  private let firstPerson: [Int]
  /// The clusters of each group; none for one without words.
  private let stretches: [Range<Int>]

  /// Takes in groups by the unit of the rest. Of each its measures are the same.
  init(_ parts: [GroupFigures], by unit: RestUnit) {
    // A group alone has no rest, so that its counts need not be there twice.
    let isAlone = parts.count == 1
    let worded = isAlone ? [] : parts.filter { $0.sizes.total > 0 }
    func joined(_ counts: (GroupFigures) -> [Int]) -> [Int] { worded.flatMap { $0.inRest(counts($0), by: unit) } }
    words = joined(\.sizes.words)
    own = joined(\.own)
    shared = joined(\.shared)
    let measures = parts.first?.measures.indices ?? 0..<0
    counts = measures.map { place in joined { $0.counts[place] } }
    documentsWith = measures.map { place in worded.reduce(0) { $0 + $1.documentsWith[place] } }
    we = worded.contains { $0.we == nil } ? nil : joined { $0.we ?? [] }
    firstPerson = joined(\.firstPerson)
    var end = 0
    stretches = parts.map { part in
      let start = end
      if part.sizes.total > 0, !isAlone { end += part.inRest(part.sizes.words, by: unit).count }
      return start..<end
    }
  }

  /// The clusters of all groups but one, measured.
  func sizes(without group: Int) -> ClusterSizes { ClusterSizes(words.without(stretches[group])) }

  /// The balance of all groups but one.
  func orientation(without group: Int, _ sizes: ClusterSizes) -> OrientationEstimate {
    OrientationEstimate(own: own.without(stretches[group]), shared: shared.without(stretches[group]), sizes)
  }

  /// The rate of a measure over all groups but one, in which so many documents have any.
  func estimate(of place: Int, without group: Int, with documents: Int, _ sizes: ClusterSizes) -> Estimate {
    Estimate(
      counts[place].without(stretches[group]), sizes, documentsWith: documentsWith[place] - documents)
  }

  /// The share of we over all groups but one.
  func weShare(without group: Int) -> Estimate {
    Estimate(share: we?.without(stretches[group]) ?? [], of: firstPerson.without(stretches[group]))
  }
}

extension [Int] {
  /// The list without a stretch of it.
  fileprivate func without(_ stretch: Range<Int>) -> [Int] {
    var rest: [Int] = []
    rest.reserveCapacity(count - stretch.count)
    rest += self[..<stretch.lowerBound]
    rest += self[stretch.upperBound...]
    return rest
  }
}
