import Extraction
import Lexicons
import Text

/// Goes through what the lexicon found and keeps the sums.
struct EvidenceTallier {
  private(set) var score = DocumentScore()
  /// What each sentence adds to the orientation.
  var shares: [OrientationInterval.Share]
  /// Whether a US stands in a line of capitals.
  private(set) var isCapitalsAmbiguous = false

  private let lexicon: Lexicon
  private let reading: Reading
  private let tokenised: TokenisedText
  private let voice: VoiceOfTokens
  private let clauses: ClauseReader
  private let weReadings: [Int: WeReading]
  private let collective: Int?
  /// Where the last match of a marking rule ends, by its category.
  private var markedUntil: [Int: Int] = [:]
  /// Evidence of acts that nothing speaks against, until overlaps are resolved.
  private var pending: [(evidence: Evidence, parts: Range<Int>)] = []

  init(lexicon: Lexicon, reading: Reading, text: String, tokenised: TokenisedText, voice: VoiceOfTokens) {
    self.lexicon = lexicon
    self.reading = reading
    self.tokenised = tokenised
    self.voice = voice
    clauses = ClauseReader(reading, lexicon: lexicon, text: text, tokens: tokenised.tokens)
    collective = lexicon.category(named: "collective.reference")
    var weReadings: [Int: WeReading] = [:]
    for match in reading.rules {
      guard case .we(let reading) = lexicon.rules[match.rule].effect else { continue }
      for part in match.parts where weReadings[part] == nil { weReadings[part] = reading }
    }
    self.weReadings = weReadings
    shares = Array(repeating: OrientationInterval.Share(), count: tokenised.sentences.count)
    score.counts = Array(repeating: 0, count: lexicon.categories.count)
    score.negated = score.counts
    score.mentioned = score.counts
  }

  /// Counts entries and reads those of act categories as evidence.
  mutating func readEntries() {
    for (index, match) in reading.matches.enumerated() {
      let role = lexicon.roles[match.own]
      let isOwn = match.own == match.category
      let tokens = reading.parts.tokenRange(match.parts)
      if let guardRule = reading.guards[index] {
        if lexicon.rules[guardRule].isDoubtful { isCapitalsAmbiguous = true }
        if isOwn, !role.isSupport {
          let rule = lexicon.rules[guardRule]
          note(match, role, .other, negated: false, reason: rule.reason ?? rule.name)
        }
        continue
      }
      guard voice.counts[tokens.lowerBound] else {
        if isOwn, role.act != nil { note(match, role, .other, negated: false, reason: "in another voice") }
        continue
      }
      if role.isSupport {
        score.counts[match.category] += 1
        continue
      }
      let isNegated = clauses.isNegated(match.parts.lowerBound)
      let actor = role.act == nil || role.actor == .stated ? Actor.author : clauses.actor(of: match.parts.lowerBound)
      if role.act != nil, actor == .other || (actor == .addressee && role.act != .dominance) {
        score.mentioned[match.category] += 1
        if isOwn { note(match, role, actor, negated: isNegated, reason: "others do it") }
        continue
      }
      score.counts[match.category] += 1
      if isNegated { score.negated[match.category] += 1 }
      guard isOwn else { continue }
      if match.category == collective { readWe(match.parts) }
      if let group = role.attention { score.attention[group, default: 0] += 1 }
      if !isNegated { addVision(role.vision) }
      if role.act != nil {
        note(match, role, actor, negated: isNegated, reason: isNegated ? "within a negation" : nil)
      }
    }
  }

  /// Reads what the rules of acts and vision found.
  mutating func readRules() {
    for (match, guardRule) in zip(reading.rules, reading.ruleGuards) {
      let rule = lexicon.rules[match.rule]
      let tokens = reading.parts.tokenRange(match.parts)
      switch rule.effect {
      case .we, .guarding: continue
      case .vision(let mark):
        if voice.counts[tokens.lowerBound], !isNegated(match, rule) { addVision(mark) }
      case .marking:
        if voice.counts[tokens.lowerBound] { mark(match, rule) }
      case .act(let act):
        let isNegated = isNegated(match, rule)
        let actor =
          rule.actor.map { Actor(rawValue: $0.rawValue) ?? .other } ?? clauses.actor(of: match.parts.lowerBound)
        let reason: String? =
          !voice.counts[tokens.lowerBound]
          ? "in another voice"
          : guardRule.map { lexicon.rules[$0].reason ?? lexicon.rules[$0].name }
            ?? (actor == .other ? "others do it" : isNegated ? "within a negation" : nil)
        let category = rule.name.lastIndex(of: ".").map { String(rule.name[..<$0]) } ?? rule.name
        record(
          Evidence(
            category: category, act: act, rule: rule.name, weight: rule.weight, actor: actor,
            voice: voice.voices[tokens.lowerBound], negated: isNegated, counted: reason == nil, reason: reason,
            span: span(tokens), sentence: Int(reading.parts.sentenceOf[match.parts.lowerBound])), match.whole)
      }
    }
  }

