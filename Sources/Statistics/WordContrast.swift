import Scoring

/// Compares the words of a group with those of the rest.
struct WordContrast {
  private let corpus: WordCorpus
  private let group: Int
  private let own: WordSide
  private let rest: WordSide
  /// The number of words on either side.
  var words: (own: Int, rest: Int) { (own.sizes.total, rest.sizes.total) }
  /// Why no word can have an interval; `nil` when words can.
  let missing: MissingInterval?
  /// The number of words tested.
  private(set) var tested = 0

  init(_ corpus: WordCorpus, group: Int, restUnit: RestUnit) {
    self.corpus = corpus
    self.group = group
    let documents = corpus.documentsOfGroup[group]
    let others = corpus.documents.words.indices.filter { !documents.contains($0) }
    func byAuthor(_ documents: [Int]) -> WordSide {
      let authors = corpus.authors(of: documents)
      return WordSide(
        authors, of: Array(authors.words.indices), priorWords: corpus.priorWords, documents: documents.count)
    }
    own =
      restUnit == .author
      ? byAuthor(Array(documents))
      : WordSide(corpus.documents, of: Array(documents), priorWords: corpus.priorWords)
    rest =
      switch restUnit {
      case .author: byAuthor(others)
      case .group:
        WordSide(
          corpus.units, of: corpus.units.words.indices.filter { !corpus.unitsOfGroup[group].contains($0) },
          priorWords: corpus.priorWords, clustersOfType: corpus.unitsOfType)
      case .document:
        WordSide(corpus.documents, of: others, priorWords: corpus.priorWords)
      }
    missing =
      own.sizes.missing
      ?? rest.sizes.missing.map { $0 == .oneAuthor && restUnit == .author ? .oneAuthor : .noRest }
  }

  /// How often each word of the corpus is used in the group, and in how many of its documents.
  private var uses: (counts: [Int], documentsWith: [Int]) {
    var counts = [Int](repeating: 0, count: corpus.words.count)
    var documentsWith = counts
    for unit in corpus.unitsOfGroup[group] {
      corpus.units.forEach(in: unit) { counts[$0] += $1 }
    }
    for document in corpus.documentsOfGroup[group] {
      corpus.documents.forEach(in: document) { word, _ in documentsWith[word] += 1 }
    }
    return (counts, documentsWith)
  }

  /// The words whose intervals exclude 0.
  mutating func findings(fewestDocuments: Int, _ quantiles: inout StudentQuantiles) -> [KeynessFinding] {
    let (counts, documentsWith) = uses
    let share = corpus.priorWords / Double(corpus.size)
    let prior = corpus.totals.map { share * Double($0) }
    let effects = corpus.words.indices.map { word in
      own.logOdds(counts[word], prior: prior[word])
        - rest.logOdds(corpus.totals[word] - counts[word], prior: prior[word])
    }
    let isTested = corpus.words.indices.map { word in
      effects[word] > 0
        ? documentsWith[word] >= fewestDocuments
        : corpus.documentsWith[word] - documentsWith[word] >= fewestDocuments
    }
    tested = isTested.count { $0 }
    let ownVariances = own.variances(
      uses: corpus.words.indices.map { Double(counts[$0]) + prior[$0] }, prior: prior, isTested: isTested)
    // A word whose interval includes 0 by the group's variance alone need not be looked up in the rest.
    let isOpen = corpus.words.indices.map { word in
      isTested[word] && abs(effects[word]) > NormalQuantile.exact * ownVariances[word].squareRoot()
    }
    let restVariances = rest.variances(
      uses: corpus.words.indices.map { Double(corpus.totals[$0] - counts[$0]) + prior[$0] }, prior: prior,
      isTested: isOpen)
    return corpus.words.indices.compactMap { word -> KeynessFinding? in
      let (a, b) = (ownVariances[word], restVariances[word])
      let deviation = (a + b).squareRoot()
      // No t quantile is smaller than the normal one.
      guard isOpen[word], abs(effects[word]) > NormalQuantile.exact * deviation else { return nil }
      let freedom = StudentT.freedom((a, own.sizes.degreesOfFreedom), (b, rest.sizes.degreesOfFreedom))
      let t = quantiles.t(min(freedom, own.sizes.degreesOfFreedom))
      let reach = t.quantile * deviation
      guard abs(effects[word]) > reach else { return nil }
      let restCount = corpus.totals[word] - counts[word]
      guard let rate = Rate(occurrences: counts[word], words: own.sizes.total).perThousand,
        let restRate = Rate(occurrences: restCount, words: rest.sizes.total).perThousand
      else { return nil }
      return KeynessFinding(
        word: word, count: counts[word], documentsWith: documentsWith[word], restCount: restCount,
        restDocumentsWith: corpus.documentsWith[word] - documentsWith[word],
        perThousand: rate, restPerThousand: restRate, logOdds: effects[word], reach: reach, deviation: deviation,
        probability: t.distribution.twoSidedProbability(effects[word] / deviation))
    }
  }
}

/// Distributions of t and their 95 % quantiles, each computed once: searching for a quantile costs more than a word.
struct StudentQuantiles {
  private var known: [Int: (distribution: StudentT, quantile: Double)] = [:]

  /// The distribution for these degrees of freedom, rounded down to tenths and capped where t is indistinguishable from
  /// the normal distribution.
  mutating func t(_ degreesOfFreedom: Double) -> (distribution: StudentT, quantile: Double) {
    let tenths = Int(10 * max(1, min(degreesOfFreedom, 1_000)))
    if let found = known[tenths] { return found }
    let distribution = StudentT(degreesOfFreedom: Double(tenths) / 10)
    let made = (distribution, distribution.twoSidedQuantile(confidence: Interval.confidence))
    known[tenths] = made
    return made
  }
}

/// A word whose interval excludes 0.
struct KeynessFinding {
  var word: Int
  var count: Int
  var documentsWith: Int
  var restCount: Int
  var restDocumentsWith: Int
  var perThousand: Double
  var restPerThousand: Double
  var logOdds: Double
  var reach: Double
  var deviation: Double
  var probability: Double
}
