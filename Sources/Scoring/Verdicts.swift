import Lexicons

/// Derives stance, model and flags from a document's sums, by the formulas of a lexicon. docs/verdict.md explains them
/// in words.
struct Verdicts: Sendable {
  /// The formulas, by the name of what they decide.
  private let formulas: [String: [VerdictFormula]]
  private let weights: WordWeights
  /// The category that holds the marks of each model, for models whose formula weighs such marks.
  private let marks: [LeadershipModel: Int]
  /// The categories of the first person singular and of the second person.
  private let author: Int?
  private let addressee: Int?

  /// What a reading of we gains, in log odds, when clause cues gave it, and no other reading, to other occurrences in
  /// the document.
  private static let weFavour = 1.0

  /// The fewest words that a text needs for a model: a thank-you or a line of a list has none. The formula does tell
  /// something of longer texts: it is right on texts with a dozen words of the author's between the words of others.
  private static let fewestWordsOfModel = 10

  init(_ lexicon: Lexicon) {
    formulas = lexicon.verdicts
    weights = lexicon.wordWeights
    marks = lexicon.marksOfModels
    author = lexicon.category(named: ReferenceCategory.own)
    addressee = lexicon.category(named: ReferenceCategory.addressee)
  }

  /// The names of the verdicts that have a formula.
  var names: some Collection<String> { formulas.keys }

  /// What the words met add up to in a text of `count` words, for each formula that reads such a text and weighs words.
  func present(_ met: WordsMet, inTextOf count: Int) -> [String: PresentWords] { weights.present(met, inTextOf: count) }

  /// Whose interest is at the centre. The lexicon's formula `stance` asks two questions: whether the author's own
  /// interest is there (`self` above 0) and whether a group's is (`collective` above 0). Both together make it mixed.
  /// Without a formula neither is there, and reports show no stance.
  func stance(by scores: [LabelScore]) -> Stance {
    let isThere = { (stance: Stance) in scores.contains { $0.score > 0 && $0.label == stance.rawValue } }
    return switch (isThere(.own), isThere(.collective)) {
    case (true, true): .mixed
    case (true, false): .own
    case (false, true): .collective
    case (false, false): .neither
    }
  }

  /// The model of leadership: the label with the highest score in the lexicon's formula `model`; unclear when the two
  /// highest are nearly tied or there is no formula; neutral without words.
  func model(by scores: [LabelScore], words: Int) -> LeadershipModel {
    guard words > 0 else { return .neutral }
    guard words >= Self.fewestWordsOfModel else { return .unclear }
    let scores = scores.sorted { $0.score > $1.score }
    guard let best = scores.first, let model = LeadershipModel(rawValue: best.label) else { return .unclear }
    if scores.count > 1, best.score - scores[1].score < VerdictReading.margin { return .unclear }
    return model
  }

  /// How to read first-person-plural words that no cue in their own clause decides: as the lexicon's formula `we` reads
  /// the document. Where cues decided other occurrences, all of them alike, that reading is favoured. Where the formula
  /// is still clearly against it, the formula outvotes the cues if they decided at most half as many words as are left
  /// to it; otherwise it decides nothing. `nil` when two readings are too close, or without a formula.
  func reading(ofWeIn score: DocumentScore, _ counts: VerdictFormula.SubjectCounts) -> WeDecision? {
    var scores = scores(of: VerdictName.we, score, counts)
    let favour = Self.favour(scores.map(\.label), score.we)
    for index in scores.indices where scores[index].label == favour?.label { scores[index].score += favour?.adds ?? 0 }
    scores.sort { $0.score > $1.score }
    guard scores.count > 1, scores[0].score - scores[1].score >= VerdictReading.weMargin,
      let reading = WeReading(rawValue: scores[0].label)
    else { return nil }
    guard let favoured = favour.flatMap({ WeReading(rawValue: $0.label) }), favoured != reading else {
      return WeDecision(reading: reading, outvoted: nil)
    }
    return 2 * score.we[favoured] <= score.we.unresolved ? WeDecision(reading: reading, outvoted: favoured) : nil
  }

  /// The reading that clause cues gave to other occurrences of the document, where they gave only one that the formula
  /// knows, and what it gains by that; `nil` otherwise.
  static func favour(_ labels: [String], _ decided: WeReadings) -> (label: String, adds: Double)? {
    let there = labels.filter { WeReading(rawValue: $0).map { decided[$0] > 0 } ?? false }
    return there.count == 1 ? (there[0], weFavour) : nil
  }

  /// Whether there are signs that self-interest diminishes others: a text of the power model that blames, threatens,
  /// belittles or demands obedience somewhere. Without a model formula, any counted act of these kinds is enough.
  /// Called once the score's model is set.
  func crossesTheLine(_ score: DocumentScore) -> Bool {
    let doesIt = score.acts.keys.contains(where: \.crossesTheLine)
    guard !score.modelScores.isEmpty else { return doesIt }
    return score.model == .power && (doesIt || marks(of: .power, in: score) ?? 0 > 0)
  }

