import Extraction
import Lexicons
import Scoring
import Text

/// Scores as a table for a terminal: a row for each document, and what one must know of it below.
struct ScoreTable: ScoreWriter {
  let layout: ScoreLayout
  /// A terminal of 80 columns has no room for intervals beside the verdicts.
  private var showsIntervals: Bool { layout.style.width >= 100 }
  private var documentWidth: Int { layout.style.width - (showsIntervals ? 75 : 59) }

  init(layout: ScoreLayout) { self.layout = layout }

  mutating func begin() -> String {
    layout.style.paint(
      line(
        Cells(
          document: "DOCUMENT", words: "WORDS", own: "I/1000", shared: "WE/1000", unresolved: "UNRES.",
          balance: "BALANCE", interval: "95% INTERVAL", stance: "STANCE", model: "MODEL")), .heading)
      + "\n"
  }

  func record(_ outcome: Outcome) -> [UInt8] { Array(text(of: outcome).utf8) }

  private func text(of outcome: Outcome) -> String {
    switch outcome {
    case .failed(let failure):
      let message = Escapes.oneLine(failure.message)
      return layout.style.paint(
        DisplayWidth.fit(Escapes.oneLine(failure.id), documentWidth, alignment: .keepEnd), .faint)
        + "  " + layout.style.paint("failed: " + message, .warning) + "\n"
    case .scored(let document): return row(document)
    }
  }

  mutating func end(_ provenance: Provenance) -> String {
    let lines = [
      "I/1000, WE/1000: I, me, my and we, us, our per 1,000 words; UNRES.: the share of we whose reading stays open.",
      "BALANCE: from -1 (self-interest at the centre) to +1 (the group); – where no evidence counts"
        + (showsIntervals
          ? ". " : ", in brackets where its 95% interval includes 0 (a wider terminal shows the interval). ")
        + "Documents under 100 words get no verdict.",
      "Why a text has its verdict, sentence by sentence: usward explain FILE",
    ]
    return Caveats.foot(lines, provenance, layout.style)
  }

  private func row(_ document: ScoredDocument) -> String {
    let score = document.score
    let verdict = layout.verdict(score)
    var (balance, interval) = layout.balance(score)
    // So uncertain that it must not look firm.
    if !showsIntervals, let known = layout.orientation(score)?.interval, interval != nil, known.contains(0) {
      balance = "(\(balance))"
    }
    let tone: Tone? =
      switch (verdict, score.stance) {
      case (nil, _): .faint
      case (_, .own): .own
      case (_, .collective): .collective
      default: nil
      }
    let text = line(
      Cells(
        document: Escapes.oneLine(document.id), words: grouped(score.words),
        own: layout.rate(ReferenceCategory.own, in: score), shared: layout.rate(ReferenceCategory.shared, in: score),
        unresolved: layout.unresolved(score), balance: balance, interval: interval ?? "–",
        stance: verdict?.stance ?? Wording.noVerdict(score), model: verdict?.model ?? ""))
    var lines = [tone.map { layout.style.paint(text, $0) } ?? text]
    for remark in Wording.remarks(on: document, in: layout.scope) {
      let wrapped = DisplayWidth.wrap(Escapes.oneLine(remark), max(20, layout.style.width - 4))
      lines += wrapped.enumerated().map { ($0 == 0 ? "  ! " : "    ") + $1 }
    }
    if let added = layout.added(score) {
      lines += DisplayWidth.wrap(Escapes.oneLine(added), layout.style.width - 2).map { "  " + $0 }
    }
    if layout.showsEvidence { lines += document.evidence.map(shown) }
    return lines.map { $0 + "\n" }.joined()
  }

  private func shown(_ located: LocatedEvidence) -> String {
    let worth = Escapes.oneLine(Wording.worth(located.evidence))
    let head = "  \(located.position.shown)  \(worth)  "
    let room = max(20, layout.style.width - DisplayWidth.of(head))
    let excerpt = Excerpt(of: located.sentence, about: located.marked, columns: room)
    return layout.style.paint(head + excerpt.text, .faint)
  }

  /// The cells of a row.
  private struct Cells {
    let document, words, own, shared, unresolved, balance, interval, stance: String
    /// Empty where there is no verdict.
    let model: String
  }

  private func line(_ row: Cells) -> String {
    let figures = [(row.words, 7), (row.own, 6), (row.shared, 7), (row.unresolved, 6), (row.balance, 7)]
    let cells =
      [DisplayWidth.fit(row.document, documentWidth, alignment: .keepEnd)]
      + figures.map { DisplayWidth.fit($0.0, $0.1, alignment: .right) }
    let shown = cells + (showsIntervals ? [DisplayWidth.fit(row.interval, 15, alignment: .right)] : [])
    // "too little text" extends into the column of the model, which is then empty.
    let verdict = row.model.isEmpty ? row.stance : DisplayWidth.fit(row.stance, 10) + " " + row.model
    return shown.joined(separator: " ") + "  " + verdict
  }
}
