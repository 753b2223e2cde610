/// The sizes in words of the clusters (documents, or each author's documents) that a ratio rests on.
struct ClusterSizes: Hashable, Sendable {
  /// The words of each cluster that has any.
  let words: [Int]
  /// All of them.
  let total: Int
  /// Kish's effective number of clusters less one, (sum x)² / sum x² - 1; at least 1.
  let degreesOfFreedom: Double
  /// The t quantile of a 95 % interval.
  let quantile: Double
  /// Why no interval can be given, whatever occurs in them; `nil` with two clusters or more.
  let missing: MissingInterval?

  /// Measures clusters, each of at least one word.
  init(_ words: [Int]) {
    precondition(words.allSatisfy { $0 > 0 }, "a cluster without words tells nothing")
    self.words = words
    total = words.reduce(0, +)
    let squares = words.reduce(0.0) { $0 + Double($1) * Double($1) }
    let effective = squares == 0 ? 0 : Double(total) * Double(total) / squares
    degreesOfFreedom = max(1, effective - 1)
    quantile = StudentT(degreesOfFreedom: degreesOfFreedom).twoSidedQuantile(confidence: Interval.confidence)
    missing = words.isEmpty ? .noWords : words.count == 1 ? .oneDocument : nil
  }
}
