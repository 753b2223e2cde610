import Lexicons
import Scoring

/// How a score moved from one draft to the other, and why. For stance each side stands by itself; of the models, the
/// one ahead now is compared with the one that was ahead before or, if that is the same, with the runner-up.
struct RevisionShift: Hashable {
  /// Something that adds to the score.
  struct Part: Hashable {
    /// What kind of thing it is.
    enum Kind: String, Hashable {
      case act, category, word
      /// The words that are in both drafts: each weighs less, the more words are weighed.
      case keptWords = "kept_words"
    }

    let kind: Kind
    /// The act's or category's name, or the word.
    let name: String
    /// How often it counts in either draft; a word at most once.
    let before: Int
    let after: Int
    /// How much it moved the score.
    let moves: Double
  }

  /// The name of the verdict, `stance` or `model`.
  let verdict: String
  /// The label whose score it is.
  let label: String
  /// The label whose score is subtracted; `nil` where the label stands by itself.
  let rival: String?
  let before: Double
  let after: Double
  /// All that moved it, the largest first; together they add up to the difference.
  let parts: [Part]

  /// Whether it moved, or any part moved it, by an amount that is visible.
  var isSeen: Bool { Self.isSeen(after - before) || parts.contains { Self.isSeen($0.moves) } }

  /// Whether a move is visible with the two decimals that people read.
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

  /// The model ahead now, and the one that it is compared with.
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
    // Between two formulas there is no telling what each part moved.
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

  /// How often each part counts that the label or its rival weighs.
  private static func counts(_ reading: VerdictReading, _ rival: VerdictReading?) -> [String: Int] {
    let parts = reading.parts + (rival?.parts ?? [])
    return Dictionary(parts.map { ($0.subject, $0.count) }, uniquingKeysWith: max)
  }

  /// What each part adds to a label's score, minus what it adds to the rival's.
  private static func adds(_ reading: VerdictReading, _ rival: VerdictReading?) -> [String: Double] {
    let own = reading.parts.map { ($0.subject, $0.adds) } + (rival?.parts.map { ($0.subject, -$0.adds) } ?? [])
    return Dictionary(own, uniquingKeysWith: +)
  }

  /// The words that moved the score: each that came or went, and together those that stayed.
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
    // Summed in a fixed order, since the last digit of a sum depends on the order.
    let stayed = old.keys.filter { now[$0] != nil }.sorted()
    let moved = stayed.reduce(0.0) { $0 + (now[$1] ?? 0) - (old[$1] ?? 0) }
    return came + went + [
      RevisionShift.Part(
        kind: .keptWords, name: "words in both", before: stayed.count, after: stayed.count, moves: moved)
    ]
  }
}
