import Extraction
import Scoring
import Text

/// Scores stretches of documents. Each thread needs one of its own.
struct StretchScorer: Sendable {
  /// Finds words and sentences.
  var tokeniser: Tokeniser
  /// Reads matches of the lexicon as evidence.
  var scorer: Scorer
  /// Whether every candidate is kept.
  var keepsEvidence = false
  /// Whether words are counted by type.
  var countsWords = false
  /// Whether a digest of the text is taken.
  var takesFingerprint = true

  /// The sums of a stretch.
  mutating func score(_ stretch: Stretch) -> StretchSums {
    if keepsEvidence { return score(stretch, tokeniser.tokenise(stretch.text.text, blocks: stretch.blocks)) }
    let blocks = scorer.silentBlocks(of: stretch.text, stretch.blocks)
    return score(
      stretch, tokeniser.tokenise(stretch.text.text, blocks: blocks.others),
      silentWords: tokeniser.countWords(in: stretch.text.text, blocks: blocks.silent))
  }

  /// The score of a text whose stretches add up to `sums`, from which the figures are moved. Only `sums` is mutated: a
  /// mutated scorer among others would be copied.
  mutating func score(_ sums: inout DocumentSums, of extracted: ExtractedText) -> DocumentScore {
    var figures = ScoreSums()
    swap(&figures, &sums.sums)
    return scorer.score(consume figures, of: extracted)
  }

  private mutating func score(
    _ stretch: Stretch, _ tokenised: TokenisedText, silentWords: Int = 0
  ) -> StretchSums {
    let sums = scorer.sums(
      of: stretch.text, tokenised, keeping: keepsEvidence ? .evidence : .figures, silentWords: silentWords)
    var sentences: [Int: ByteSpan] = [:]
    for evidence in sums.score.evidence { sentences[evidence.sentence] = tokenised.sentences[evidence.sentence].span }
    return StretchSums(
      fingerprint: takesFingerprint ? Fingerprint(stretch.text.text, stretch.blocks) : nil,
      hasText: stretch.blocks.contains { stretch.text.text.hasText(in: $0) }, sums: sums,
      words: countsWords ? scorer.wordCounts(stretch.text, tokenised) : nil,
      sentences: sentences)
  }
}

/// The sums of a stretch.
struct StretchSums: Sendable {
  /// The digest of its text, where one is taken.
  var fingerprint: Fingerprint?
  /// Whether it contains more than white space.
  var hasText: Bool
  /// Its figures.
  var sums: ScoreSums
  /// Its words by type; `nil` where they are not counted.
  var words: WordCounts?
  /// Where the sentences with evidence are, by their number in the stretch.
  var sentences: [Int: ByteSpan]
}

extension StretchSums {
  /// Makes the sums of a stretch of which only the words are counted.
  init(_ passed: PassedWords) {
    self.init(
      fingerprint: passed.fingerprint, hasText: true, sums: ScoreSums(silentWords: passed.count), words: nil,
      sentences: [:])
  }
}

/// The sums over the stretches of a document, added in their order.
struct DocumentSums: Sendable {
  /// The figures.
  var sums = ScoreSums()
  /// Where the sentences with evidence are, by number.
  private(set) var sentences: [Int: ByteSpan] = [:]
  /// The digest of the text.
  private(set) var fingerprint = Fingerprint()
  private var hasText = false
  private var words: [WordCounts] = []
  private var wordsSize = 0
  /// The size of the word counts when they were last united.
  private var unitedSize = 0

  /// The size in bytes from which waiting word counts are united with the others, provided they are also as large as
  /// those.
  private static let leastUnited = 4 * 1_024 * 1_024

  /// Adds the next stretch.
  mutating func add(_ next: consuming StretchSums) {
    for (number, span) in next.sentences { sentences[number + sums.sentencesRead] = span }
    // Moved, not copied.
    var figures = ScoreSums()
    swap(&figures, &next.sums)
    sums.add(consume figures)
    hasText = hasText || next.hasText
    if let next = next.fingerprint { fingerprint.add(next) }
    guard let counts = next.words else { return }
    words.append(counts)
    wordsSize += counts.text.utf8.count
    if wordsSize > Self.leastUnited + 2 * unitedSize {
      words = [WordCounts(uniting: words)]
      wordsSize = words[0].text.utf8.count
      unitedSize = wordsSize
    }
  }

  /// Whether nothing but white space was added.
  var isEmpty: Bool { !hasText }

  /// All words by type.
  var wordCounts: WordCounts { WordCounts(uniting: words) }
}

extension String {
  /// Whether a span contains anything but white space and control characters.
  fileprivate func hasText(in span: ByteSpan) -> Bool {
    let bytes = utf8Span.span
    var place = span.start
    while place < span.end, bytes[place] <= 0x20 { place += 1 }
    return place < span.end
  }
}
