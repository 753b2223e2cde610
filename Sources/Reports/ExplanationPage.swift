import Extraction
import Lexicons
import Scoring
import Text

/// Explanations as one self-contained page: the text with its counted evidence underlined and numbered, the derivation
/// of the verdicts, each piece with its rule, and the candidates that do not count with their reasons.
struct ExplanationPage: Sendable {
  /// Which sentences of the text are shown.
  let shown: ShownSentences

  var head: String {
    PageStyle.head(title: "Usward: a text and its evidence") + """
      <style>
      \(Self.css)
      </style>
      <header><h1>The text and its evidence</h1></header>
      <main id="main">

      """
  }

  /// A document's section.
  func section(_ explanation: Explanation) -> String {
    let name = Escapes.html(explanation.id)
    return """
      <section aria-label="\(name)">
      <h2>\(name)</h2>
      \(facts(explanation))
      \(legend(explanation))
      \(text(explanation))
      \(evidence(explanation))
      \(rejected(explanation))
      \(ExplanationPageTables(explanation: explanation).html)
      </section>

      """
  }

  /// What the marks in the text mean; those for we and for the model only where there are any.
  private func legend(_ explanation: Explanation) -> String {
    var parts: [String] = []
    if !explanation.looksFor.acts.isEmpty {
      parts += [
        "<span class=\"ev c\">group</span> speaks for the group",
        "<span class=\"ev s\">leader</span> speaks for the leader’s own interest",
      ]
    }
    if explanation.lines.contains(where: { !$0.we.isEmpty }) {
      parts.append(
        "we<sub>in</sub> includes the people addressed, <sub>ex</sub> leaves them out, <sub>gen</sub> is people in general, "
          + "<sub>roy</sub> one person of rank, <sub>?</sub> undecided")
    }
    if explanation.lines.contains(where: { $0.marks.contains { explanation.isOfModel($0.finding) } }) {
      parts.append("<span class=\"mk\">word</span> a mark that the model weighs")
    }
    if explanation.lines.contains(where: { $0.marks.contains { $0.finding.figure != nil } }) {
      parts.append("<span class=\"nm\">word</span> counts for attention or vision")
    }
    parts.append("<span class=\"other\">said by others</span> left out of the count")
    return "<p class=\"legend\">\(parts.map { "<span>\($0)</span>" }.joined())</p>"
  }

  private func facts(_ explanation: Explanation) -> String {
    let score = explanation.score
    var facts = [
      ("words", grouped(score.words)), ("sentences", grouped(score.sentences)),
      ("words of others", grouped(score.otherVoiceWords)),
    ]
    if let verdict = explanation.verdict {
      facts += [("stance", verdict.stance), ("model", verdict.model)]
    } else {
      facts.append(("verdict", "none: \(Wording.noVerdict(score))"))
    }
    if !explanation.looksFor.acts.isEmpty {
      let (value, interval) = Wording.balance(of: score)
      facts.append(("balance", Wording.minus(value + (interval.map { " (95% \($0))" } ?? ""))))
    }
    if let share = score.we.unresolvedShare { facts.append(("we unresolved", Decimals.percent(share))) }
    let list = facts.map { "<div><dt>\($0.0)</dt><dd>\(Escapes.html($0.1))</dd></div>" }.joined()
    let flags = score.tellingFlags.map { flag in
      let places = Reckoning.places(of: flag, in: explanation).map { ". It rests on \($0)." } ?? ""
      return "<p class=\"note\">\(Escapes.html(Wording.label(flag, in: explanation.looksFor) + places))</p>"
    }.joined()
    let notes = explanation.notes.map { "<p><small>Note: \(Escapes.html($0.text))</small></p>" }.joined()
    let meaning = VerdictLegend(scope: explanation.looksFor).link.map { "<p><small>\($0)</small></p>" } ?? ""
    return "<dl class=\"facts\">\(list)</dl>\(notes)\(meaning)\(flags)"
  }

