import Extraction
import Scoring
import Text

/// Scores stretches of documents. One serves one thread.
struct StretchScorer: Sendable {
  /// Finds words and sentences.
  var tokeniser: Tokeniser
  /// Reads matches of the lexicon as evidence.
  var scorer: Scorer
  /// Whether every candidate is kept.
  var keepsEvidence = false
  /// Whether words are counted by type.
  var countsWords = false
  /// Whether the digest of the text is taken.
  var takesFingerprint = true

  /// What a stretch adds to its document.
  mutating func score(_ stretch: Stretch) -> StretchSums {
    if keepsEvidence { return score(stretch, tokeniser.tokenise(stretch.text.text, blocks: stretch.blocks)) }
    let blocks = scorer.silentBlocks(of: stretch.text, stretch.blocks)
    return score(
      stretch, tokeniser.tokenise(stretch.text.text, blocks: blocks.others),
      silentWords: tokeniser.countWords(in: stretch.text.text, blocks: blocks.silent))
  }

  /// The score of a text whose stretches add up to `sums`, from which the figures are taken. It changes nothing but these: what is
  /// lent to be changed is not copied, as a scorer among others would be.
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

/// What a stretch adds to its document.
struct StretchSums: Sendable {
  /// The digest of its text, where one is taken.
  var fingerprint: Fingerprint?
  /// Whether there is more than white space.
  var hasText: Bool
  /// Its figures.
  var sums: ScoreSums
  /// Its words by type; `nil` where they are not counted.
  var words: WordCounts?
  /// Where the sentences stand that hold evidence, by their number in the stretch.
  var sentences: [Int: ByteSpan]
}

extension StretchSums {
  /// What a stretch adds of which only the words are counted.
  init(_ passed: PassedWords) {
    self.init(
      fingerprint: passed.fingerprint, hasText: true, sums: ScoreSums(silentWords: passed.count), words: nil,
      sentences: [:])
  }
}

/// What the stretches of a document add up to, taken in their order.
struct DocumentSums: Sendable {
  /// The figures.
  var sums = ScoreSums()
  /// Where the sentences stand that hold evidence, by number.
  private(set) var sentences: [Int: ByteSpan] = [:]
  /// The digest of the text.
  private(set) var fingerprint = Fingerprint()
  private var hasText = false
  private var words: [WordCounts] = []
  private var wordsSize = 0
  /// How large the word counts were when they were last united.
  private var unitedSize = 0

  /// Word counts are united when those that wait are this much, in bytes, and as much again as what they are united with.
  private static let leastUnited = 4 * 1_024 * 1_024

  /// Adds what comes next.
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

  /// Whether nothing was added but white space.
  var isEmpty: Bool { !hasText }

  /// All words by type.
  var wordCounts: WordCounts { WordCounts(uniting: words) }
}

extension String {
  /// Whether something but white space and controls stands in a span.
  fileprivate func hasText(in span: ByteSpan) -> Bool {
    let bytes = utf8Span.span
    var place = span.start
    while place < span.end, bytes[place] <= 0x20 { place += 1 }
    return place < span.end
  }
}
