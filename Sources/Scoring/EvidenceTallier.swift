import Extraction
import Lexicons
import Text

/// Goes through what the lexicon found, sentence by sentence, and keeps the sums. Which evidence counts is settled by
/// `EvidenceLedger`.
struct EvidenceTallier {
  private var score: DocumentScore
  /// Mentions per stakeholder group by `StakeholderGroup.place`; moved to `score` at the end.
  private var attention: [Int]
  private var ledger: EvidenceLedger
  /// What the sentences add to the orientation.
  private var shares = SentenceShares()
  /// Whether a guard removed something from a line of capitals, in a voice that counts, that may have been meant after
  /// all.
  private var isCapitalsAmbiguous = false
  private var workings: WorkingsLedger

  private let tables: TallyTables
  /// The run of the last token asked about.
  private var run = 0
  private var weRules = WeRules()
  /// Where the last match of a marking rule in the current sentence ends, by its category.
  private var markedUntil: [Int: Int] = [:]

  init(
    _ tables: TallyTables, tokenised: TokenisedText, voice: VoiceOfTokens, keepsEvidence: Bool, keepsMarks: [Telling]
  ) {
    self.tables = tables
    workings = WorkingsLedger(tables, keepsMarks: keepsMarks)
    ledger = EvidenceLedger(tables, tokenised: tokenised, voice: voice, keepsEvidence: keepsEvidence)
    attention = tables.noAttention
    score = DocumentScore(counting: tables.noCounts)
  }

  /// Moves all sums taken in to a score that has none yet.
  @inline(never)
  mutating func finish(_ sums: inout ScoreSums) {
    swap(&sums.score, &score)
    swap(&sums.shares, &shares)
    sums.isCapitalsAmbiguous = isCapitalsAmbiguous
    ledger.finish(&sums.score)
    let groups = attention.count { $0 > 0 }
    if groups > 0 { sums.score.attention = Dictionary(minimumCapacity: groups) }
    for group in StakeholderGroup.allCases where attention[group.place] > 0 {
      sums.score.attention[group] = attention[group.place]
    }
    sums.score.workings = workings.result
  }

  /// Takes in a sentence in which `words` words count. `share` says which of its tokens are in voices that count.
  mutating func add(
    _ sentence: SentenceReading, number: Int, words: Int, otherVoiceWords: Int, _ share: VoiceOfTokens.Share
  ) {
    if !sentence.matches.isEmpty { readEntries(sentence, number, share) }
    if !sentence.rules.isEmpty { readRules(sentence, number, share) }
    let (own, shared) = ledger.settle(number)
    shares.add(EvidenceShare(own: own, shared: shared, words: words))
    score.words += words
    score.otherVoiceWords += otherVoiceWords
    if words > 0 { score.sentences += 1 }
  }

  /// Takes in a sentence that was not read, because none of its words count.
  mutating func pass(otherVoiceWords: Int) { score.otherVoiceWords += otherVoiceWords }

  /// Takes in what was tallied separately, and empties the tally.
  mutating func take(_ tally: inout CategoryTally, of reader: LexiconReader) {
    // Swapped out, since the roles are added to the score at the same time.
    var counts: [Int] = []
    var negated: [Int] = []
    swap(&counts, &score.counts)
    swap(&negated, &score.negated)
    reader.takeAll(from: &tally, to: &counts, &negated) { category, count, negated in
      addRole(tables.roles[category], count: count, affirmed: count - negated)
    }
    swap(&counts, &score.counts)
    swap(&negated, &score.negated)
  }