  /// How many marks of a model a text has, negated ones excluded; `nil` where the formula weighs none.
  private func marks(of model: LeadershipModel, in score: DocumentScore) -> Int? {
    marks[model].map { score.counts[$0] - score.negated[$0] }
  }

  /// Whether the model was decided by vocabulary alone, without any mark of it. Neutral is exempt, since a neutral text
  /// may well have no marks of any model. Called once the score's model is set.
  func goesByWordsAlone(_ score: DocumentScore) -> Bool {
    score.model != .neutral && marks(of: score.model, in: score) == 0
  }

  /// The deeds that show a vision: marks of `vision = "evidenced"`, and promises and services that count. A text that
  /// puts the leader first names costs and dates too, and so does a routine one; they are evidence of a cause only
  /// where the model is servant or fusion. Without a model formula all of them count. Called once the score's model and
  /// marks are set.
  func visionEvidenced(_ score: DocumentScore) -> Int {
    guard score.modelScores.isEmpty || score.model == .servant || score.model == .fusion else { return 0 }
    return score.visionEvidenced + score.acts.reduce(0) { $0 + ($1.key.showsVision ? $1.value : 0) }
  }

  /// Whom the text attends to: those it names, and two persons without a name. Leaders mostly write to the people they
  /// lead, so the addressee counts as one of these unless customers or investors are named more often. A text of the
  /// power model is about its author wherever it says I; where others come first, or nobody does, what authors tell of
  /// themselves is not about them. Without a model formula only names count. Called once the score's model is set.
  func attention(of score: DocumentScore) -> [StakeholderGroup: Int] {
    var attention = score.attention
    guard !score.modelScores.isEmpty else { return attention }
    let named = { (group: StakeholderGroup) in attention[group, default: 0] }
    if let addressee, named(.frontline) >= max(named(.customers), named(.investors)) {
      attention[.frontline, default: 0] += score.counts[addressee]
    }
    switch score.model {
    case .power: attention[.leader, default: 0] += author.map { score.counts[$0] } ?? 0
    case .servant, .neutral: attention[.leader] = nil
    case .fusion, .unclear: break
    }
    return attention
  }

  /// Whether a text of the power model names a vision at least twice: grand words in a text that puts the leader first.
  func isHollow(_ score: DocumentScore) -> Bool { score.visionStated > 1 && score.model == .power }

  /// The scores of a verdict's labels, in the order of their file; empty without words or without a formula for such a
  /// document. Negated occurrences do not count.
  func scores(
    of verdict: String, _ score: DocumentScore, _ counts: VerdictFormula.SubjectCounts
  ) -> [LabelScore] {
    guard score.words > 0, let formula = formulas[verdict]?.reading(words: score.words) else { return [] }
    return formula.scores(words: score.words, present: score.present[verdict], counts: counts)
  }
}

/// What a document as a whole decides about its first-person-plural words.
struct WeDecision {
  /// How those are read that no cue decides.
  let reading: WeReading
  /// The reading that cues gave to a few words, which the document overrules; `nil` where the cues stand.
  let outvoted: WeReading?
}

extension Lexicon {
  /// The category of the marks of each model whose label in the formula weighs that category or one under it.
  fileprivate var marksOfModels: [LeadershipModel: Int] {
    var marks: [LeadershipModel: Int] = [:]
    for label in (verdicts[VerdictName.model] ?? []).flatMap(\.labels) {
      let name = ModelCategory.marks(of: label.name)
      guard let model = LeadershipModel(rawValue: label.name), let category = category(named: name) else { continue }
      let isWeighed = label.weights.contains { weight in
        if case .category(let number) = weight.subject { categories[number].name.isOrLiesUnder(name) } else { false }
      }
      if isWeighed { marks[model] = category }
    }
    return marks
  }

  /// For each category, how its occurrences are shown one by one: as told where a formula weighs it or a category above
  /// it, and where it comes from an added lexicon.
  var tellings: [Telling] {
    let shipped = Set(LexiconFile.embedded.map(\.name))
    var tellings = categories.map { category -> Telling in
      if !category.isSupport, category.act == nil, category.isDefined, !shipped.contains(category.file) { return .told }
      return category.attention != nil || category.vision != nil ? .named : .nothing
    }
    for case .category(let number) in verdicts.values.joined().flatMap(\.labels).flatMap(\.weights).map(\.subject) {
      for category in [number] + categories[number].descendants { tellings[category] = .told }
    }
    return tellings
  }
}

extension DocumentScore {
  /// How often each subject of a verdict occurs outside negations.
  var affirmed: VerdictFormula.SubjectCounts {
    var ofCategory = counts
    negated.span.takeAway(from: &ofCategory)
    var affirmed = VerdictFormula.SubjectCounts(ofCategory: ofCategory)
    for (act, count) in acts { affirmed.ofAct[act.place] = count }
    return affirmed
  }
}

extension Span<Int> {
  /// Subtracts each number from the one in the same place.
  fileprivate func takeAway(from numbers: inout [Int]) {
    var numbers = numbers.mutableSpan
    for place in indices { numbers[place] -= self[place] }
  }
}
