/// All units minus what one part of them holds: the rest that a group is compared with.
struct UnitRemainder {
  /// The places in the whole of the units that still have words.
  private let kept: [Int]
  /// Those from which something is subtracted: the place among `kept`, and the place in the part.
  private let taken: [(kept: Int, part: Int)]
  let ids: [Int]
  let sizes: ClusterSizes
  private let whole: UnitCounts
  private let part: UnitCounts

  /// Subtracts a part from the whole, which contains all its units.
  init(_ whole: UnitCounts, less part: UnitCounts, placesInWhole: [Int: Int]) {
    self.whole = whole
    self.part = part
    var taken = [Int](repeating: -1, count: whole.ids.count)
    for (place, id) in part.ids.enumerated() { if let found = placesInWhole[id] { taken[found] = place } }
    let kept = whole.ids.indices.filter {
      taken[$0] < 0 || whole.sizes.words[$0] > part.sizes.words[taken[$0]]
    }
    self.kept = kept
    let partial = kept.indices.filter { taken[kept[$0]] >= 0 }.map { (kept: $0, part: taken[kept[$0]]) }
    self.taken = partial
    ids = kept.map { whole.ids[$0] }
    var words = kept.map { whole.sizes.words[$0] }
    for (place, own) in partial { words[place] -= part.sizes.words[own] }
    sizes = ClusterSizes(words, documents: whole.sizes.documents - part.sizes.documents)
  }

  /// Counts of the whole minus those of the part.
  func counts(_ figure: (UnitCounts) -> [Int]) -> [Int] {
    let all = figure(whole)
    let own = figure(part)
    var left = kept.map { all[$0] }
    for (place, unit) in taken { left[place] -= own[unit] }
    return left
  }

  /// The counts of a measure.
  func counted(_ place: Int) -> CountedUnits {
    CountedUnits(ids: ids, counts: counts { $0.counts[place] }, sizes: sizes)
  }

  /// The counts of we among first-person words.
  var shareOfWe: CountedUnits? {
    guard whole.we != nil else { return nil }
    return CountedUnits(
      share: counts { $0.we ?? [] }, of: counts(\.firstPerson), ids: ids, documents: sizes.documents)
  }
}

extension UnitRemainder {
  /// Its units as a side of a level: for a measure, or for the balance if `nil`.
  func side(_ measure: Int?) -> StratumSide {
    StratumSide(
      ids: ids, own: measure == nil ? counts(\.own) : [],
      shared: counts { part in measure.map { part.counts[$0] } ?? part.shared }, sizes: sizes)
  }
}