  /// Counts entries and reads those of act categories as evidence.
  private mutating func readEntries(_ sentence: SentenceReading, _ number: Int, _ share: VoiceOfTokens.Share) {
    let isGuarded = !sentence.guards.isEmpty
    for index in sentence.matches.indices {
      let match = sentence.matches[index]
      let role = tables.roles[match.own]
      let isOwn = match.own == match.category
      if isGuarded, let rule = sentence.guardOf(match: index) {
        if isCounted(match.parts.lowerBound, sentence, share) { noteDoubt(of: rule, sentence) }
        if isOwn, !role.isSupport, ledger.keepsEvidence {
          note(match, .other, sentence, number, negated: false, reason: tables.rules[rule].statedReason)
        }
        continue
      }
      guard isCounted(match.parts.lowerBound, sentence, share) else {
        if isOwn, role.act != nil {
          note(match, .other, sentence, number, negated: false, reason: Reason.otherVoice)
        }
        continue
      }
      if role.isSupport {
        score.counts[match.category] += 1
        continue
      }
      let isNegated = sentence.parts[match.parts.lowerBound].isNegated
      var actor = EvidenceActor.author
      if let act = role.act {
        if role.actor == .subject { actor = ClauseReader.actor(of: match.parts.lowerBound, in: sentence) }
        if let reason = actor.reasonOfMention(of: act) {
          score.mentioned[match.category] += 1
          if isOwn { note(match, actor, sentence, number, negated: isNegated, reason: reason) }
          continue
        }
      }
      score.counts[match.category] += 1
      if isNegated { score.negated[match.category] += 1 }
      guard isOwn else { continue }
      if workings.keepsMarks(of: match.own) {
        workings.keep(
          .entry(match.entry, category: match.own), of: match.own, span(of: match.parts, sentence), number, isNegated)
      }
      if match.category == tables.collective { readWe(match.parts.lowerBound, sentence, number) }
      addRole(role, count: 1, affirmed: isNegated ? 0 : 1)
      if role.act != nil {
        note(match, actor, sentence, number, negated: isNegated, reason: isNegated ? Reason.negated : nil)
      }
    }
  }

  /// Reads what the rules of acts, visions and marks found.
  private mutating func readRules(_ sentence: SentenceReading, _ number: Int, _ share: VoiceOfTokens.Share) {
    if !markedUntil.isEmpty { markedUntil.removeAll(keepingCapacity: true) }
    for index in sentence.rules.indices {
      let match = sentence.rules[index]
      switch tables.ruleRoles[match.rule].effect {
      case .nothing: continue
      case .vision(let mark):
        if isCounted(match.parts.lowerBound, sentence, share) { readVision(mark, match, sentence, number) }
      case .marking:
        guard isCounted(match.parts.lowerBound, sentence, share) else { continue }
        if let guardRule = sentence.guardOf(rule: index) {
          noteDoubt(of: guardRule, sentence)
        } else {
          mark(match, sentence, number)
        }
      case .act(let act):
        readAct(
          act, match, sentence, number, isCounted: isCounted(match.parts.lowerBound, sentence, share),
          guardRule: sentence.guardOf(rule: index))
      }
    }
  }

  private mutating func readAct(
    _ act: Act, _ match: RuleMatch, _ sentence: SentenceReading, _ number: Int, isCounted: Bool, guardRule: Int?
  ) {
    if isCounted, let guardRule { noteDoubt(of: guardRule, sentence) }
    let isNegated = isNegated(match, sentence)
    let actor = ClauseReader.actor(of: match, saidToBe: tables.ruleRoles[match.rule].actor, in: sentence)
    let reason: String? =
      !isCounted
      ? Reason.otherVoice
      : guardRule.map { tables.rules[$0].statedReason }
        ?? actor.reasonOfMention(of: act) ?? (isNegated ? Reason.negated : nil)
    ledger.record(
      EvidenceCandidate(
        source: .rule(match.rule), act: act, weight: tables.ruleRoles[match.rule].weight, actor: actor,
        isNegated: isNegated, parts: match.whole, tokens: sentence.tokenRange(match.parts)), number, reason: reason)
  }

