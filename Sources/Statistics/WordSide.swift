import Glibc

/// One side of a contrast of words: its clusters, and how its log odds move when each of them is left out.
struct WordSide {
  /// The sizes of the clusters in words.
  let sizes: ClusterSizes
  private let clusters: [Int]
  private let corpus: WordClusters
  private let clustersOfType: WordClusters?
  /// The number of the side's words together with those of the prior.
  private let size: Double
  private let priorWords: Double

  /// Takes the clusters of `corpus` that have words. With the clusters of each type given, words are looked up one by
  /// one, which is fast when few are tested. `documents` is the number of documents in the clusters, where it differs
  /// from theirs.
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

  /// The log odds of a word used `count` times, to which the prior adds `prior`.
  func logOdds(_ count: Int, prior: Double) -> Double {
    let uses = Double(count) + prior
    return log(uses / (size - uses))
  }

  /// The jackknife variances of the log odds of the tested words, given how often each is used on this side and what
  /// the prior adds, none below that of independent uses (`independentVariance`); 0 for all other words.
  ///
  /// Leaving out a cluster of `x` words, `u` of which are the word, moves the log rate by `log((uses - u) / uses) +
  /// log(size / (size - x))`, where `uses` and `size` include the prior. The second summand is the same for all words,
  /// so that only clusters that contain a word are visited for it: O(types of all clusters).
  func variances(uses: [Double], prior: [Double], isTested: [Bool]) -> [Double] {
    let count = Double(clusters.count)
    var sums = [Double](repeating: 0, count: uses.count)
    var squares = sums
    var sum = 0.0
    var square = 0.0
    // The second summand by cluster; 0 for clusters that are not on this side.
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

  /// The variance of the log odds of a word used this often, prior included, when uses are independent: the least it
  /// can have where documents tend to be alike, since documents that are alike by luck would have none. It is one over
  /// the uses plus one over the other words, as for a rate (`Estimate.independentVariance`); for a word that this side
  /// never uses, the square of how far one use would move its log rate.
  private func independentVariance(_ uses: Double, isSeen: Bool) -> Double {
    let moved = log((uses + 1) / uses)
    return (isSeen ? 1 / uses : moved * moved) + 1 / (size - uses)
  }
}
