import Extraction
import Lexicons
import Scoring
import Text

/// An explanation for a terminal or a pipe: each sentence, with the counted evidence underlined if colours are used,
/// and below it what was found in it; then how the verdicts follow.
struct ExplanationText: Sendable {
  let style: TextStyle
  /// Which sentences are shown.
  let shown: ShownSentences
  /// How many words a side are shown of those that a verdict weighs, unless the full reckoning is asked for.
  private static let wordsShown = 6

  /// The text of an explanation.
  func text(_ explanation: Explanation) -> String {
    var lines = [style.paint(Escapes.oneLine(explanation.id), .heading)] + hung(verdict(explanation)) + [""]
    for line in explanation.lines where shown.shows(line) {
      let findings =
        others(line) + line.evidence.flatMap { piece($0, in: line) } + we(line) + marks(line, of: explanation)
      // Nothing stands beneath a sentence in which only marks were found that weigh little.
      if shown == .telling, findings.isEmpty { continue }
      let voice = line.voice == .author ? "" : style.paint("  [\(line.voice.rawValue)]", .faint)
      lines.append("\(style.paint("\(line.position.shownLine):", .faint)) \(sentence(line))\(voice)")
      lines += findings
    }
    if explanation.score.hasVerdict, !explanation.lines.isEmpty { lines += reckoning(explanation) }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Lines at the margin, each wrapped with a small indent.
  private func hung(_ lines: [String]) -> [String] { lines.flatMap { style.hanging("", $0, by: 2) } }

  /// A sentence with counted evidence underlined in the colour of its side.
  private func sentence(_ line: Explanation.Line) -> String {
    line.runs.map { run in
      let text = Escapes.oneLine(run.text)
      guard let first = run.evidence.first else { return run.voice == .author ? text : style.paint(text, .faint) }
      return style.paint(text, line.evidence[first].finding.tone ?? .collective, isUnderlined: true)
    }.joined()
  }

  private func verdict(_ explanation: Explanation) -> [String] {
    let score = explanation.score
    var lines = ["words \(score.words), sentences \(score.sentences), words in other voices \(score.otherVoiceWords)"]
    lines += explanation.notes.map { "note: \(Escapes.oneLine($0.text))" }
    if let verdict = explanation.verdict {
      lines.append("stance \(verdict.stance), model \(verdict.model)")
    } else {
      let isForeign = score.flags.contains(.notEnglish)
      lines.append("no verdict: \(isForeign ? "the text does not read as English" : Wording.noVerdict(score))")
    }
    if !explanation.looksFor.acts.isEmpty {
      lines.append("weights: self \(score.ownWeight), collective \(score.sharedWeight)")
      lines += [Reckoning.balance(score)].compactMap(\.self)
    }
    let acts = score.acts.filter { $0.value > 0 }.sorted { $0.key.rawValue < $1.key.rawValue }
    if !acts.isEmpty {
      // The tables below and the formulas use the act's name in the record.
      let named = acts.map { "\(Wording.label($0.key)) \($0.value) (\($0.key.rawValue))" }
      lines.append("acts: " + named.joined(separator: ", "))
    }
    lines += [Reckoning.we(score)].compactMap(\.self) + Reckoning.figures(explanation)
    let flags = score.tellingFlags.map { flag in
      flag.rawValue + (Reckoning.reason(of: flag, in: explanation).map { " (\($0))" } ?? "")
    }
    if !flags.isEmpty { lines.append("flags: " + flags.joined(separator: ", ")) }
    return lines
  }

  private func piece(_ piece: Explanation.Piece<Evidence>, in line: Explanation.Line) -> [String] {
    let evidence = piece.finding
    let what = evidence.act.map { "\(Wording.label($0)) (\(evidence.category))" } ?? evidence.category
    var parts = [what, "actor \(evidence.actor.rawValue)"]
    if evidence.weight > 0 { parts.append("weight \(evidence.weight)") }
    if evidence.voice != line.voice { parts.append("voice \(evidence.voice.rawValue)") }
    if evidence.negated { parts.append("negated") }
    parts.append("rule \(evidence.rule)")
    let mark = evidence.counted ? "+" : "-"
    let reason = evidence.reason.map { ": does not count, \($0)" } ?? ""
    let shown = style.hanging(
      "    \(mark) ", "\"\(Escapes.oneLine(piece.words))\" \(parts.joined(separator: ", "))\(reason)")
    return evidence.counted ? shown : shown.map { style.paint($0, .faint) }
  }

  /// The parts of a sentence that are in other voices, if it is not all in one.
  private func others(_ line: Explanation.Line) -> [String] {
    guard line.isMixed else { return [] }
    let words = line.others.map { "\"\(Escapes.oneLine($0.words))\" \($0.finding.voice.rawValue)" }
    return style.hanging("    others: ", words.joined(separator: ", ")).map { style.paint($0, .faint) }
  }

  /// Whom each word of we includes, in one line.
  private func we(_ line: Explanation.Line) -> [String] {
    guard !line.we.isEmpty else { return [] }
    let words = line.we.map { piece in
      let (reading, cue) = piece.finding.words
      return "\"\(Escapes.oneLine(piece.words))\" \(reading) (\(cue))"
    }
    return style.hanging("    we: ", words.joined(separator: ", "))
  }

  /// What tells of stance and model in the line, category by category; in full also what weighs little, what the reading of
  /// we weighs and what counts for attention and vision. Then, for an added lexicon, what is only counted.
  private func marks(_ line: Explanation.Line, of explanation: Explanation) -> [String] {
    let counted = line.marks.filter { explanation.isOnlyCounted($0.finding) }
    let weighed = line.marks.filter {
      !explanation.isOnlyCounted($0.finding) && (style.isFull || explanation.tells($0.finding))
    }
    return marks(weighed, "marks") + marks(counted, "counted")
  }

  /// Whether stance or model weighs an occurrence so little that it stands beneath its sentence only in full.
  private func isLeftOut(_ mark: Mark, _ explanation: Explanation) -> Bool {
    explanation.isOfVerdict(mark) && !explanation.tells(mark)
  }

  private func marks(_ marks: [Explanation.Piece<Mark>], _ name: String) -> [String] {
    guard !marks.isEmpty else { return [] }
    let byCategory = Dictionary(grouping: marks, by: \.finding.category).sorted { $0.key < $1.key }
    let parts = byCategory.map { category, pieces in
      let figure = style.isFull ? pieces.first?.finding.figure : nil
      return category + (figure.map { " (\($0))" } ?? "") + " "
        + pieces.map { piece in
          let words = Escapes.oneLine(piece.words)
          let isSame = piece.finding.rule == words.lowercased()
          return "\"\(words)\"" + (isSame ? "" : " (\(piece.finding.rule))") + (piece.finding.negated ? " negated" : "")
        }.joined(separator: ", ")
    }
    return style.hanging("    \(name): ", parts.joined(separator: "; ")).map { style.paint($0, .faint) }
  }

  // MARK: How the verdicts follow

  private func reckoning(_ explanation: Explanation) -> [String] {
    let tables = Reckoning.tables(of: explanation)
    guard let half = tables.first?.half else { return [] }
    let scope = explanation.shownLines.map { " (only what \($0) add\(explanation.isOnOneLine ? "s" : ""))" } ?? ""
    var lines = ["", style.paint("How the verdicts were reached", .heading) + scope]
    lines += hung([
      "A rate r per 1,000 words enters as r / (r + \(half)), and each of n words present as 1 / √n.",
      "Under each label: a weight in tenths, and what it adds.",
    ])
    if !style.isFull, explanation.lines.contains(where: { $0.marks.contains { isLeftOut($0.finding, explanation) } }) {
      lines += hung(["What weighs under \(Explanation.tellingWeight) stands beneath its sentence with --full."])
    }
    for table in tables {
      lines += ["", style.paint("\(table.name): \(table.verdict)", .heading)] + hung([table.condition]) + drawn(table)
      lines += words(table)
    }
    return lines
  }

  private func drawn(_ table: Reckoning) -> [String] {
    let width = table.rows.map { DisplayWidth.of($0.name) }.max() ?? 0
    let right = { (text: String, width: Int) in DisplayWidth.fit(text, width, alignment: .right) }
    let head = String(repeating: " ", count: width) + right("n", 4) + right("enters", 7)
    return [style.paint(head + table.labels.map { right($0, 11) }.joined(), .faint)]
      + table.rows.map { row in
        let count = row.count.map { grouped($0) } ?? ""
        let share = row.share.flatMap { Decimals.text($0, places: 3) } ?? ""
        let cells = row.cells.map { cell in
          right(cell.tenths.map(String.init) ?? "", 5) + right(Wording.points(cell.adds), 6)
        }
        return DisplayWidth.fit(row.name, width) + right(count, 4) + right(share, 7) + cells.joined()
      }
  }

  /// The words that a verdict weighs: those that count most for and against its first label, or in full all of them.
  private func words(_ table: Reckoning) -> [String] {
    guard let best = table.labels.first, !table.words.isEmpty else { return [] }
    if style.isFull {
      return ["words present, with their weights in tenths for \(table.labels.joined(separator: ", "))"]
        + table.words.map { word in
          "  \(word.word) " + table.labels.map { String(word.tenths[$0] ?? 0) }.joined(separator: " ")
        }
    }
    let weighed = table.words.map { (word: $0.word, tenths: $0.tenths[best] ?? 0) }
    func said(_ words: [(word: String, tenths: Int)]) -> String {
      words.prefix(Self.wordsShown).map { "\($0.word) \($0.tenths)" }.joined(separator: ", ")
    }
    let sorted = weighed.sorted { ($1.tenths, $0.word) < ($0.tenths, $1.word) }
    return hung([
      "words for \(best), in tenths: \(said(sorted)); against: \(said(sorted.reversed())) (--full lists all)"
    ])
  }
}
