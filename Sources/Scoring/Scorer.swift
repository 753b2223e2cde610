package import Extraction
public import Lexicons
package import Text

/// Reads matches in their sentences as evidence and sums them up. Each thread needs a scorer of its own.
public struct Scorer: Sendable {
  /// The lexicon that is searched.
  public var lexicon: Lexicon { reader.lexicon }
  /// Whose words count.
  public let voices: VoiceChoice
  var reader: LexiconReader
  /// An empty tally, reused for the next text.
  private var tally: CategoryTally?
  private let tables: TallyTables
  private let verdicts: Verdicts
  private let language: LanguageTest

  /// Makes a scorer.
  public init(lexicon: Lexicon, voices: VoiceChoice = .author) {
    self.voices = voices
    reader = LexiconReader(lexicon)
    tables = TallyTables(lexicon)
    verdicts = Verdicts(lexicon)
    language = LanguageTest(lexicon)
  }

  /// The score of an extracted and tokenised text, with as much detail as `detail` asks for. O(tokens).
  package mutating func score(
    _ extracted: ExtractedText, _ tokenised: TokenisedText, keeping detail: KeptDetail = .evidence
  ) -> DocumentScore {
    score(sums(of: extracted, tokenised, keeping: detail), of: extracted)
  }

  /// What a stretch of a text, some of its blocks, adds to the sums: no reading crosses the edge of a block.
  /// `silentWords` is the number of words in its silent blocks, whose tokens may be left out.
  package mutating func sums(
    of extracted: ExtractedText, _ tokenised: TokenisedText, keeping detail: KeptDetail = .evidence,
    silentWords: Int = 0
  ) -> ScoreSums {
    var sums = ScoreSums()
    let voice = VoiceOfTokens(extracted, tokenised.tokens, choice: voices)
    var tallier = EvidenceTallier(
      tables, tokenised: tokenised, voice: voice, keepsEvidence: detail != .figures,
      keepsMarks: detail == .workings ? lexicon.tellings : [])
    readSentences(extracted.text, tokenised, voice, &tallier, &sums, keeping: detail)
    tallier.finish(&sums)
    sums.score.otherVoiceWords += silentWords
    sums.sentencesRead = tokenised.sentences.count
    return sums
  }

  /// The score of a text whose stretches have all been added.
  package func score(_ sums: consuming ScoreSums, of extracted: ExtractedText) -> DocumentScore {
    // Moved, not copied.
    var score = DocumentScore()
    swap(&score, &sums.score)
    score.present = verdicts.present(sums.met, inTextOf: score.words)
    if score.counts.isEmpty {
      score.counts = tables.noCounts
      score.negated = tables.noCounts
      score.mentioned = tables.noCounts
    }
    score.orientation = OrientationInterval.estimate(
      own: score.ownWeight, shared: score.sharedWeight, words: score.words, sums.shares)
    score.reliability = Reliability(words: score.words)
    let counts = score.affirmed
    score.stanceScores = verdicts.scores(of: VerdictName.stance, score, counts)
    score.modelScores = verdicts.scores(of: VerdictName.model, score, counts)
    score.stance = verdicts.stance(by: score.stanceScores)
    score.model = verdicts.model(by: score.modelScores, words: score.words)
    settle(&score, as: verdicts.reading(ofWeIn: score, counts), sums.met)
    score.flags = flags(of: score, sums, extracted)
    // An English lexicon says nothing of another language.
    if score.flags.contains(.notEnglish) { score.model = .unclear }
    score.visionEvidenced = verdicts.visionEvidenced(score)
    score.attention = verdicts.attention(of: score)
    score.evidence.sort { ($0.span, $0.rule) < ($1.span, $1.rule) }
    return score
  }

  /// Reads the first-person-plural words that no clause decides in the way the document as a whole does, if it does,
  /// and completes what is kept.
  private func settle(_ score: inout DocumentScore, as decision: WeDecision?, _ met: WordsMet) {
    score.we.resolve(as: decision)
    guard var workings = score.workings else { return }
    if let decision {
      for index in workings.we.indices where [nil, decision.outvoted].contains(workings.we[index].cue) {
        workings.we[index].reading = decision.reading
      }
    }
    workings.we.sort { $0.span < $1.span }
    workings.marks.sort { ($0.span, $0.category) < ($1.span, $1.category) }
    for verdict in verdicts.names {
      workings.words[verdict] = lexicon.weighedWords(of: verdict, met, inTextOf: score.words)
    }
    score.workings = workings
  }

  /// How many sentences ahead memory is prefetched: far enough to be there when it is read, near enough not to be
  /// evicted before.
  private static let sentencesAhead = 4

