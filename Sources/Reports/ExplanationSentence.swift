import Extraction
import Lexicons
import Scoring

/// A sentence of an explanation as HTML: its counted evidence underlined and numbered, marks of models dotted, names
/// and visions dashed, each word of we with its reading, and the words of others set apart.
struct ExplanationSentence {
  let line: Explanation.Line
  let explanation: Explanation
  /// The numbers of its counted pieces of evidence, by their index.
  let numbers: [Int: Int]

  var html: String {
    let stretches = line.runs.together { ($0.evidence, $0.voice) == ($1.evidence, $1.voice) }
    return stretches.indices.map { index in
      let evidence = stretches[index][0].evidence
      let parts = stretches[index].map(withMarksShown).together { ($0.we, $0.marks) == ($1.we, $1.marks) }
      var words = parts.map(drawn).joined()
      if stretches[index][0].voice != .author { words = "<span class=\"other\">\(words)</span>" }
      guard let first = evidence.first else { return words }
      let next = index + 1 < stretches.count ? stretches[index + 1][0].evidence : []
      // The number of a piece is shown at its end.
      let ended = evidence.filter { !next.contains($0) }.compactMap { numbers[$0] }
      let links = ended.map { "<sup><a href=\"#e\($0)\" id=\"t\($0)\">\($0)</a></sup>" }.joined()
      let side = line.evidence[first].finding.tone == .own ? "s" : "c"
      return "<span class=\"ev \(side)\">\(words)</span>\(links)"
    }.joined()
  }

  private func withMarksShown(_ run: Explanation.Run) -> Explanation.Run {
    var run = run
    run.marks.removeAll { !explanation.isOfModel(line.marks[$0].finding) && line.marks[$0].finding.figure == nil }
    return run
  }

  /// Runs with the same marks, or a word of we.
  private func drawn(_ runs: [Explanation.Run]) -> String {
    var words = Escapes.html(runs.map(\.text).joined())
    let marks = runs[0].marks.map { line.marks[$0].finding }
    if !marks.isEmpty {
      let title = marks.map { $0.category + ($0.figure.map { " (\($0))" } ?? "") }.joined(separator: ", ")
      let className = marks.contains(where: explanation.isOfModel) ? "mk" : "nm"
      words = "<span class=\"\(className)\" title=\"\(Escapes.html(title))\">\(words)</span>"
    }
    guard let we = runs[0].we.map({ line.we[$0].finding }) else { return words }
    return words + "<sub title=\"\(we.words.reading): \(Escapes.html(we.words.cue))\">\(Self.short(we.reading))</sub>"
  }

  private static func short(_ reading: WeReading?) -> String {
    switch reading {
    case .inclusive: "in"
    case .exclusive: "ex"
    case .generic: "gen"
    case .royalSuspect: "roy"
    case nil: "?"
    }
  }
}
