public import Lexicons

/// A label's score and what each category adds to it: how a verdict can be recomputed from a record.
public struct VerdictReading: Hashable, Sendable {
  /// A category's or act's part.
  public struct Part: Hashable, Sendable {
    /// The category's or act's name.
    public var subject: String
    /// Its affirmed occurrences, or the act's counted evidence.
    public var count: Int
    /// What its count enters as, from 0 to 1.
    public var share: Double
    /// Its weight, in tenths.
    public var tenths: Int
    /// What it adds to the score.
    public var adds: Double { share * Double(tenths) / 10 }
  }

  /// The part of the words that a formula weighs by being there.
  public struct Words: Hashable, Sendable {
    /// How many of them are there.
    public var count: Int
    /// What they weigh together, in tenths.
    public var tenths: Int
    /// What one of them enters as: together they are a vector of length 1.
    public var share: Double { 1 / Double(count).squareRoot() }
    /// What they add to the score.
    public var adds: Double { share * Double(tenths) / 10 }
  }

  /// Two models whose scores differ by less are not told apart: about one percentage point between them.
  public static let margin = 0.05
  /// Readings of we whose scores differ by less stay unresolved: odds of under 2 to 1.
  public static let weMargin = 0.7

  /// The label.
  public var label: String
  /// The fewest words of a text that its formula reads.
  public var fromWords: Int
  /// The rate per 1,000 words that enters as one half.
  public var half: Int
  /// The score without any occurrence, in tenths.
  public var bias: Int
  /// The parts, in the order of the formula; those of no occurrence left out.
  public var parts: [Part]
  /// All that the formula weighs, of no occurrence too.
  public var subjects: Set<String>
  /// The part of the words that the formula weighs; `nil` where none is there.
  public var words: Words?
  /// What the label gains since the cues in clauses give it to other occurrences of we.
  public var favour = 0.0

  /// Whether the formula weighs the category or one that holds it.
  public func weighs(_ category: String) -> Bool {
    subjects.contains { category.isOrLiesUnder($0) }
  }

  /// The score.
  public var score: Double { Double(bias) / 10 + parts.reduce(0) { $0 + $1.adds } + (words?.adds ?? 0) + favour }
}

extension Lexicon {
  /// The labels of a verdict, the winning one first; empty without a formula for it or without words. The verdict `we` needs
  /// the score's workings.
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
