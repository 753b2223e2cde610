import Lexicons
import Scoring

/// How a score moved from one draft to the other, and by what. Stance asks of each side by itself; of models the one ahead now is
/// held against the one that was ahead before or, where that is the same, the one next to it now.
struct RevisionShift: Hashable {
  /// What adds to the score.
  struct Part: Hashable {
    /// What kind of thing it is.
    enum Kind: String, Hashable {
      case act, category, word
      /// The words that stand in both drafts: each weighs less the more words are weighed.
      case keptWords = "kept_words"
    }

    let kind: Kind
    /// The act's or category's name, or the word.
    let name: String
    /// How often it counts in either draft; a word once at most.
    let before: Int
    let after: Int
    /// What it moved the score by.
    let moves: Double
  }

  /// What is decided, `stance` or `model`.
  let verdict: String
  /// Whose score it is.
  let label: String
  /// Whose score is taken off; `nil` where the label stands by itself.
  let rival: String?
  let before: Double
  let after: Double
  /// All that moved it, the most first: together they are the difference.
  let parts: [Part]

  /// Whether anything moved it by as much as is shown.
  var isSeen: Bool { Self.isSeen(after - before) || parts.contains { Self.isSeen($0.moves) } }

  /// Whether a move is more than nothing with the two decimals that people read.
  static func isSeen(_ move: Double) -> Bool { abs(move) >= 0.005 }
}

extension Revision {
  /// How the scores of stance and model moved; none where a draft has no verdict.
  var shifts: [RevisionShift] {
    guard before.score.hasVerdict, after.score.hasVerdict else { return [] }
    var shifts = [Stance.own, .collective].compactMap { shift(VerdictName.stance, $0.rawValue, \.stance) }
    if let (label, rival) = models, let model = shift(VerdictName.model, label, against: rival, \.model) {
      shifts.append(model)
    }
    return shifts
  }

  /// The model ahead now, and the one that it is held against.
  private var models: (label: String, rival: String?)? {
    guard let best = after.model.first?.label, let former = before.model.first?.label else { return nil }
    return (best, former == best ? after.model.dropFirst().first?.label : former)
  }

  private func shift(
    _ verdict: String, _ label: String, against rival: String? = nil, _ readings: KeyPath<Explanation, [VerdictReading]>
  ) -> RevisionShift? {
    func reading(_ explanation: Explanation, _ label: String?) -> VerdictReading? {
      explanation[keyPath: readings].first { $0.label == label }
    }
    // Of two formulas what each part moved has no answer.
    guard let old = reading(before, label), let now = reading(after, label), old.fromWords == now.fromWords else {
      return nil
    }
    let (oldRival, nowRival) = (reading(before, rival), reading(after, rival))
    let counts = (Self.counts(old, oldRival), Self.counts(now, nowRival))
    let adds = (Self.adds(old, oldRival), Self.adds(now, nowRival))
    var parts = Set(counts.0.keys).union(counts.1.keys).map { subject in
      RevisionShift.Part(
        kind: Act(rawValue: subject) == nil ? .category : .act, name: subject, before: counts.0[subject] ?? 0,
        after: counts.1[subject] ?? 0, moves: (adds.1[subject] ?? 0) - (adds.0[subject] ?? 0))
    }
    parts += words(verdict, label, against: rival)
    parts = parts.filter { $0.moves != 0 }.sorted { a, b in
      (abs(b.moves), a.kind.rawValue, a.name) < (abs(a.moves), b.kind.rawValue, b.name)
    }
    return RevisionShift(
      verdict: verdict, label: label, rival: rival, before: old.score - (oldRival?.score ?? 0),
      after: now.score - (nowRival?.score ?? 0), parts: parts)
  }

  /// How often each part counts, one that the label or its rival weighs.
  private static func counts(_ reading: VerdictReading, _ rival: VerdictReading?) -> [String: Int] {
    let parts = reading.parts + (rival?.parts ?? [])
    return Dictionary(parts.map { ($0.subject, $0.count) }, uniquingKeysWith: max)
  }

  /// What each part adds to a label's score, what it adds to the rival's taken off.
  private static func adds(_ reading: VerdictReading, _ rival: VerdictReading?) -> [String: Double] {
    let own = reading.parts.map { ($0.subject, $0.adds) } + (rival?.parts.map { ($0.subject, -$0.adds) } ?? [])
    return Dictionary(own, uniquingKeysWith: +)
  }

  /// What words moved: each that came or went, and those that stayed together.
  private func words(_ verdict: String, _ label: String, against rival: String?) -> [RevisionShift.Part] {
    func weighed(_ explanation: Explanation) -> [String: Double] {
      let words = explanation.score.workings?.words[verdict] ?? []
      let root = Double(words.count).squareRoot()
      return Dictionary(
        uniqueKeysWithValues: words.map { word in
          (word.word, Double((word.tenths[label] ?? 0) - (rival.flatMap { word.tenths[$0] } ?? 0)) / 10 / root)
        })
    }
    let (old, now) = (weighed(before), weighed(after))
    let came = now.filter { old[$0.key] == nil }.map {
      RevisionShift.Part(kind: .word, name: $0.key, before: 0, after: 1, moves: $0.value)
    }
    let went = old.filter { now[$0.key] == nil }.map {
      RevisionShift.Part(kind: .word, name: $0.key, before: 1, after: 0, moves: -$0.value)
    }
    // Summed in order: a sum of the same numbers in another order may differ in its last digit.
    let stayed = old.keys.filter { now[$0] != nil }.sorted()
    let moved = stayed.reduce(0.0) { $0 + (now[$1] ?? 0) - (old[$1] ?? 0) }
    return came + went + [
      RevisionShift.Part(
        kind: .keptWords, name: "words in both", before: stayed.count, after: stayed.count, moves: moved)
    ]
  }
}
