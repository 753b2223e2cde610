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
}

extension WeWord {
  /// How the word is read, and why.
  var words: (reading: String, cue: String) {
    guard let reading else { return ("unresolved", "no cue decides") }
    guard isOfDocument else { return (reading.rawValue, rule ?? "the document") }
    return (reading.rawValue, rule.map { "the document, against \($0)" } ?? "the document")
  }
}
