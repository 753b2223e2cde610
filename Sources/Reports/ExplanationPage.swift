import Extraction
import Lexicons
import Scoring
import Text

/// Explanations as one self-contained page: the text with its counted evidence underlined and numbered, how the verdicts
/// follow, each piece with its rule, and the candidates that do not count with their reasons.
struct ExplanationPage: Sendable {
  /// Whether sentences without evidence are shown too.
  let showsAllSentences: Bool

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
      \(explanation.hasVerdict ? verdicts(explanation) : "")
      <p class="legend"><span><span class="ev c">group</span> speaks for the group</span>\
      <span><span class="ev s">leader</span> speaks for the leader's own interest</span>\
      <span><span class="other">said by others</span> left out of the count</span></p>
      \(text(explanation))
      \(evidence(explanation))
      \(rejected(explanation))
      </section>

      """
  }

  private func facts(_ explanation: Explanation) -> String {
    let score = explanation.score
    var facts = [
      ("words", Decimals.grouped(score.words)), ("sentences", Decimals.grouped(score.sentences)),
      ("words of others", Decimals.grouped(score.otherVoiceWords)),
    ]
    if explanation.hasVerdict {
      facts += [("stance", Wording.label(score.stance)), ("model", score.model.rawValue)]
    } else {
      facts.append(
        ("verdict", score.flags.contains(.notEnglish) ? "none: not English" : "none: too little text"))
    }
    facts.append(("balance", Wording.balance(score.orientation?.value)))
    if score.we.total > 0 {
      facts.append(("we unresolved", Decimals.percent(Double(score.we.unresolved) / Double(score.we.total))))
    }
    let list = facts.map { "<div><dt>\($0.0)</dt><dd>\(Escapes.html($0.1))</dd></div>" }.joined()
    let flags = score.flags.map { "<p class=\"note\">\(Escapes.html(Wording.label($0)))</p>" }.joined()
    return "<dl class=\"facts\">\(list)</dl>\(flags)"
  }

  /// How the verdicts follow: each label's score and what adds to it.
  private func verdicts(_ explanation: Explanation) -> String {
    let rows = [("Stance", explanation.stance), ("Model", explanation.model)].flatMap { name, readings in
      readings.map { reading in
        let parts = reading.parts.map { part in
          "\(Escapes.html(part.subject)) ×\(part.count) \(Wording.points(part.adds))"
        }
        return "<tr><th scope=\"row\">\(name): \(Escapes.html(reading.label))</th>"
          + "<td class=\"n\">\(Wording.points(reading.score))</td><td>\(parts.joined(separator: ", "))</td></tr>"
      }
    }
    guard !rows.isEmpty else { return "" }
    return """
      <details><summary>How the verdicts follow</summary>
      <table><caption>Stance: a side whose score is above 0 is there. Model: the highest score. Each part is what is counted, \
      how often, and what it adds.</caption>
      <thead><tr><th scope="col">Verdict</th><th scope="col" class="n">Score</th><th scope="col">From</th></tr></thead>
      <tbody>\(rows.joined(separator: "\n"))</tbody></table></details>
      """
  }

  private func text(_ explanation: Explanation) -> String {
    var number = 0
    let sentences = explanation.lines.map { line -> String in
      var numbers: [Int: Int] = [:]
      for (index, piece) in line.evidence.enumerated() where piece.evidence.counted {
        number += 1
        numbers[index] = number
      }
      guard showsAllSentences || !line.evidence.isEmpty else { return "" }
      var opened: Set<Int> = []
      let words = line.runs.map { run -> String in
        let words = Escapes.html(run.text)
        guard let first = run.pieces.first else { return words }
        let fresh = run.pieces.filter { opened.insert($0).inserted }.compactMap { numbers[$0] }
        let marks = fresh.map { "<sup><a href=\"#e\($0)\" id=\"t\($0)\">\($0)</a></sup>" }.joined()
        return "<span class=\"ev \(Self.tone(line.evidence[first].evidence))\">\(words)</span>\(marks)"
      }
      let voice = line.voice == .author ? "" : " class=\"other\""
      return "<p\(voice)><span class=\"line\">\(line.position.line)</span> \(words.joined())</p>"
    }
    return "<div class=\"text\">\n\(sentences.filter { !$0.isEmpty }.joined(separator: "\n"))\n</div>"
  }

  private func evidence(_ explanation: Explanation) -> String {
    let pieces = explanation.lines.flatMap(\.evidence).filter(\.evidence.counted)
    guard !pieces.isEmpty else { return "<p>No evidence counts.</p>" }
    let rows = pieces.enumerated().map { index, piece in
      let evidence = piece.evidence
      return "<tr id=\"e\(index + 1)\"><th scope=\"row\"><a href=\"#t\(index + 1)\">\(index + 1)</a></th>"
        + "<td>\(Escapes.html(piece.words))</td>"
        + "<td>\(Escapes.html(Wording.label(evidence)))</td>"
        + "<td>\(evidence.actor.rawValue)</td><td class=\"n\">\(evidence.weight)</td>"
        + "<td>\(Escapes.breakable(evidence.rule))</td></tr>"
    }
    return """
      <details open><summary>\(Wording.plural(pieces.count, "piece", "pieces")) of evidence</summary>
      <div class="scroll" tabindex="0" role="region" aria-label="Table of evidence"><table>
      <thead><tr><th scope="col">No.</th><th scope="col">Words</th><th scope="col">What it does</th>\
      <th scope="col">Who acts</th><th scope="col" class="n">Weight</th><th scope="col">Rule</th></tr></thead>
      <tbody>\(rows.joined(separator: "\n"))</tbody></table></div></details>
      """
  }

  private func rejected(_ explanation: Explanation) -> String {
    let pieces = explanation.lines.flatMap(\.evidence).filter { !$0.evidence.counted }
    guard !pieces.isEmpty else { return "" }
    let items = pieces.map { piece in
      let evidence = piece.evidence
      let act = Wording.label(evidence)
      return "<li>line \(piece.position.line): “\(Escapes.html(piece.words))” (\(Escapes.html(act)), rule "
        + "\(Escapes.html(evidence.rule))): \(Escapes.html(Wording.reason(evidence)))</li>"
    }
    return "<details><summary>\(Wording.plural(pieces.count, "rejected candidate", "rejected candidates"))</summary>"
      + "<ul>\(items.joined(separator: "\n"))</ul></details>"
  }

  /// The class of evidence's side.
  private static func tone(_ evidence: Evidence) -> String { evidence.side == .own ? "s" : "c" }

  /// The two sides differ in the line's shape as well as in colour.
  private static let css =
    """
    .text{max-width:46rem;margin:1rem 0}.text p{margin:.25rem 0 .25rem 3rem;max-width:none;line-height:1.7;text-indent:0}
    .line{float:left;margin-left:-3rem;width:2.4rem;text-align:right;font-size:.78rem;line-height:2.1;color:var(--muted);\
    font-variant-numeric:tabular-nums}
    .ev{text-decoration:underline;text-decoration-thickness:2px;text-underline-offset:3px}
    .ev.c{text-decoration-color:var(--collective)}.ev.s{text-decoration-color:var(--self);text-decoration-style:double}
    .other{color:var(--muted);font-style:italic}sup{line-height:0}sup a{font-size:.72rem;color:var(--collective);padding:0 .1rem}
    tr:target,sup a:target{background:var(--band)}td a,th a{color:var(--collective)}
    """
}
