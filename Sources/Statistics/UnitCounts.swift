import Lexicons
import Scoring

/// The counts of documents, summed by unit. Each unit has at least one word.
struct UnitCounts {
  /// The numbers of the units, without repetition.
  let ids: [Int]
  /// The words of each unit.
  let sizes: ClusterSizes
  /// The weights of evidence on the self side and on the collective side.
  let own: [Int]
  let shared: [Int]
  /// Occurrences by measure, then by unit.
  let counts: [[Int]]
  /// First-person-plural words; `nil` where the tally does not count them, or does not count the singular ones.
  let we: [Int]?
  /// First-person words.
  let firstPerson: [Int]

  /// Reads rows that have words, each a unit of its own with the number given.
  init(_ rows: [TallyRow], ids: [Int], measures: [Measure], places: [String: Int]) {
    self.ids = ids
    sizes = ClusterSizes(rows.map(\.words))
    own = rows.map(\.ownWeight)
    shared = rows.map(\.sharedWeight)
    counts = measures.map { measure in rows.map { measure.count(in: $0, places: places) } }
    if let own = places[ReferenceCategory.own], let shared = places[ReferenceCategory.shared] {
      we = rows.map { $0.counts[shared] }
      firstPerson = rows.map { $0.counts[own] + $0.counts[shared] }
    } else {
      we = nil
      firstPerson = []
    }
  }

  /// Sums the units up by new numbers, several of which may be the same.
  init(_ parts: UnitCounts, as numbers: [Int]) {
    let merged = UnitPlaces(numbers)
    func sums(_ counts: [Int]) -> [Int] { merged.sums(counts) }
    ids = merged.ids
    sizes = ClusterSizes(sums(parts.sizes.words), documents: parts.sizes.documents)
    own = sums(parts.own)
    shared = sums(parts.shared)
    counts = parts.counts.map(sums)
    we = parts.we.map(sums)
    firstPerson = parts.we == nil ? [] : sums(parts.firstPerson)
  }

  /// Joins all units of some parts; a unit that is in several of them becomes one.
  init(joining parts: [UnitCounts]) {
    let merged = UnitPlaces(parts.flatMap(\.ids))
    func sums(_ counts: (UnitCounts) -> [Int]) -> [Int] { merged.sums(parts.flatMap(counts)) }
    ids = merged.ids
    sizes = ClusterSizes(
      sums(\.sizes.words), documents: parts.reduce(0) { $0 + $1.sizes.documents })
    own = sums(\.own)
    shared = sums(\.shared)
    counts = (parts.first?.counts ?? []).indices.map { place in sums { $0.counts[place] } }
    let countsWe = parts.allSatisfy { $0.we != nil } && !parts.isEmpty
    we = countsWe ? sums { $0.we ?? [] } : nil
    firstPerson = countsWe ? sums(\.firstPerson) : []
  }

  /// The counts of a measure.
  func counted(_ place: Int) -> CountedUnits { CountedUnits(ids: ids, counts: counts[place], sizes: sizes) }

  /// Its first-person words, with we as what is counted among them.
  var shareOfWe: CountedUnits? {
    we.map { CountedUnits(share: $0, of: firstPerson, ids: ids, documents: sizes.documents) }
  }
}

/// How often something occurs in units of given sizes.
struct CountedUnits {
  let ids: [Int]
  let counts: [Int]
  let sizes: ClusterSizes
}

extension CountedUnits {
  /// Counts among `sizes`, which take the place of words; units without any are left out.
  init(share counts: [Int], of sizes: [Int], ids: [Int], documents: Int) {
    let kept = sizes.indices.filter { sizes[$0] > 0 }
    self.init(
      ids: kept.map { ids[$0] }, counts: kept.map { counts[$0] },
      sizes: ClusterSizes(kept.map { sizes[$0] }, documents: documents))
  }
}

extension UnitCounts {
  /// Its units as a side of a level: for a measure, or for the balance if `nil`.
  func side(_ measure: Int?) -> StratumSide {
    StratumSide(ids: ids, own: measure == nil ? own : [], shared: measure.map { counts[$0] } ?? shared, sizes: sizes)
  }
}

extension StratumSide {
  /// Units with their weights on the self side (zeros where nothing is counted there) and on the other side.
  init(ids: [Int], own: [Int], shared: [Int], sizes: ClusterSizes) {
    self.init(
      ids: ids,
      units: ids.indices.map {
        EvidenceShare(own: own.isEmpty ? 0 : own[$0], shared: shared[$0], words: sizes.words[$0])
      }, sizes: sizes)
  }
}
