import Lexicons

/// How stance, model and flags follow from a document's sums. docs/verdict.md tells it in words.
struct Verdict {
  private let score: DocumentScore
  private let lexicon: Lexicon

  /// Without a formula in the lexicon one side outweighs the other when it has at least this many times its weight.
  private static let outweighs = 2
  /// Two models whose scores differ by less are not told apart: some 2.5 percentage points between them.
  private static let margin = 0.1

  init(_ score: DocumentScore, lexicon: Lexicon) {
    self.score = score
    self.lexicon = lexicon
  }

  /// Whose interest is at the centre: the label with the highest score of the lexicon's formula `stance`; without one,
  /// what the weights of the evidence say.
  var stance: Stance {
    guard score.words > 0 else { return .neither }
    if let best = scores("stance").first, let stance = Stance(rawValue: best.label) { return stance }
    if score.ownWeight == 0, score.sharedWeight == 0 { return .neither }
    if score.ownWeight >= Self.outweighs * score.sharedWeight { return .own }
    return score.sharedWeight >= Self.outweighs * score.ownWeight ? .collective : .mixed
  }

  /// The model of leadership: the label with the highest score of the lexicon's formula `model`; unclear when two are as
  /// good as even, or without a formula.
  var model: LeadershipModel {
    guard score.words > 0 else { return .neutral }
    let scores = scores("model")
    guard let best = scores.first, let model = LeadershipModel(rawValue: best.label) else { return .unclear }
    return scores.count > 1 && best.score - scores[1].score < Self.margin ? .unclear : model
  }

  /// Whether grand words stand over decisions that favour the leader: vision named, none shown, and the model is power.
  var isHollow: Bool { score.visionStated > 1 && score.visionEvidenced == 0 && model == .power }

  /// The scores of a formula's labels, the highest first. Negated occurrences do not count.
  private func scores(_ verdict: String) -> [(label: String, score: Double)] {
    guard let formula = lexicon.verdicts[verdict] else { return [] }
    let affirmed = zip(score.counts, score.negated).map { $0 - $1 }
    return formula.scores(counts: affirmed, words: score.words).sorted { $0.score > $1.score }
  }
}
