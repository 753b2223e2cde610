/// The sizes in words of the clusters (documents, or each author's documents) that a ratio rests on.
struct ClusterSizes: Hashable, Sendable {
  /// The words of each cluster that has any.
  let words: [Int]
  /// All of them.
  let total: Int
  /// The documents that these are: as many as clusters, or more.
  let documents: Int
  /// Kish's effective number of clusters less one, (sum x)² / sum x² - 1; at least 1.
  let degreesOfFreedom: Double
  /// The words of an average cluster as a word meets it, sum x² / sum x; 0 when there are none.
  let meanWords: Double
  /// The t quantile of a 95 % interval.
  let quantile: Double
  /// Why no interval can be given, whatever occurs in them; `nil` with two clusters or more.
  let missing: MissingInterval?

  /// Measures clusters, each of at least one word, that are so many documents: one each where it is not said.
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
