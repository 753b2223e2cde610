public import Lexicons

/// How stance, model and flags follow from a document's sums. docs/verdict.md tells it in words.
struct Verdict {
  private let score: DocumentScore
  private let lexicon: Lexicon

  /// Without a formula in the lexicon one side outweighs the other when it has at least this many times its weight.
  private static let outweighs = 2
  /// Two models whose scores differ by less are not told apart: about one percentage point between them.
  private static let margin = 0.05
  /// Readings of we whose scores differ by less stay unresolved: odds of under 3 to 2.
  private static let weMargin = 0.4
  /// What the reading gains that cues gave to other occurrences of the document, and no other reading to any.
  private static let weFavour = 1.0

  init(_ score: DocumentScore, lexicon: Lexicon) {
    self.score = score
    self.lexicon = lexicon
  }

  /// Whose interest is at the centre. The lexicon's formula `stance` asks twice, whether the author's own interest is
  /// there (`self` above 0) and whether a group's is (`collective` above 0); both make it mixed. Without a formula, what
  /// the weights of the evidence say.
  var stance: Stance {
    guard score.words > 0 else { return .neither }
    if lexicon.verdicts["stance"] != nil {
      let there = Set(scores("stance").filter { $0.score > 0 }.map(\.label))
      switch (there.contains(Stance.own.rawValue), there.contains(Stance.collective.rawValue)) {
      case (true, true): return .mixed
      case (true, false): return .own
      case (false, true): return .collective
      case (false, false): return .neither
      }
    }
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

  /// How a first-person-plural word is read that no cue of its own clause decides: as the lexicon's formula `we` reads the
  /// document. Where cues decided others and all one way, that reading is favoured and never reversed. `nil` when two
  /// readings are too close, or without a formula.
  var reading: WeReading? {
    guard score.words > 0 else { return nil }
    var scores = scores("we")
    let decided = scores.map(\.label).filter { WeReading(rawValue: $0).map { score.we[$0] > 0 } ?? false }
    let favoured = decided.count == 1 ? decided.first : nil
    for index in scores.indices where scores[index].label == favoured { scores[index].score += Self.weFavour }
    scores.sort { $0.score > $1.score }
    guard scores.count > 1, scores[0].score - scores[1].score >= Self.weMargin,
      favoured == nil || favoured == scores[0].label
    else { return nil }
    return WeReading(rawValue: scores[0].label)
  }

  /// Whether the author's self-interest diminishes others: a text of the power model that blames, threatens, belittles
  /// or demands obedience somewhere. Without a formula for the model any counted act of these will do. The score's model
  /// is set by then.
  var crossesTheLine: Bool {
    let doesIt = score.acts.keys.contains(where: \.crossesTheLine)
    guard lexicon.verdicts["model"] != nil else { return doesIt }
    let marks = lexicon.category(named: "model.power").map { score.counts[$0] - score.negated[$0] } ?? 0
    return score.model == .power && (doesIt || marks > 0)
  }

  /// Whether grand words stand over decisions that favour the leader: vision named, none shown, and the model is power.
  var isHollow: Bool { score.visionStated > 1 && score.visionEvidenced == 0 && score.model == .power }

  /// The scores of a formula's labels, the highest first. Negated occurrences do not count.
  private func scores(_ verdict: String) -> [(label: String, score: Double)] {
    guard let formula = lexicon.verdicts[verdict] else { return [] }
    return formula.scores(words: score.words, present: score.present[verdict], count: score.affirmed)
      .sorted { $0.score > $1.score }
  }
}

/// A label's score and what each category adds to it: how a verdict can be recomputed from a record.
public struct VerdictReading: Hashable, Sendable {
  /// A category's or act's part.
  public struct Part: Hashable, Sendable {
    /// The category's or act's name.
    public var subject: String
    /// Its affirmed occurrences, or the act's counted evidence.
    public var count: Int
    /// What it adds to the score.
    public var adds: Double
  }

  /// The label.
  public var label: String
  /// Its score.
  public var score: Double
  /// The parts that add most or take most, the largest first; those of no occurrence left out.
  public var parts: [Part]
}

extension Lexicon {
  /// The labels of a verdict, the winning one first; empty without a formula for it or without words.
  public func reading(of verdict: String, in score: DocumentScore) -> [VerdictReading] {
    guard let formula = verdicts[verdict], score.words > 0 else { return [] }
    let scores = Dictionary(
      uniqueKeysWithValues: formula.scores(words: score.words, present: score.present[verdict], count: score.affirmed)
        .map { ($0.label, $0.score) })
    let readings = formula.labels.enumerated().map { number, label in
      var parts = label.weights.compactMap { weight -> VerdictReading.Part? in
        let count = score.affirmed(weight.subject)
        guard count > 0 else { return nil }
        return VerdictReading.Part(
          subject: name(of: weight.subject), count: count,
          adds: formula.share(count, words: score.words) * Double(weight.tenths) / 10)
      }
      if let present = score.present[verdict], present.count > 0 {
        parts.append(
          VerdictReading.Part(subject: "words present", count: present.count, adds: present.adds(to: number)))
      }
      return VerdictReading(
        label: label.name, score: scores[label.name] ?? 0, parts: parts.sorted { abs($0.adds) > abs($1.adds) })
    }
    return readings.sorted { $0.score > $1.score }
  }
}

extension Lexicon {
  /// What a verdict calls its subject.
  fileprivate func name(of subject: VerdictFormula.Subject) -> String {
    switch subject {
    case .category(let number): categories[number].name
    case .act(let act): act.rawValue
    }
  }
}

extension DocumentScore {
  /// How often a verdict's subject occurs: a category without what stands within a negation, an act's counted evidence.
  fileprivate func affirmed(_ subject: VerdictFormula.Subject) -> Int {
    switch subject {
    case .category(let number): counts[number] - negated[number]
    case .act(let act): acts[act] ?? 0
    }
  }
}