  private mutating func readSentences(
    _ text: String, _ tokenised: TokenisedText, _ voice: VoiceOfTokens, _ tallier: inout EvidenceTallier,
    _ sums: inout ScoreSums, keeping detail: KeptDetail
  ) {
    let bytes = text.utf8Span.span
    reader.begin()
    var run = 0
    // Workings list occurrences one by one, so that nothing may be merely tallied.
    var tally: CategoryTally?
    if detail != .workings {
      swap(&tally, &self.tally)
      if tally == nil { tally = reader.emptyTally() }
    }
    var listing: CategoryTally?
    for (number, sentence) in tokenised.sentences.enumerated() {
      tokenised.prefetch(sentence: number + Self.sentencesAhead)
      let share = voice.share(of: sentence.tokens, from: &run)
      switch share {
      case .all:
        reader.read(
          sentence, text, bytes, tokenised, &tally,
          readEnd: detail == .figures ? voice.runs[run].tokens.upperBound : nil)
        if tally == nil { reader.meetWords(&sums.met) { _ in true } }
      case .some:
        reader.read(
          sentence, text, bytes, tokenised, &listing, readEnd: detail == .figures ? sentence.tokens.upperBound : nil)
        var place = run
        reader.meetWords(&sums.met) { voice.isCounted($0, from: &place) }
      case .none where detail != .figures: reader.read(sentence, text, bytes, tokenised, &listing)
      case .none:
        tallier.pass(otherVoiceWords: Self.countWords(tokenised.tokens.span, sentence.tokens))
        continue
      }
      let (counted, other) = Self.countWords(
        of: sentence, tokenised.tokens.span, voice, share, arePlain: reader.sentence.hasPlainWords, bytes,
        &sums.scripts)
      tallier.add(reader.sentence, number: number, words: counted, otherVoiceWords: other, share)
    }
    // Not bound to a name: a copy would have to be written back.
    if tally == nil { return }
    sums.met.formUnion(tally!.words)
    tallier.take(&tally!, of: reader)
    self.tally = tally
  }

  /// How many words of a sentence are in voices that count and how many in others. Notes the scripts of the former.
  /// `arePlain` says that all its tokens are words that begin with an ASCII character.
  private static func countWords(
    of sentence: Sentence, _ tokens: Span<Token>, _ voice: VoiceOfTokens, _ share: VoiceOfTokens.Share, arePlain: Bool,
    _ bytes: Span<UInt8>, _ scripts: inout ScriptTally
  ) -> (counted: Int, other: Int) {
    switch share {
    case .all where arePlain:
      scripts.addPlain(sentence.tokens.count)
      return (sentence.tokens.count, 0)
    case .all: return (countWords(tokens, sentence.tokens, bytes, &scripts), 0)
    case .none: return (0, countWords(tokens, sentence.tokens))
    case .some:
      var counted = 0
      var run = 0
      for index in sentence.tokens where voice.isCounted(index, from: &run) {
        counted += countWords(tokens, index..<index + 1, bytes, &scripts)
      }
      return (counted, countWords(tokens, sentence.tokens) - counted)
    }
  }

  /// How many of some tokens are words.
  private static func countWords(_ tokens: Span<Token>, _ range: Range<Int>) -> Int {
    var words = 0
    for index in range { words &+= tokens[index].kind.countsAsWord ? 1 : 0 }
    return words
  }

  /// The same, with their scripts.
  private static func countWords(
    _ tokens: Span<Token>, _ range: Range<Int>, _ bytes: Span<UInt8>, _ scripts: inout ScriptTally
  ) -> Int {
    var words = 0
    var met = ScriptTally()
    for index in range {
      let token = tokens[index]
      words &+= token.kind.countsAsWord ? 1 : 0
      met.add(token, bytes)
    }
    scripts.add(met)
    return words
  }

  private func flags(of score: DocumentScore, _ sums: ScoreSums, _ extracted: ExtractedText) -> [Flag] {
    // In the order of `Flag.allCases`.
    var flags: [Flag] = []
    if verdicts.goesByWordsAlone(score) { flags.append(.modelByWords) }
    if verdicts.isHollow(score) { flags.append(.hollow) }
    if verdicts.crossesTheLine(score) { flags.append(.lineCrossed) }
    if score.reliability == .none { flags.append(.shortText) }
    if !language.isEnglish(score, sums.scripts) { flags.append(.notEnglish) }
    if sums.isCapitalsAmbiguous { flags.append(.ambiguousCapitals) }
    if extracted.encoding.replacedBytes > 0 { flags.append(.replacedBytes) }
    return flags
  }
}
