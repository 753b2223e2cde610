/// The sizes in words of the clusters (documents, or each author's documents) that a ratio rests on.
struct ClusterSizes: Hashable, Sendable {
  /// The words of each cluster that has any.
  let words: [Int]
  /// The sum of `words`.
  let total: Int
  /// The number of documents in these clusters: equal to their number, or more.
  let documents: Int
  /// Kish's effective number of clusters, (sum x)² / sum x², less one; at least 1.
  let degreesOfFreedom: Double
  /// The size of the cluster that an average word stands in, sum x² / sum x; 0 when there are no words.
  let meanWords: Double
  /// The t quantile of a 95 % interval.
  let quantile: Double
  /// Why no interval can be given for any figure; `nil` with two clusters or more.
  let missing: MissingInterval?

  /// Measures clusters of at least one word each. `documents` is how many documents they are; `nil` for one each.
  init(_ words: [Int], documents: Int? = nil) {
    precondition(words.allSatisfy { $0 > 0 }, "a cluster without words tells nothing")
    self.words = words
    self.documents = documents ?? words.count
    total = words.reduce(0, +)
    let squares = words.reduce(0.0) { $0 + Double($1) * Double($1) }
    let effective = squares == 0 ? 0 : Double(total) * Double(total) / squares
    degreesOfFreedom = max(1, effective - 1)
    meanWords = total == 0 ? 0 : squares / Double(total)
    quantile = StudentT(degreesOfFreedom: degreesOfFreedom).twoSidedQuantile(confidence: Interval.confidence)
    missing =
      words.count > 1 ? nil : words.isEmpty ? .noWords : self.documents > 1 ? .oneAuthor : .oneDocument
  }
}