  private func isNegated(_ match: RuleMatch, _ rule: Rule) -> Bool {
    !rule.standsNegated && clauses.isNegated(match.whole.lowerBound)
  }

  /// Counts an occurrence of the category that the rule marks and of those above it; of rules of one category that
  /// overlap, the one that comes first.
  private mutating func mark(_ match: RuleMatch, _ rule: Rule) {
    let categories = lexicon.marks[match.rule]
    guard let own = categories.first, match.whole.lowerBound >= markedUntil[own, default: 0] else { return }
    markedUntil[own] = match.whole.upperBound
    let isNegated = isNegated(match, rule)
    for category in categories {
      score.counts[category] += 1
      if isNegated { score.negated[category] += 1 }
    }
    let role = lexicon.roles[own]
    if let group = role.attention { score.attention[group, default: 0] += 1 }
    if !isNegated { addVision(role.vision) }
  }

  private mutating func addVision(_ mark: VisionMark?) {
    switch mark {
    case .stated: score.visionStated += 1
    case .evidenced: score.visionEvidenced += 1
    case nil: break
    }
  }

  private mutating func readWe(_ parts: Range<Int>) {
    switch weReadings[parts.lowerBound] {
    case .inclusive: score.we.inclusive += 1
    case .exclusive: score.we.exclusive += 1
    case .generic: score.we.generic += 1
    case .royalSuspect: score.we.royalSuspect += 1
    case nil: score.we.unresolved += 1
    }
  }

  private func span(_ tokens: Range<Int>) -> ByteSpan {
    ByteSpan(tokenised.tokens[tokens.lowerBound].span.start, tokenised.tokens[tokens.upperBound - 1].span.end)
  }

  /// Keeps an entry's match as a candidate; it counts when no reason speaks against it.
  private mutating func note(
    _ match: Match, _ role: CategoryRole, _ actor: Actor, negated: Bool, reason: String?
  ) {
    let tokens = reading.parts.tokenRange(match.parts)
    record(
      Evidence(
        category: lexicon.categories[match.own].name, act: role.act, rule: lexicon.entries[match.entry].text,
        weight: role.weight, actor: actor,
        voice: voice.voices[tokens.lowerBound], negated: negated, counted: reason == nil, reason: reason,
        span: span(tokens), sentence: Int(reading.parts.sentenceOf[match.parts.lowerBound])), match.parts)
  }

  /// Keeps a candidate; one that nothing speaks against waits until overlaps are resolved.
  private mutating func record(_ candidate: Evidence, _ parts: Range<Int>) {
    if candidate.counted, candidate.act != nil {
      pending.append((candidate, parts))
    } else {
      score.evidence.append(candidate)
    }
  }

  /// Adds the evidence to the sums. Of evidences of one act that overlap, the one that begins first counts, of those the
  /// heaviest, then the longest: a word and a rule over it are one deed.
  mutating func settle() {
    pending.sort { a, b in
      (a.parts.lowerBound, -a.evidence.weight, -a.parts.upperBound, a.evidence.rule)
        < (b.parts.lowerBound, -b.evidence.weight, -b.parts.upperBound, b.evidence.rule)
    }
    var last: [Act: (end: Int, rule: String)] = [:]
    for (candidate, parts) in pending {
      var evidence = candidate
      guard let act = evidence.act else { continue }
      if let earlier = last[act], earlier.end > parts.lowerBound {
        evidence.counted = false
        evidence.reason = "counted already as '\(earlier.rule)'"
      } else {
        last[act] = (parts.upperBound, evidence.rule)
        add(evidence, act)
      }
      score.evidence.append(evidence)
    }
    pending = []
  }

  private mutating func add(_ evidence: Evidence, _ act: Act) {
    score.acts[act, default: 0] += 1
    switch act.side {
    case .own:
      score.ownWeight += evidence.weight
      shares[evidence.sentence].own += evidence.weight
    case .shared:
      score.sharedWeight += evidence.weight
      shares[evidence.sentence].shared += evidence.weight
    }
  }
}
