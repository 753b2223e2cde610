import Lexicons

/// The sums over the stretches of a document read so far. Sums over stretches are those of the whole; what depends on
/// the whole document, its verdict and the readings that follow from it, is found once they are complete.
package struct ScoreSums: Sendable {
  /// The counts and the evidence; all else is not known yet.
  package internal(set) var score = DocumentScore()
  /// The number of sentences read, those of silent blocks excluded: evidence gives its sentence by this number.
  package internal(set) var sentencesRead = 0
  var shares = SentenceShares()
  var isCapitalsAmbiguous = false
  var scripts = ScriptTally()
  /// The words met so far that formulas weigh.
  var met = WordsMet()

  /// Starts with nothing.
  package init() {}

  /// Makes the sums of silent blocks with this many words.
  package init(silentWords: Int) { score.otherVoiceWords = silentWords }

  /// Adds the sums of the next stretch of the document. All are whole numbers, so that stretches scored separately, on
  /// whatever threads, add up to the same result.
  package mutating func add(_ next: consuming ScoreSums) {
    if score.counts.isEmpty, sentencesRead == 0, score.otherVoiceWords == 0 {
      // Nothing was read yet, which is the usual case: most documents are one stretch.
      swap(&self, &next)
      return
    }
    for index in next.score.evidence.indices { next.score.evidence[index].sentence += sentencesRead }
    score.add(next.score)
    if let workings = next.score.workings {
      score.workings = score.workings ?? Workings()
      score.workings?.add(workings, after: sentencesRead)
    }
    shares.add(next.shares)
    sentencesRead += next.sentencesRead
    isCapitalsAmbiguous = isCapitalsAmbiguous || next.isCapitalsAmbiguous
    scripts.add(next.scripts)
    met.formUnion(next.met)
  }
}

extension DocumentScore {
  /// Adds the counts and the evidence of another stretch.
  mutating func add(_ other: DocumentScore) {
    words += other.words
    sentences += other.sentences
    otherVoiceWords += other.otherVoiceWords
    counts.add(other.counts)
    negated.add(other.negated)
    mentioned.add(other.mentioned)
    acts.merge(other.acts, uniquingKeysWith: +)
    ownWeight += other.ownWeight
    sharedWeight += other.sharedWeight
    we.add(other.we)
    attention.merge(other.attention, uniquingKeysWith: +)
    visionStated += other.visionStated
    visionEvidenced += other.visionEvidenced
    evidence += other.evidence
  }
}

extension [Int] {
  /// Adds place by place; an empty array stands for zeros.
  fileprivate mutating func add(_ other: [Int]) {
    if isEmpty {
      self = other
    } else if !other.isEmpty {
      for index in indices { self[index] += other[index] }
    }
  }
}