  /// Notes that a guard removed something that may have been meant, by the guard's own statement: in a line of capitals
  /// nobody can tell.
  private mutating func noteDoubt(of guardRule: Int, _ sentence: SentenceReading) {
    if tables.ruleRoles[guardRule].isDoubtful, sentence.isShouted { isCapitalsAmbiguous = true }
  }

  /// Counts a vision that a rule found. It has no category and is shown under the name of what it counts for.
  private mutating func readVision(
    _ vision: VisionMark, _ match: RuleMatch, _ sentence: SentenceReading, _ number: Int
  ) {
    let isNegated = isNegated(match, sentence)
    if !isNegated { addVision(vision, 1) }
    if workings.isKept { workings.keep(vision, of: match.rule, span(of: match.parts, sentence), number, isNegated) }
  }

  private func isNegated(_ match: RuleMatch, _ sentence: SentenceReading) -> Bool {
    sentence.isNegated(match, standsNegated: tables.ruleRoles[match.rule].standsNegated)
  }

  /// Counts an occurrence of the category that the rule marks and of the categories above it. Of overlapping rules of
  /// one category the first counts.
  private mutating func mark(_ match: RuleMatch, _ sentence: SentenceReading, _ number: Int) {
    let categories = tables.marks[match.rule]
    guard let own = categories.first, match.whole.lowerBound >= markedUntil[own, default: 0] else { return }
    markedUntil[own] = match.whole.upperBound
    let isNegated = isNegated(match, sentence)
    for category in categories {
      score.counts[category] += 1
      if isNegated { score.negated[category] += 1 }
    }
    if workings.keepsMarks(of: own) {
      workings.keep(.rule(match.rule), of: own, span(of: match.parts, sentence), number, isNegated)
    }
    addRole(tables.roles[own], count: 1, affirmed: isNegated ? 0 : 1)
  }

  private mutating func isCounted(_ part: Int, _ sentence: SentenceReading, _ share: VoiceOfTokens.Share) -> Bool {
    switch share {
    case .all: true
    case .none: false
    case .some: ledger.voice.isCounted(Int(sentence.parts[part].token), from: &run)
    }
  }

  /// Adds occurrences of a category to the figures other than its count: attention, negated or not, and vision, only
  /// where affirmed.
  private mutating func addRole(_ role: CategoryRole, count: Int, affirmed: Int) {
    if let group = role.attention { attention[group.place] += count }
    if let vision = role.vision { addVision(vision, affirmed) }
  }

  private mutating func addVision(_ mark: VisionMark, _ count: Int) {
    switch mark {
    case .stated: score.visionStated += count
    case .evidenced: score.visionEvidenced += count
    }
  }

  /// Reads a first-person-plural word as the first rule that covers it says.
  private mutating func readWe(_ part: Int, _ sentence: SentenceReading, _ number: Int) {
    let rule = weRules.rule(at: part, of: sentence, number, tables)
    let reading = rule.flatMap { tables.weReadings[$0] }
    if let reading { score.we[reading] += 1 } else { score.we.unresolved += 1 }
    if workings.isKept { workings.keepWe(span(of: part..<part + 1, sentence), number, reading, rule: rule) }
  }

  /// Where some parts of a sentence stand in the text.
  private func span(of parts: Range<Int>, _ sentence: SentenceReading) -> ByteSpan {
    ledger.tokenised.span(of: sentence.tokenRange(parts))
  }

  /// Records an entry's match as a candidate; it counts when `reason` is `nil`.
  private mutating func note(
    _ match: Match, _ actor: EvidenceActor, _ sentence: SentenceReading, _ number: Int, negated: Bool, reason: String?
  ) {
    if reason != nil, !ledger.keepsEvidence { return }
    let role = tables.roles[match.own]
    ledger.record(
      EvidenceCandidate(
        source: .entry(match.entry, category: match.own), act: role.act, weight: role.weight, actor: actor,
        isNegated: negated, parts: match.parts, tokens: sentence.tokenRange(match.parts)), number, reason: reason)
  }
}
