import Statistics
import Text

extension ComparisonPage {
  /// The words that set groups apart: the most certain ones of each group next to its name, and every figure in a fold
  /// below.
  func keyness() -> String {
    guard let keyness = comparison.keyness else { return "" }
    let listed = zip(comparison.groups, keyness.groups).filter { !$1.overused.isEmpty || !$1.underused.isEmpty }
    guard !listed.isEmpty else { return "<p>\(Escapes.html(KeynessWording.none(keyness)))</p>" }
    let rows = listed.map { group, words in
      "<tr>\(name(group))<td>\(terms(words.overused))</td><td>\(terms(words.underused))</td></tr>"
    }
    let overview = table(
      caption: "How many times as often as in the others’ texts; the surest first, at most five a side; in bold where "
        + "clear after allowing for the number of words.",
      header: heading(keyTitle) + heading("Used more") + heading("Used less"), rows: rows, label: "Telling words",
      className: "terms")
    let silent = comparison.groups.count - listed.count
    let rest =
      silent == 0
      ? ""
      : "<p class=\"muted\">\(Escapes.html(counted(silent, Wording.group(comparison.key), Wording.groups(comparison.key)))) "
        + "not listed: no word of theirs stands out, or there are too few documents.</p>"
    let figures = isLong ? "" : fold("Every word with its interval and documents", figures())
    return foldedIfLong(overview) + rest + figures
      + "<p class=\"muted\">\(Escapes.html(KeynessWording.method(keyness)))</p>"
  }

  private func terms(_ words: [KeyWord]) -> String {
    words.isEmpty
      ? "<span class=\"faint\">none</span>"
      : words.prefix(5).map { word in
        let text = Escapes.html(Escapes.shortened(word.word, to: 30))
        return "<span class=\"term\">\(word.verdict.isClear ? "<b>\(text)</b>" : text) "
          + "<small>\(KeynessWording.times(word))\(word.count == 0 || word.restCount == 0 ? "" : "×")</small></span>"
      }.joined(separator: " ")
  }

  private func figures() -> String {
    let formats = KeynessFormats(comparison: comparison)
    let titles = KeynessFormats.columns.map { $0.isEmpty ? "Verdict" : $0 }
    let isNumber = { (column: Int) in column > 0 && column < titles.count - 1 }
    return formats.listed.map { group, words in
      let groupName = Wording.name(group, by: comparison.key)
      let rows = words.map { word in
        let cells = formats.cells(word, of: group).map(Escapes.html)
        return "<tr><th scope=\"row\">\(cells[0])</th>"
          + cells.indices.dropFirst().map { isNumber($0) ? number(cells[$0]) : "<td>\(cells[$0])</td>" }.joined()
          + "</tr>"
      }
      return table(
        caption: groupName,
        header: titles.indices.map { heading(titles[$0], isNumber($0) ? "n" : "") }.joined(), rows: rows,
        label: "Words of \(groupName)")
    }.joined()
  }
}
