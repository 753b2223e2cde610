extension KeynessTable {
  /// The fewest other groups that serve as the units of the rest; with fewer, their documents do.
  static let fewestOtherGroups = Comparison.fewestOtherAuthors

  /// Compares the word counts of each group with those of all others; `nil` when no row has any.
  ///
  /// **Effect.** The log odds of the word in the group minus those in the rest, with an informative Dirichlet prior:
  /// `log((y + a) / (n + a0 - y - a))` on either side, where `y` is the number of uses of the word, `n` the number of
  /// words of the side, `a0` the number of words of an average document, and `a` the word's share of all words times
  /// `a0`. The prior draws rare words toward no difference; doubling every text leaves the effect unchanged.
  ///
  /// **Interval.** The variance of either side is that of a delete-one-document jackknife with the prior held fixed
  /// (for the rest, delete-one-group when there are at least `fewestOtherGroups` others). It is taken on log rates and
  /// brought to log odds by their slope `1 / (1 - p)`, so that only documents that contain a word are visited for it.
  /// Where the author is the unit, it is delete-one-author on either side; what authors with documents on both sides
  /// have in common is not subtracted, so that such intervals are too wide rather than too narrow. The variance is
  /// never below that of independent uses: documents that are alike by luck, and a side that never uses the word, would
  /// otherwise look certain. The t quantile uses Welch and Satterthwaite's degrees of freedom from the Kish-effective
  /// ones of the two sides, rounded down to tenths, and no more than the group's own, for the same reason. Tests that
  /// take words as independent (chi squared, G², the posterior variance of the prior's own model) are not used, because
  /// words of one document are not.
  ///
  /// **Choice.** A word is tested when `fewestDocuments` documents of the side that uses it more contain it, and listed
  /// when its interval excludes 0, in order of the end that is nearer to 0. False findings are controlled over every
  /// test.
  /// - SeeAlso: Monroe, Colaresi and Quinn (2008), Political Analysis 16(4), 372–403, for the effect; Wolter (2007),
  /// Introduction to Variance Estimation, ch. 4, for the jackknife; Benjamini and Hochberg (1995).
  init?(
    _ members: [(name: String?, rows: [TallyRow])], unit: ComparisonUnit = .document, isJudged: [Bool],
    listing most: Int, fewestDocuments: Int
  ) {
    guard let corpus = WordCorpus(members, unit: unit, fewestDocuments: fewestDocuments) else { return nil }
    let others = members.indices.count { members[$0].name != nil && !corpus.documentsOfGroup[$0].isEmpty } - 1
    restUnit = unit == .author ? .author : others >= Self.fewestOtherGroups ? .group : .document
    self.fewestDocuments = fewestDocuments
    priorWords = corpus.priorWords
    var quantiles = StudentQuantiles()
    var contrasts: [TestedContrast] = []
    for group in members.indices {
      var contrast = WordContrast(corpus, group: group, restUnit: restUnit)
      let isTested = isJudged[group] && contrast.missing == nil
      let findings = isTested ? contrast.findings(fewestDocuments: fewestDocuments, &quantiles) : []
      contrasts.append(
        TestedContrast(
          words: contrast.words, tested: contrast.tested, missing: contrast.missing, findings: findings))
    }
    tested = contrasts.reduce(0) { $0 + $1.tested }
    // A tested word that is not among the findings has an interval that includes 0, and so cannot be one.
    var adjusted = falseDiscoveryAdjusted(contrasts.flatMap(\.findings).map(\.probability), of: tested)[...]
    groups = zip(members, contrasts).map { member, contrast in
      defer { adjusted = adjusted.dropFirst(contrast.findings.count) }
      return GroupKeyness(
        name: member.name, contrast,
        zip(contrast.findings, adjusted).map { KeyWord($0, corpus.words[$0.word], adjusted: $1) }, listing: most)
    }
  }
}

/// What was found of the words of a group.
private struct TestedContrast {
  let words: (own: Int, rest: Int)
  /// The number of words tested.
  let tested: Int
  let missing: MissingInterval?
  let findings: [KeynessFinding]
}

extension GroupKeyness {
  /// Lists the words of a group, those first whose interval ends farthest from 0; at most `most` of either kind.
  fileprivate init(name: String?, _ contrast: TestedContrast, _ words: [KeyWord], listing most: Int) {
    let sorted = words.sorted { (-$0.nearEnd, $0.word) < (-$1.nearEnd, $1.word) }
    self.init(
      name: name, overused: Array(sorted.filter { $0.logOdds > 0 }.prefix(most)),
      underused: Array(sorted.filter { $0.logOdds < 0 }.prefix(most)), words: contrast.words.own,
      restWords: contrast.words.rest, tested: contrast.tested, missing: contrast.missing)
  }
}

extension KeyWord {
  /// Makes a finding a word to list. `adjusted` is its probability over all tests, kept only where it is accepted.
  fileprivate init(_ finding: KeynessFinding, _ word: String, adjusted: Double) {
    let isAccepted = adjusted <= Difference.falseDiscoveryRate
    self.word = word
    count = finding.count
    documentsWith = finding.documentsWith
    restCount = finding.restCount
    restDocumentsWith = finding.restDocumentsWith
    perThousand = finding.perThousand
    restPerThousand = finding.restPerThousand
    logOdds = finding.logOdds
    interval = Interval(low: finding.logOdds - finding.reach, high: finding.logOdds + finding.reach)
    standardError = finding.deviation
    probability = finding.probability
    self.adjusted = isAccepted ? adjusted : nil
    verdict = !isAccepted ? .notClear : finding.logOdds > 0 ? .higher : .lower
  }

  /// The distance from 0 of the interval's nearer end.
  fileprivate var nearEnd: Double { logOdds > 0 ? interval.low : -interval.high }
}