  private func text(_ explanation: Explanation) -> String {
    var number = 0
    let sentences = explanation.lines.map { line -> String in
      var numbers: [Int: Int] = [:]
      for (index, piece) in line.evidence.enumerated() where piece.finding.counted {
        number += 1
        numbers[index] = number
      }
      guard shown.shows(line) else { return "" }
      let words = ExplanationSentence(line: line, explanation: explanation, numbers: numbers).html
      return "<p><span class=\"line\">\(line.position.shownLine)</span> \(words)</p>"
    }
    return "<div class=\"text\">\n\(sentences.filter { !$0.isEmpty }.joined(separator: "\n"))\n</div>"
  }

  private func evidence(_ explanation: Explanation) -> String {
    let pieces = explanation.lines.flatMap(\.evidence).filter(\.finding.counted)
    if pieces.isEmpty { return explanation.looksFor.acts.isEmpty ? "" : "<p>No evidence counts.</p>" }
    let rows = pieces.enumerated().map { index, piece in
      let evidence = piece.finding
      return "<tr id=\"e\(index + 1)\"><th scope=\"row\"><a href=\"#t\(index + 1)\">\(index + 1)</a></th>"
        + "<td class=\"said\">\(Escapes.html(piece.words))</td>"
        + "<td>\(Escapes.html(Wording.label(evidence)))</td>"
        + "<td>\(evidence.actor.rawValue)</td><td class=\"n\">\(evidence.weight)</td>"
        + "<td>\(Escapes.breakable(evidence.rule))</td></tr>"
    }
    return """
      <details open><summary>\(counted(pieces.count, "piece", "pieces")) of evidence</summary>
      <div class="scroll" tabindex="0" role="region" aria-label="Table of evidence"><table class="slim">
      <thead><tr><th scope="col">No.</th><th scope="col">Words</th><th scope="col">What it does</th>\
      <th scope="col">Who acts</th><th scope="col" class="n">Weight</th><th scope="col">Rule</th></tr></thead>
      <tbody>\(rows.joined(separator: "\n"))</tbody></table></div></details>
      """
  }

  private func rejected(_ explanation: Explanation) -> String {
    let items = explanation.lines.flatMap(\.evidence).compactMap { piece in
      let evidence = piece.finding
      return evidence.reason.map { reason in
        "<li>line \(piece.position.line): “\(Escapes.html(piece.words))” (\(Escapes.html(Wording.label(evidence))), rule "
          + "\(Escapes.html(evidence.rule))): \(Escapes.html(reason))</li>"
      }
    }
    guard !items.isEmpty else { return "" }
    return "<details><summary>\(counted(items.count, "rejected candidate", "rejected candidates"))</summary>"
      + "<ul>\(items.joined(separator: "\n"))</ul></details>"
  }

  /// The two sides differ in line style as well as in colour.
  private static let css =
    """
    .text{max-width:46rem;margin:1rem 0}.text p{margin:.25rem 0 .25rem 3rem;max-width:none;line-height:1.7;text-indent:0}
    .line{float:left;margin-left:-3rem;width:2.4rem;text-align:right;font-size:.78rem;line-height:2.1;color:var(--muted);\
    font-variant-numeric:tabular-nums}
    .ev{text-decoration:underline;text-decoration-thickness:2px;text-underline-offset:3px}
    .ev.c{text-decoration-color:var(--collective)}.ev.s{text-decoration-color:var(--self);text-decoration-style:double}
    .other{color:var(--muted);font-style:italic}sup{line-height:0}sup a{font-size:.72rem;color:var(--collective);padding:0 .1rem}
    .slim tbody th{min-width:0}.said{min-width:10rem}.sums .n small{min-width:0}h3+.scroll{margin-bottom:1.4rem}
    .text sub,.legend sub{display:inline-block;text-decoration:none;font-size:.72rem;line-height:0;color:var(--muted);padding:0 .08rem}
    .mk{border-bottom:1.5px dotted var(--grid)}.nm{border-bottom:1px dashed var(--grid)}
    tr:target,sup a:target{background:var(--band)}
    """
}
