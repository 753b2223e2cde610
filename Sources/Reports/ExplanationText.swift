import Extraction
import Lexicons
import Scoring
import Text

/// An explanation drawn for a terminal or a pipe: each sentence, the counted evidence underlined in it where colours are
/// used, and every candidate beneath it.
struct ExplanationText: Sendable {
  let style: TextStyle
  /// Whether sentences without evidence are shown too.
  let showsAllSentences: Bool
  /// Of what adds to a verdict so many parts are shown.
  private static let partsShown = 5

  /// The text of an explanation.
  func text(_ explanation: Explanation) -> String {
    var lines = [style.paint(Escapes.oneLine(explanation.id), .heading), verdict(explanation.score)]
    if explanation.hasVerdict {
      let best = explanation.model.first?.label
      lines += [
        formula("stance, each side there above 0", explanation.stance) { $0.score > 0 },
        formula("model, the highest", explanation.model) { $0.label == best },
      ].filter { !$0.isEmpty }
    }
    lines.append("")
    for line in explanation.lines where showsAllSentences || !line.evidence.isEmpty {
      let voice = line.voice == .author ? "" : style.paint("  [\(line.voice.rawValue)]", .faint)
      lines.append("\(style.paint("\(line.position.line):", .faint)) \(sentence(line))\(voice)")
      lines += line.evidence.map { piece($0, in: line) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A sentence, counted evidence underlined in the colour of its side.
  private func sentence(_ line: Explanation.Line) -> String {
    line.runs.map { run in
      let text = Escapes.oneLine(run.text)
      guard let first = run.pieces.first else { return text }
      return style.paint(text, line.evidence[first].evidence.side ?? .collective, isUnderlined: true)
    }.joined()
  }

  private func verdict(_ score: DocumentScore) -> String {
    var parts = ["words \(score.words), sentences \(score.sentences), words in other voices \(score.otherVoiceWords)"]
    if score.flags.contains(.notEnglish) {
      parts.append("no verdict: the text does not read as English")
    } else if score.reliability == .none {
      parts.append("no verdict: too little text")
    } else {
      parts.append("stance \(score.stance.rawValue), model \(score.model.rawValue)")
    }
    parts.append("weights: self \(score.ownWeight), collective \(score.sharedWeight)")
    let acts = score.acts.filter { $0.value > 0 }.sorted { $0.key.rawValue < $1.key.rawValue }
    if !acts.isEmpty { parts.append("acts: " + acts.map { "\($0.key.rawValue) \($0.value)" }.joined(separator: ", ")) }
    let flags = score.flags.map(\.rawValue).joined(separator: ", ")
    if !flags.isEmpty { parts.append("flags: \(flags)") }
    return parts.joined(separator: "\n")
  }

  /// How a verdict follows from the counts: the labels' scores, and what adds most to those that decide.
  private func formula(_ name: String, _ readings: [VerdictReading], deciding: (VerdictReading) -> Bool) -> String {
    guard let best = readings.first else { return "" }
    let scores = readings.map { "\($0.label) \(Decimals.text($0.score, places: 2) ?? "")" }.joined(separator: ", ")
    let shown = readings.filter(deciding)
    let lines = (shown.isEmpty ? [best] : shown).map { reading in
      let parts = reading.parts.prefix(Self.partsShown).map { part in
        "\(part.subject) \(part.count) (\(Wording.points(part.adds)))"
      }
      return "\n  \(reading.label) from \(parts.isEmpty ? "nothing that is counted" : parts.joined(separator: ", "))"
    }
    return "\(name): \(scores)" + lines.joined()
  }

  private func piece(_ piece: Explanation.Piece, in line: Explanation.Line) -> String {
    let evidence = piece.evidence
    let what = evidence.act.map { "\($0.rawValue) (\(evidence.category))" } ?? evidence.category
    var parts = [what, "actor \(evidence.actor.rawValue)"]
    if evidence.weight > 0 { parts.append("weight \(evidence.weight)") }
    if evidence.voice != line.voice { parts.append("voice \(evidence.voice.rawValue)") }
    if evidence.negated { parts.append("negated") }
    parts.append("rule \(evidence.rule)")
    let mark = evidence.counted ? "+" : "-"
    let reason = evidence.counted ? "" : ": does not count, \(Wording.reason(evidence))"
    let shown = "    \(mark) \"\(Escapes.oneLine(piece.words))\"  \(parts.joined(separator: ", "))\(reason)"
    return evidence.counted ? shown : style.paint(shown, .faint)
  }
}
