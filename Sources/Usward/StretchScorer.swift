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

  /// What a stretch adds to its document.
  mutating func score(_ stretch: Stretch) -> StretchSums {
    if keepsEvidence { return score(stretch, tokeniser.tokenise(stretch.text.text, blocks: stretch.blocks)) }
    let blocks = scorer.silentBlocks(of: stretch.text, stretch.blocks)
    return score(
      stretch, tokeniser.tokenise(stretch.text.text, blocks: blocks.others),
      silentWords: tokeniser.countWords(in: stretch.text.text, blocks: blocks.silent))
  }

  private mutating func score(
    _ stretch: Stretch, _ tokenised: TokenisedText, silentWords: Int = 0
  ) -> StretchSums {
    let sums = scorer.sums(
      of: stretch.text, tokenised, keeping: keepsEvidence ? .evidence : .figures, silentWords: silentWords)
    var sentences: [Int: ByteSpan] = [:]
    for evidence in sums.score.evidence { sentences[evidence.sentence] = tokenised.sentences[evidence.sentence].span }
    return StretchSums(
      fingerprint: Fingerprint(stretch.text.text, stretch.blocks), sums: sums,
      words: countsWords ? scorer.wordCounts(stretch.text, tokenised) : nil,
      sentences: sentences)
  }
}

/// What a stretch adds to its document.
struct StretchSums: Sendable {
  /// The digest of its text.
  var fingerprint: Fingerprint
  /// Its figures.
  var sums: ScoreSums
  /// Its words by type; `nil` where they are not counted.
  var words: WordCounts?
  /// Where the sentences stand that hold evidence, by their number in the stretch.
  var sentences: [Int: ByteSpan]
}

/// What the stretches of a document add up to, taken in their order.
struct DocumentSums: Sendable {
  /// The figures.
  private(set) var sums = ScoreSums()
  /// Where the sentences stand that hold evidence, by number.
  private(set) var sentences: [Int: ByteSpan] = [:]
  /// The digest of the text.
  private(set) var fingerprint = Fingerprint()
  private var words: [WordCounts] = []
  private var wordsSize = 0
  /// How large the word counts were when they were last united.
  private var unitedSize = 0

  /// Word counts are united when those that wait are this much, in bytes, and as much again as what they are united with.
  private static let leastUnited = 4 * 1_024 * 1_024

  /// Adds what comes next.
  mutating func add(_ next: StretchSums) {
    for (number, span) in next.sentences { sentences[number + sums.sentencesRead] = span }
    sums.add(next.sums)
    fingerprint.add(next.fingerprint)
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
  var isEmpty: Bool { fingerprint.isEmpty }

  /// All words by type.
  var wordCounts: WordCounts { WordCounts(uniting: words) }
}
