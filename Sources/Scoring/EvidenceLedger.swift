import Lexicons
import Text

/// Collects candidates for evidence and settles, sentence by sentence, which of them count.
struct EvidenceLedger {
  /// Whether every candidate is kept and not only the sums.
  let keepsEvidence: Bool
  private var evidence: [Evidence] = []
  /// Pieces of evidence that count, indexed by `Act.place`.
  private var acts: [Int]
  private var ownWeight = 0
  private var sharedWeight = 0
  /// Candidates of the current sentence that no reason speaks against, until overlaps are resolved.
  private var pending: [EvidenceCandidate] = []
  /// Room for the last evidence of each act that counted in a sentence.
  private var lastOfAct: [Int]
  private let tables: TallyTables
  let tokenised: TokenisedText
  let voice: VoiceOfTokens

  init(_ tables: TallyTables, tokenised: TokenisedText, voice: VoiceOfTokens, keepsEvidence: Bool) {
    self.tables = tables
    self.tokenised = tokenised
    self.voice = voice
    self.keepsEvidence = keepsEvidence
    acts = tables.noActs
    lastOfAct = tables.noActs
  }

  /// Moves what counted, and what was kept, to a score that holds none yet.
  mutating func finish(_ score: inout DocumentScore) {
    swap(&score.evidence, &evidence)
    score.ownWeight = ownWeight
    score.sharedWeight = sharedWeight
    let kinds = acts.count { $0 > 0 }
    if kinds > 0 { score.acts = Dictionary(minimumCapacity: kinds) }
    for act in Act.allCases where acts[act.place] > 0 { score.acts[act] = acts[act.place] }
  }

  /// Keeps a candidate; one that no reason speaks against waits until overlaps are resolved.
  mutating func record(_ candidate: EvidenceCandidate, _ sentence: Int, reason: String?) {
    if reason == nil, candidate.act != nil {
      pending.append(candidate)
    } else if keepsEvidence {
      evidence.append(worded(candidate, sentence, reason: reason))
    }
  }

  /// Adds a sentence's evidence to the sums and returns its weights on the two sides. Of overlapping evidence of one
  /// act, what begins first counts, then the heaviest, then the longest: a word and a rule that covers it are one act.
  mutating func settle(_ sentence: Int) -> (own: Int, shared: Int) {
    var sums = (own: 0, shared: 0)
    if pending.isEmpty { return sums }
    var sorted: [EvidenceCandidate] = []
    swap(&sorted, &pending)
    if sorted.count > 1 {
      // A copy, so that the closures do not hold all of `self`.
      let tables = tables
      sorted.sort { $0.goesBefore($1, tables) }
    }
    for act in lastOfAct.indices { lastOfAct[act] = -1 }
    for (place, candidate) in sorted.enumerated() {
      guard let act = candidate.act else { continue }
      let earlier = lastOfAct[act.place]
      let isCounted = earlier < 0 || sorted[earlier].parts.upperBound <= candidate.parts.lowerBound
      if isCounted {
        lastOfAct[act.place] = place
        acts[act.place] += 1
        switch act.side {
        case .own: sums.own += candidate.weight
        case .shared: sums.shared += candidate.weight
        }
      }
      if keepsEvidence {
        let reason = isCounted ? nil : Reason.counted(as: sorted[earlier].source.name(tables))
        evidence.append(worded(candidate, sentence, reason: reason))
      }
    }
    ownWeight += sums.own
    sharedWeight += sums.shared
    sorted.removeAll(keepingCapacity: true)
    swap(&sorted, &pending)
    return sums
  }

  /// A candidate in words.
  private func worded(_ candidate: EvidenceCandidate, _ sentence: Int, reason: String?) -> Evidence {
    let name = candidate.source.name(tables)
    let category =
      switch candidate.source {
      case .entry(_, let category): tables.categories[category].name
      case .rule: name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
      }
    let tokens = candidate.tokens
    return Evidence(
      category: category, act: candidate.act, rule: name, weight: candidate.weight, actor: candidate.actor,
      voice: voice.voice(of: tokens.lowerBound), negated: candidate.isNegated, reason: reason,
      span: tokenised.span(of: tokens), sentence: sentence)
  }
}
