import Lexicons
import Scoring
import Text

/// The folded tables below a text on its page: whom each we includes, the marks that verdicts weigh, and how the
/// verdicts follow, with every figure in them.
struct ExplanationPageTables {
  let explanation: Explanation

  var html: String { [we, figures, marks, reckoning].filter { !$0.isEmpty }.joined(separator: "\n") }

  private var we: String {
    guard let summary = Reckoning.we(explanation.score) else { return "" }
    let rows = explanation.lines.flatMap(\.we).map { piece in
      let (reading, cue) = piece.finding.words
      return "<tr><th scope=\"row\">\(piece.position.line)</th><td>\(Escapes.html(piece.words))</td><td>\(reading)</td>"
        + "<td>\(name(cue))</td></tr>"
    }
    return fold(
      "Whom each we includes", "<p>\(Escapes.html(summary)).</p>",
      table(["Line", "Word", "Reading", "Decided by"], rows, label: "Words of we", className: "slim"))
  }

  private var figures: String {
    let lines = Reckoning.figures(explanation).map {
      "<p>\(Escapes.html($0.capitalised)).</p>"
    }
    return lines.isEmpty ? "" : fold("Attention and vision, and what counts for them", lines.joined())
  }

  private var marks: String {
    let marks = explanation.lines.flatMap(\.marks)
    return fold(
      marks.filter { !$0.finding.isOnlyNamed },
      as: marks.contains { explanation.isOnlyCounted($0.finding) }
        ? "What is counted besides the acts" : "What the verdicts weigh besides the acts")
      + fold(marks.filter(\.finding.isOnlyNamed), as: "Words that count for attention and vision")
  }

  private func fold(_ marks: [Explanation.Piece<Mark>], as title: String) -> String {
    guard !marks.isEmpty else { return "" }
    let rows = Dictionary(grouping: marks, by: \.finding.category).sorted { $0.key < $1.key }.map { category, pieces in
      let places = pieces.map { piece in
        let words = Escapes.html(piece.words)
        let rule = piece.finding.rule == piece.words.lowercased() ? "" : " (\(name(piece.finding.rule)))"
        return "\(piece.position.line)\u{A0}“\(words)”\(rule)\(piece.finding.negated ? " negated" : "")"
      }
      let figure = pieces.first?.finding.figure.map { "<br><small>\(Escapes.html($0))</small>" } ?? ""
      return "<tr><th scope=\"row\">\(name(category))\(figure)</th><td class=\"n\">\(pieces.count)</td>"
        + "<td>\(places.joined(separator: ", "))</td></tr>"
    }
    return fold(
      title,
      "<p>Each with its line, and with the entry or rule that matched where that is not the word itself.</p>",
      table(["Category", "n", "Where"], numbers: ["n"], rows, label: title))
  }

  private var reckoning: String {
    guard explanation.score.hasVerdict, !explanation.lines.isEmpty else { return "" }
    let tables = Reckoning.tables(of: explanation)
    guard let half = tables.first?.half else { return "" }
    let shown = explanation.looksFor.acts.isEmpty ? nil : Reckoning.balance(explanation.score)
    let balance = shown.map {
      "<p>\(Escapes.html(Wording.minus($0.capitalised))).</p>"
    }
    let flags = explanation.score.tellingFlags.compactMap { flag in
      Reckoning.reason(of: flag, in: explanation).map { "<p>\(flag.rawValue): \(Escapes.html($0)).</p>" }
    }
    let intro =
      "<p>A rate r per 1,000 words enters as r / (r + \(half)), and each of n words present as 1 / √n. Under each label: a weight in tenths, and what it adds.</p>"
    return fold(
      "How the verdicts were reached",
      intro + tables.map { drawn($0) + words($0) }.joined() + (balance ?? "") + flags.joined())
  }

  private func drawn(_ reckoning: Reckoning) -> String {
    let rows = reckoning.rows.map { row in
      let cells = row.cells.map { cell in
        "<td class=\"n\">\(cell.tenths.map { "<small>\(Wording.minus(String($0)))</small>" } ?? "")</td><td class=\"n\">\(Wording.minus(Wording.points(cell.adds)))</td>"
      }
      return "<tr><th scope=\"row\">\(name(row.name))</th>"
        + "<td class=\"n\">\(row.count.map(grouped) ?? "")</td>"
        + "<td class=\"n\">\(row.share.flatMap { Decimals.text($0, places: 3) } ?? "")</td>" + cells.joined() + "</tr>"
    }
    let labels = reckoning.labels.map { "<th scope=\"col\" class=\"n\" colspan=\"2\">\(Escapes.html($0))</th>" }
    return """
      <h3>\(Escapes.html(reckoning.name)): \(Escapes.html(reckoning.verdict))</h3>
      <div class="scroll" tabindex="0" role="region" aria-label="Reckoning of \(Escapes.html(reckoning.name))">
      <table class="sums"><caption>\(Escapes.html(reckoning.condition.capitalised)).</caption>
      <thead><tr><th scope="col">What is counted</th><th scope="col" class="n">n</th><th scope="col" class="n">Enters</th>\
      \(labels.joined())</tr></thead>
      <tbody>\(rows.joined(separator: "\n"))</tbody></table></div>
      """
  }

  /// The words that a verdict weighs, each with its weights.
  private func words(_ reckoning: Reckoning) -> String {
    guard !reckoning.words.isEmpty else { return "" }
    let rows = reckoning.words.map { word in
      "<tr><th scope=\"row\">\(Escapes.html(word.word))</th>"
        + reckoning.labels.map { "<td class=\"n\">\(Wording.minus(String(word.tenths[$0] ?? 0)))</td>" }.joined()
        + "</tr>"
    }
    return fold(
      "The \(counted(reckoning.words.count, "word", "words")) present, with weights in tenths",
      table(["Word"] + reckoning.labels, numbers: reckoning.labels, rows, label: "Words present: \(reckoning.name)"))
  }

  /// A name from the lexicon, with places to break after its dots.
  private func name(_ name: String) -> String { Escapes.html(name).replacing(".", with: ".<wbr>") }

  private func fold(_ summary: String, _ body: String...) -> String {
    "<details><summary>\(Escapes.html(summary))</summary>\(body.joined(separator: "\n"))</details>"
  }

  /// A table; the columns named in `numbers` hold numbers.
  private func table(
    _ heads: [String], numbers: [String] = [], _ rows: [String], label: String, className: String = ""
  ) -> String {
    """
    <div class="scroll" tabindex="0" role="region" aria-label="\(label)"><table class="\(className)">
    <thead><tr>\(heads.map { "<th scope=\"col\"\(numbers.contains($0) ? " class=\"n\"" : "")>\(Escapes.html($0))</th>" }.joined())</tr></thead>
    <tbody>\(rows.joined(separator: "\n"))</tbody></table></div>
    """
  }
}
