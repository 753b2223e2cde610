import Extraction
import Lexicons
import Reports
import Scoring
import Text
import Usward

/// An explanation drawn for a terminal or a pipe: each sentence, its evidence beneath it.
struct ExplanationText: Sendable {
  let style: TextStyle
  /// Whether sentences without evidence are shown too.
  let showsAllSentences: Bool
  /// Of what adds to a verdict so many parts are shown.
  private static let partsShown = 5

  /// The text of an explanation.
  func text(_ explanation: Explanation) -> String {
    var lines = [bold(oneLine(explanation.id)), verdict(explanation.score)]
    if explanation.score.reliability != .none, !explanation.score.flags.contains(.notEnglish) {
      lines += [formula("stance", explanation.stance), formula("model", explanation.model)].filter { !$0.isEmpty }
    }
    lines.append("")
    for line in explanation.lines where showsAllSentences || !line.evidence.isEmpty {
      let voice = line.voice == .author ? "" : faint("  [\(line.voice.rawValue)]")
      lines.append("\(faint("\(line.position.line):")) \(oneLine(line.text))\(voice)")
      lines += line.evidence.map { piece($0, in: line) }
    }
    return lines.joined(separator: "\n") + "\n"
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

  /// How a verdict follows from the counts: the labels' scores, and what adds most to the first.
  private func formula(_ name: String, _ readings: [VerdictReading]) -> String {
    guard let best = readings.first else { return "" }
    let scores = readings.map { "\($0.label) \(Decimals.text($0.score, places: 2) ?? "")" }.joined(separator: ", ")
    let parts = best.parts.prefix(Self.partsShown).map { part in
      "\(part.subject) \(part.count) (\(part.adds < 0 ? "" : "+")\(Decimals.text(part.adds, places: 2) ?? ""))"
    }
    return "\(name): \(scores)\n  \(best.label) from \(parts.joined(separator: ", "))"
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
    let reason = evidence.counted ? "" : ": does not count, \(evidence.reason ?? "it is only counted as a mention")"
    let shown = "    \(mark) \"\(oneLine(piece.words))\"  \(parts.joined(separator: ", "))\(reason)"
    return evidence.counted ? shown : faint(shown)
  }

  /// Text of a document without what a terminal would take for a command.
  private func oneLine(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { $0.properties.generalCategory == .control ? "\u{FFFD}" : $0 }))
  }

  private func bold(_ text: String) -> String { style.usesColor ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
  private func faint(_ text: String) -> String { style.usesColor ? "\u{1B}[2m\(text)\u{1B}[0m" : text }
}
