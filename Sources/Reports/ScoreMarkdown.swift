import Extraction
import Lexicons
import Scoring
import Text

/// Scores as a Markdown table, with evidence and provenance below.
struct ScoreMarkdown: ScoreWriter {
  let layout: ScoreLayout
  private var remarks: [String] = []

  init(layout: ScoreLayout) { self.layout = layout }

  mutating func begin() -> String {
    let columns = [
      "Document", "Author", "Date", "Words", "I, me, my / 1,000", "we, us, our / 1,000", "We unresolved", "Balance",
      "95%", "Stance", "Model",
    ]
    return MarkdownTable.table(columns, numbers: 3..<9, []) + "\n"
  }

  func record(_ outcome: Outcome) -> [UInt8] { Array(text(of: outcome).utf8) }

  mutating func joint(_ outcome: Outcome) -> String {
    if case .scored(let document) = outcome { note(document) }
    return ""
  }

  private func text(of outcome: Outcome) -> String {
    switch outcome {
    case .failed(let failure):
      let cells = [
        Escapes.markdown(failure.id), "", "", "", "", "", "", "", "", "failed", Escapes.markdown(failure.message),
      ]
      return row(cells)
    case .scored(let document):
      let score = document.score
      let verdict = layout.verdict(score)
      let balance = layout.balance(score)
      return row([
        Escapes.markdown(document.id), Escapes.markdown(document.metadata.author ?? ""),
        Escapes.markdown(document.metadata.date ?? ""), grouped(score.words),
        layout.rate(ReferenceCategory.own, in: score),
        layout.rate(ReferenceCategory.shared, in: score),
        layout.unresolved(score),
        balance.value, balance.interval ?? "–", verdict?.stance ?? Wording.noVerdict(score),
        verdict?.model ?? "–",
      ])
    }
  }

  mutating func end(_ provenance: Provenance) -> String {
    var text = "\n"
    for remark in remarks { text += "- \(remark)\n" }
    if !remarks.isEmpty { text += "\n" }
    for caveat in Caveats.short { text += "*\(caveat)*\n\n" }
    return text + Escapes.markdown(ProvenanceText.line(provenance)) + "\n"
  }

  /// Keeps what comes below the table: remarks and, if asked for, evidence.
  private mutating func note(_ document: ScoredDocument) {
    for remark in Wording.remarks(on: document, in: layout.scope) {
      remarks.append("\(Escapes.markdown(document.id)): \(Escapes.markdown(remark))")
    }
    if let added = layout.added(document.score) {
      remarks.append("\(Escapes.markdown(document.id)): \(Escapes.markdown(added))")
    }
    guard layout.showsEvidence else { return }
    for located in document.evidence {
      let place = "\(Escapes.markdown(document.id)):\(located.position.shown)"
      let worth = Escapes.markdown(Wording.worth(located.evidence))
      remarks.append("\(place) \(worth): \(Excerpt(located).text("**", "**", Escapes.markdown))")
    }
  }

  private func row(_ cells: [String]) -> String { MarkdownTable.row(cells) + "\n" }
}
