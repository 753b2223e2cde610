/// The counts of a group, by measure and document; documents without words are left out of them.
struct GroupFigures {
  let name: String?
  let rows: [TallyRow]
  let measures: [Measure]
  let sizes: ClusterSizes
  let own: [Int]
  let shared: [Int]
  let counts: [[Int]]
  let totals: [Int]
  let documentsWith: [Int]

  init(name: String?, rows: [TallyRow], measures: [Measure], places: [String: Int]) {
    let worded = rows.filter { $0.words > 0 }
    self.name = name
    self.rows = rows
    self.measures = measures
    sizes = ClusterSizes(worded.map(\.words))
    own = worded.map(\.ownWeight)
    shared = worded.map(\.sharedWeight)
    counts = measures.map { measure in worded.map { measure.count(in: $0, places: places) } }
    totals = counts.map { $0.reduce(0, +) }
    documentsWith = counts.map { $0.count { $0 > 0 } }
  }

  /// The middle of the years known.
  var middleYear: Int? {
    let years = rows.compactMap(\.year).sorted()
    return years.isEmpty ? nil : years[(years.count - 1) / 2]
  }
}

extension GroupSummary {
  /// Adds how figures run through the group's documents: evenly or in bursts, and with time.
  mutating func addCourse(of figures: GroupFigures, period: PeriodLength) {
    let timeline = Timeline(figures.rows.filter { $0.words > 0 }, period: period)
    trend = timeline.trend(own: figures.own, shared: figures.shared, sizes: figures.sizes.words)
    for (place, measure) in figures.measures.enumerated() {
      rates[place].dispersion = Dispersion(counts: figures.counts[place], words: figures.sizes.words)
      if case .category = measure {
        rates[place].trend = timeline.trend(counts: figures.counts[place], sizes: figures.sizes.words)
      }
    }
  }
  /// Gives trends their verdicts, each for itself: for all documents together, where there is one of each.
  mutating func judgeTrends() {
    if let probability = trend?.probability { trend?.judge(probability) }
    for place in rates.indices {
      if let probability = rates[place].trend?.probability { rates[place].trend?.judge(probability) }
    }
  }
}
