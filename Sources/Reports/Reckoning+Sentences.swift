import Lexicons
import Scoring
import Text

/// What follows from a text besides the verdicts' scores, each in a line.
extension Reckoning {
  /// The derivation of the balance: its formula with the document's weights; `nil` without words.
  static func balance(_ score: DocumentScore) -> String? {
    guard let orientation = score.orientation, let own = score.perThousand(score.ownWeight),
      let shared = score.perThousand(score.sharedWeight)
    else { return nil }
    let (low, high) = (orientation.interval.lowerBound, orientation.interval.upperBound)
    let isUnknown = orientation.interval == OrientationInterval.unknown
    let reason = score.ownWeight + score.sharedWeight == 0 ? " (no evidence)" : " (one sentence)"
    let k = Decimals.text(OrientationFormula.k, places: 0) ?? ""
    return "balance \(Wording.balance(orientation.value)), 95% \(Wording.balance(low)) to \(Wording.balance(high))"
      + (isUnknown ? reason : "") + ": (C - S) / (C + S + \(k)) "
      + "of weights per 1,000 words, C \(Wording.rate(shared)) for the group, S \(Wording.rate(own)) for the self"
  }

  /// Attention and vision, each figure with the parts of its sum in a line; nothing where there are none.
  static func figures(_ explanation: Explanation) -> [String] {
    [("attention", explanation.attention), ("vision", explanation.visions)].filter { !$0.1.isEmpty }.map {
      name, figures in
      let said = figures.map { figure in
        let parts = figure.parts.map { part in
          "\(Act(rawValue: part.name).map { Wording.label($0) } ?? part.name) \(part.count)"
        }.joined(separator: ", ")
        // The model of a text that gets no verdict is not named.
        let reason = figure.model.map {
          explanation.score.hasVerdict ? "not counted in the model \($0.rawValue): " : "counted only with some models: "
        }
        return "\(figure.name) \(figure.count) (\(reason ?? "")\(parts))"
      }
      return "\(name): " + said.joined(separator: "; ")
    }
  }

  /// What a flag of the verdicts is based on; `nil` for other flags.
  static func reason(of flag: Flag, in explanation: Explanation) -> String? {
    let score = explanation.score
    switch flag {
    case .modelByWords: return "marks of \(ModelCategory.marks(of: score.model.rawValue)) 0"
    case .hollow: return "vision stated \(score.visionStated), model power"
    case .lineCrossed:
      let acts = Act.allCases.filter(\.crossesTheLine).compactMap { act in
        score.acts[act].map { "\(Wording.label(act)) \($0)" }
      }
      let marks = explanation.model.first?.parts.filter { $0.subject.isOrLiesUnder(ModelCategory.power) }.reduce(0) {
        $0 + $1.count
      }
      let parts = acts + [marks ?? 0].filter { $0 > 0 }.map { "marks of \(ModelCategory.power) \($0)" }
      return (explanation.looksFor.decidesModel ? "model \(score.model.rawValue), and " : "") + Wording.list(parts)
    case .shortText, .notEnglish, .duplicate, .ambiguousCapitals, .replacedBytes: return nil
    }
  }

  /// How many places are named that a flag is based on; the rest can be seen in the text.
  private static let placesNamed = 8

  /// The places that a flag is based on, as "line 3 “my vision”"; `nil` where it is not based on words of the text, or
  /// the explanation does not show all of it.
  static func places(of flag: Flag, in explanation: Explanation) -> String? {
    guard flag == .lineCrossed, explanation.narrowed.isEmpty else { return nil }
    let acts = explanation.lines.flatMap(\.evidence).filter {
      $0.finding.counted && $0.finding.act?.crossesTheLine == true
    }.map { ($0.finding.span.start, $0.position.line, $0.words) }
    let marks = explanation.lines.flatMap(\.marks).filter {
      !$0.finding.negated && explanation.isOfModel($0.finding)
        && $0.finding.category.isOrLiesUnder(ModelCategory.power)
    }.map { ($0.finding.span.start, $0.position.line, $0.words) }
    let named = (acts + marks).sorted { ($0.0, $0.2) < ($1.0, $1.2) }.map { "line \($0.1) “\(Escapes.oneLine($0.2))”" }
    return named.isEmpty ? nil : Wording.list(named, most: placesNamed)
  }

  /// How the words of we are read, and why; `nil` when there are none.
  static func we(_ score: DocumentScore) -> String? {
    guard let unresolved = score.we.unresolvedShare, let workings = score.workings else { return nil }
    func said(_ readings: WeReadings) -> String {
      WeReading.allCases.filter { readings[$0] > 0 }.map { "\($0.rawValue) \(readings[$0])" }
        .joined(separator: ", ")
    }
    let clauses = workings.weInClauses
    let rest = workings.we.filter(\.isOfDocument)
    let isOutvoted = rest.contains(where: \.isOutvoted)
    var parts: [String] = []
    if clauses.total > clauses.unresolved {
      parts.append(
        isOutvoted ? "read by their clause, but outvoted: \(said(clauses))" : "read by their clause: \(said(clauses))")
    }
    if let reading = rest.first?.reading { parts.append("read by the document: \(reading.rawValue) \(rest.count)") }
    return "\(counted(score.we.total, "we, us or our", "we, us and our")); "
      + (parts + ["unresolved \(score.we.unresolved) (\(Decimals.percent(unresolved)))"]).joined(separator: "; ")
  }
}
