import Glibc

/// One side of a contrast of words: its clusters, and how its log odds move when each is left out.
struct WordSide {
  /// The clusters' sizes in words.
  let sizes: ClusterSizes
  private let clusters: [Int]
  private let corpus: WordClusters
  private let clustersOfType: WordClusters?
  /// The side's words with those of the prior.
  private let size: Double
  private let priorWords: Double

  /// Takes the clusters of `corpus` that have words. With the clusters of each type, words are looked at one by one, which
  /// is quick when few are tested. `documents` is how many the clusters are, where they are not as many.
  init(
    _ corpus: WordClusters, of clusters: [Int], priorWords: Double, clustersOfType: WordClusters? = nil,
    documents: Int? = nil
  ) {
    self.corpus = corpus
    self.clustersOfType = clustersOfType
    self.clusters = clusters.filter { corpus.words[$0] > 0 }
    self.priorWords = priorWords
    sizes = ClusterSizes(self.clusters.map { corpus.words[$0] }, documents: documents)
    size = Double(sizes.total) + priorWords
  }

  /// The log odds of a word used `count` times, the prior adding `prior`.
  func logOdds(_ count: Int, prior: Double) -> Double {
    let uses = Double(count) + prior
    return log(uses / (size - uses))
  }

  /// The jackknife variances of the log odds of the words that are tested, given how often each is used on this side and
  /// what the prior adds, none below that of independent uses (`independentVariance`); 0 for the others.
  ///
  /// With a cluster of `x` words left out, `u` of them the word's `uses` (prior included) of `size`, the log rate moves by
  /// `log((uses - u) / uses) + log(size / (size - x))`. The second summand is no word's own, so only clusters that hold a
  /// word are visited for it: O(types of all clusters).
  func variances(uses: [Double], prior: [Double], isTested: [Bool]) -> [Double] {
    let count = Double(clusters.count)
    var sums = [Double](repeating: 0, count: uses.count)
    var squares = sums
    var sum = 0.0
    var square = 0.0
    // The second summand by cluster; 0 for those that are not of this side.
    var gains = [Double](repeating: 0, count: corpus.words.count)
    for cluster in clusters {
      let gain = log(size / (size - Double(corpus.words[cluster])))
      gains[cluster] = gain
      sum += gain
      square += gain * gain
    }
    func add(_ word: Int, _ occurrences: Int, _ gain: Double) {
      let loss = log((uses[word] - Double(occurrences)) / uses[word])
      sums[word] += loss
      squares[word] += loss * (loss + 2 * gain)
    }
    if let clustersOfType {
      for word in uses.indices where isTested[word] {
        clustersOfType.forEach(in: word) { cluster, occurrences in
          if gains[cluster] > 0 { add(word, occurrences, gains[cluster]) }
        }
      }
    } else {
      for cluster in clusters {
        corpus.forEach(in: cluster) { word, occurrences in
          if isTested[word] { add(word, occurrences, gains[cluster]) }
        }
      }
    }
    return uses.indices.map { word in
      guard isTested[word] else { return 0 }
      let moved = sums[word] + sum
      let variance = (count - 1) / count * (squares[word] + square - moved * moved / count)
      let slope = 1 / (1 - uses[word] / size)
      return max(variance * slope * slope, independentVariance(uses[word], isSeen: uses[word] > prior[word]))
    }
  }

  /// The variance that the log odds of a word used so often, prior included, have when uses are independent: the least that
  /// they can have where documents tend to be alike. Documents that are alike by luck would have none. One over the uses and
  /// the same for the other words, as for a rate (`Estimate.independentVariance`); of a word that this side never uses, the
  /// square of how far one use would move its log rate.
  private func independentVariance(_ uses: Double, isSeen: Bool) -> Double {
    let moved = log((uses + 1) / uses)
    return (isSeen ? 1 / uses : moved * moved) + 1 / (size - uses)
  }
}
