public import Lexicons

/// A label's score and what each category adds to it: how to recompute a verdict from a record.
public struct VerdictReading: Hashable, Sendable {
  /// The contribution of a category or act.
  public struct Part: Hashable, Sendable {
    /// The category's or act's name.
    public var subject: String
    /// The number of its affirmed occurrences, or of the act's counted evidence.
    public var count: Int
    /// The value from 0 to 1 that its count enters the formula as.
    public var share: Double
    /// Its weight, in tenths.
    public var tenths: Int
    /// What it adds to the score.
    public var adds: Double { share * Double(tenths) / 10 }
  }

  /// The contribution of the words that a formula weighs by their presence.
  public struct Words: Hashable, Sendable {
    /// How many of them are present.
    public var count: Int
    /// Their total weight, in tenths.
    public var tenths: Int
    /// The value that each of them enters the formula as: together they are a vector of length 1.
    public var share: Double { 1 / Double(count).squareRoot() }
    /// What they add to the score.
    public var adds: Double { share * Double(tenths) / 10 }
  }

  /// The least difference between the two highest scores that decides for a model, in log odds: below it the two models
  /// are about one percentage point apart.
  public static let margin = 0.05
  /// The least difference between the two highest scores that decides a reading of we, in log odds: ln 2 ≈ 0.7, odds of
  /// 2 to 1. Below it the word stays unresolved.
  public static let weMargin = 0.7

  /// The label.
  public var label: String
  /// The length in words from which a text is read by this formula.
  public var fromWords: Int
  /// The rate per 1,000 words that enters as one half.
  public var half: Int
  /// The score of a text without any occurrence, in tenths.
  public var bias: Int
  /// The contributions, in the order of the formula, without those of subjects that do not occur.
  public var parts: [Part]
  /// All subjects that the formula weighs, those that do not occur included.
  public var subjects: Set<String>
  /// The contribution of the words that the formula weighs; `nil` where none is present.
  public var words: Words?
  /// What the label gains because cues in clauses give this reading to other occurrences of we.
  public var favour = 0.0

  /// Whether the formula weighs the category or one above it.
  public func weighs(_ category: String) -> Bool {
    subjects.contains { category.isOrLiesUnder($0) }
  }

  /// The score.
  public var score: Double { Double(bias) / 10 + parts.reduce(0) { $0 + $1.adds } + (words?.adds ?? 0) + favour }
}

extension Lexicon {
  /// The readings of a verdict's labels, the winning one first; empty without a formula for it or without words. The
  /// verdict `we` needs the score's workings.
  public func reading(of verdict: String, in score: DocumentScore) -> [VerdictReading] {
    guard score.words > 0, let formula = formula(of: verdict, words: score.words) else { return [] }
    var readings = formula.labels.enumerated().map { number, label in
      VerdictReading(
        label: label.name, fromWords: formula.fromWords, half: formula.half, bias: label.bias,
        parts: label.weights.compactMap { weight in
          let count = score.affirmed(weight.subject)
          guard count > 0 else { return nil }
          return VerdictReading.Part(
            subject: name(of: weight.subject), count: count, share: formula.share(count, words: score.words),
            tenths: weight.tenths)
        },
        subjects: Set(label.weights.map { name(of: $0.subject) }),
        words: score.present[verdict].flatMap { present in
          present.count == 0 ? nil : VerdictReading.Words(count: present.count, tenths: present.tenths[number])
        })
    }
    if verdict == VerdictName.we, let decided = score.workings?.weInClauses,
      let favour = Verdicts.favour(readings.map(\.label), decided)
    {
      for index in readings.indices where readings[index].label == favour.label { readings[index].favour = favour.adds }
    }
    return readings.sorted { $0.score > $1.score }
  }
}

extension Lexicon {
  /// The name by which a verdict shows its subject.
  fileprivate func name(of subject: VerdictFormula.Subject) -> String {
    switch subject {
    case .category(let number): categories[number].name
    case .act(let act): act.rawValue
    }
  }
}

extension DocumentScore {
  /// How often a verdict's subject occurs: a category outside negations, an act's counted evidence.
  fileprivate func affirmed(_ subject: VerdictFormula.Subject) -> Int {
    switch subject {
    case .category(let number): counts[number] - negated[number]
    case .act(let act): acts[act] ?? 0
    }
  }
}
