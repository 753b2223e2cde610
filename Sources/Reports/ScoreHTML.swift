import Extraction
import Lexicons
import Scoring
import Text

/// Scores as one self-contained page: a table of documents, with the evidence folded below each, and provenance.
struct ScoreHTML: ScoreWriter {
  let layout: ScoreLayout

  mutating func begin() -> String {
    let link = VerdictLegend(scope: layout.scope).link.map { " \($0)." } ?? ""
    return PageStyle.head(title: "Usward: scores of documents") + """
      <header><h1>Scores of documents</h1></header>
      <main id="main">
      <section aria-label="Scores">
      <div class="scroll" tabindex="0" role="region" aria-label="Table of documents">
      <table class="documents">
      <caption>Rates per 1,000 words. Balance: from −1 (self-interest at the centre) to +1 (the group); – where no evidence counts.\(link)</caption>
      <thead><tr><th scope="col">Document</th><th scope="col">Model</th><th scope="col">Stance</th>\
      <th scope="col" class="n">Balance, 95% interval</th><th scope="col" class="n">Words</th>\
      <th scope="col" class="n">I, me, my</th><th scope="col" class="n">we, us, our</th>\
      <th scope="col" class="n">we unresolved</th></tr></thead>
      <tbody>

      """
  }

  func record(_ outcome: Outcome) -> [UInt8] { Array(text(of: outcome).utf8) }

  private func text(of outcome: Outcome) -> String {
    switch outcome {
    case .failed(let failure):
      return "<tr><th scope=\"row\">\(Escapes.html(failure.id))</th>"
        + "<td colspan=\"7\">failed: \(Escapes.html(failure.message))</td></tr>\n"
    case .scored(let document): return row(document)
    }
  }

  mutating func end(_ provenance: Provenance) -> String {
    "</tbody></table></div>\n</section>\n" + PageStyle.foot(provenance, meaning: layout.scope)
  }

  private func row(_ document: ScoredDocument) -> String {
    let score = document.score
    let verdict = layout.verdict(score)
    func number(_ text: String) -> String { "<td class=\"n\">\(text)</td>" }
    var name = Escapes.html(document.id)
    // Beneath the name, so that a narrow window shows every figure; sentences stand across the table, where they have room.
    let byline = [
      document.metadata.author.map(Escapes.html),
      document.metadata.date.map { "<span class=\"n\">\(Escapes.html($0))</span>" },
    ].compactMap(\.self).joined(separator: ", ")
    if !byline.isEmpty { name += "<br><small>\(byline)</small>" }
    let remarks = (Wording.remarks(on: document, in: layout.scope) + [layout.added(score)].compactMap(\.self))
      .map { "<small>\(Escapes.html($0))</small>" }.joined()
    let (balance, interval) = layout.balance(score)
    let beside = interval.map { " <small>\(Wording.minus($0))</small>" } ?? ""
    // The verdicts first: a narrow window shows no more next to the name.
    return "<tr><th scope=\"row\">\(name)</th>"
      + (verdict.map { "<td>\($0.model)</td><td>\($0.stance)</td>" }
        ?? "<td colspan=\"2\" class=\"faint\">\(Wording.noVerdict(score))</td>")
      + number(Wording.minus(balance) + beside) + number(grouped(score.words))
      + number(layout.rate(ReferenceCategory.own, in: score)) + number(layout.rate(ReferenceCategory.shared, in: score))
      + number(layout.unresolved(score)) + "</tr>\n"
      + (remarks.isEmpty ? "" : "<tr class=\"beneath\"><td colspan=\"8\">\(remarks)</td></tr>\n")
      + (layout.showsEvidence ? evidence(document) : "")
  }

  private func evidence(_ document: ScoredDocument) -> String {
    let pieces = document.evidence
    guard !pieces.isEmpty else { return "" }
    let items = pieces.map {
      "<li\($0.evidence.counted ? "" : " class=\"faint\"")><b>\(Escapes.html(Wording.worth($0.evidence)))</b> "
        + "\($0.position.shown) \(Excerpt($0).text("<u>", "</u>", Escapes.html))</li>"
    }
    let count = pieces.count(where: \.evidence.counted)
    let rejected = count == pieces.count ? "" : ", \(grouped(pieces.count - count)) not counted"
    let summary = "\(counted(count, "piece", "pieces")) of evidence\(rejected)"
    return "<tr class=\"beneath\"><td colspan=\"8\"><details><summary>\(summary)</summary><ul>"
      + items.joined() + "</ul></details></td></tr>\n"
  }
}
