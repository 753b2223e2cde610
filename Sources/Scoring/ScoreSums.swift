import Lexicons

/// What the stretches of a document read so far add up to. Sums of stretches are the sums of the whole: what hangs on all
/// of a document, its verdict and the readings that follow from it, is found when they are complete.
package struct ScoreSums: Sendable {
  /// The counts and the evidence; the rest is not known yet.
  package internal(set) var score = DocumentScore()
  /// How many sentences were read, of silent blocks none: evidence says by number in which it stands.
  package internal(set) var sentencesRead = 0
  var shares = SentenceShares()
  var isCapitalsAmbiguous = false
  var scripts = WordTally()
  /// The words that formulas weigh, of those met so far.
  var met = WordsMet()

  /// Starts with nothing.
  package init() {}

  /// The sums of silent blocks with so many words.
  package init(silentWords: Int) { score.otherVoiceWords = silentWords }

  /// Adds the sums of what comes next in the document. All of them are whole numbers, so that stretches that were scored
  /// apart, by whatever threads, add up to the same.
  package mutating func add(_ next: consuming ScoreSums) {
    if score.counts.isEmpty, sentencesRead == 0, score.otherVoiceWords == 0 {
      // Nothing was read yet: most documents are one stretch.
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
  /// Adds place by place; nothing counts as zeros.
  fileprivate mutating func add(_ other: [Int]) {
    if isEmpty {
      self = other
    } else if !other.isEmpty {
      for index in indices { self[index] += other[index] }
    }
  }
}
