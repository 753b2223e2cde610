import Lexicons
import Scoring
import Text

/// The derivation of a verdict's scores as a table: what is counted in rows, the labels in columns, the winner first.
/// It has every figure that a score is made of, so that the score can be recomputed by hand.
struct Reckoning {
  /// Something counted, and what it adds to each label.
  struct Row {
    var name: String
    /// How often it occurs; `nil` for the bias and for sums.
    var count: Int?
    /// The value that its count enters the formula as; `nil` for the bias and for sums.
    var share: Double?
    /// A weight in tenths, `nil` for sums, and what it adds to the score.
    var cells: [(tenths: Int?, adds: Double)]
  }

  /// The name of the verdict.
  let name: String
  /// The label that won, as in the record.
  let verdict: String
  /// The condition under which a label wins.
  let condition: String
  /// The rate per 1,000 words that enters as one half.
  let half: Int
  let labels: [String]
  let rows: [Row]
  /// The words that it weighs by their presence; none where the table is narrowed.
  let words: [WeighedWord]

  /// The tables of an explanation, for the verdicts that its lexicon has a formula for. If narrowed to lines of the
  /// source, they have only what is on these lines, next to the whole scores.
  static func tables(of explanation: Explanation) -> [Reckoning] {
    let score = explanation.score
    let shown = explanation.narrowed.isEmpty ? nil : Set(explanation.lines.flatMap(subjects(in:)))
    let open = score.workings?.we.filter { $0.cue == nil || $0.isOfDocument } ?? []
    let margins = [VerdictReading.margin, VerdictReading.weMargin].map { Decimals.text($0, places: 2) ?? "" }
    let words = explanation.narrowed.isEmpty ? score.workings?.words ?? [:] : [:]
    return [
      Reckoning(
        "stance", score.stance.rawValue,
        "a side is present if its score is above 0; with both the stance is mixed, with none neither",
        explanation.stance, words[VerdictName.stance], shown),
      Reckoning(
        "model", score.model.rawValue, "the highest score wins if it is ahead by at least \(margins[0])",
        explanation.model,
        words[VerdictName.model], shown),
      Reckoning(
        "we where no clause decides", open.first?.words.reading ?? "",
        "the highest score wins if it is ahead by at least \(margins[1])" + heldAgainstClauses(explanation),
        open.isEmpty ? [] : explanation.we, words[VerdictName.we], shown),
    ].compactMap(\.self)
  }

  /// What became of the formula's reading of we, which clauses may contradict for other words.
  private static func heldAgainstClauses(_ explanation: Explanation) -> String {
    let readings = explanation.we
    guard let workings = explanation.score.workings else { return "" }
    guard readings.count > 1 else { return "; a single label decides nothing, so these words stay unresolved" }
    if readings[0].score - readings[1].score < VerdictReading.weMargin {
      return "; it is not, so these words stay unresolved"
    }
    guard let favoured = readings.first(where: { $0.favour != 0 })?.label, favoured != readings[0].label,
      let reading = WeReading(rawValue: favoured)
    else { return "" }
    let clauses = "the \(counted(workings.weInClauses[reading], "word", "words")) that clauses read as \(favoured)"
    return workings.we.contains { $0.isOfDocument }
      ? "; it outvotes \(clauses), at most half as many as the others"
      : "; but it cannot outvote \(clauses), more than half as many as the others, which stay unresolved"
  }

  private init?(
    _ name: String, _ verdict: String, _ condition: String, _ readings: [VerdictReading],
    _ words: [WeighedWord]?, _ shown: Set<String>?
  ) {
    guard let best = readings.first else { return nil }
    self.name = name
    self.verdict = verdict
    self.condition = condition
    half = best.half
    labels = readings.map(\.label)
    self.words = words ?? []
    let subjects = best.parts.filter { part in
      shown.map { $0.contains { $0.isOrLiesUnder(part.subject) } } ?? true
    }
    let parts = subjects.map { part in
      Row(
        name: part.subject, count: part.count, share: part.share,
        cells: readings.map { reading in
          let same = reading.parts.first { $0.subject == part.subject }
          return (same?.tenths ?? 0, same?.adds ?? 0)
        })
    }
    var rows = [Row(name: "bias", cells: readings.map { ($0.bias, Double($0.bias) / 10) })]
    rows += parts.sorted { Self.most($0) > Self.most($1) }
    if let present = best.words {
      rows.append(
        Row(
          name: "words present", count: present.count, share: present.share,
          cells: readings.map { ($0.words?.tenths ?? 0, $0.words?.adds ?? 0) }))
    }
    if readings.contains(where: { $0.favour != 0 }) {
      rows.append(Row(name: "as clauses decide", cells: readings.map { (Int(($0.favour * 10).rounded()), $0.favour) }))
    }
    if shown != nil {
      rows.append(
        Row(
          name: "all else",
          cells: readings.enumerated().map { place, reading in
            (nil, reading.score - rows.reduce(0) { $0 + $1.cells[place].adds })
          }))
    }
    self.rows = rows + [Row(name: "score", cells: readings.map { (nil, $0.score) })]
  }

  private static func most(_ row: Row) -> Double { row.cells.map { abs($0.adds) }.max() ?? 0 }

  /// What verdicts may weigh in a line.
  private static func subjects(in line: Explanation.Line) -> [String] {
    line.marks.map(\.finding.category)
      + line.evidence.filter(\.finding.counted).compactMap { $0.finding.act?.rawValue }
  }

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

extension WeWord {
  /// How the word is read, and why.
  var words: (reading: String, cue: String) {
    guard let reading else { return ("unresolved", "no cue decides") }
    guard isOfDocument else { return (reading.rawValue, rule ?? "the document") }
    return (reading.rawValue, rule.map { "the document, against \($0)" } ?? "the document")
  }
}
