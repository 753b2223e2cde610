import Statistics

extension ComparisonPage {
  /// Past so many groups the page has no lists of words: a thousand of them are 7 MB.
  private static let mostGroupsWithWords = 100

  /// The words that set groups apart as a section of the page; empty when words were not counted.
  func keyness() -> String {
    guard let keyness = comparison.keyness else { return "" }
    guard keyness.groups.count <= Self.mostGroupsWithWords else {
      return section(
        "keyness", "Words that set groups apart",
        "<p>Not shown for \(Decimals.grouped(keyness.groups.count)) groups; the formats csv and json list them.</p>")
    }
    let formats = KeynessFormats(comparison: comparison)
    let titles = KeynessFormats.columns.map { $0.isEmpty ? "Verdict" : $0 }
    let isNumber = { (column: Int) in column > 0 && column < titles.count - 1 }
    let tables = formats.listed.map { group, words in
      let groupName = Wording.name(group, by: comparison.key)
      let rows = words.map { word in
        let cells = formats.cells(word, of: group).map(Escapes.html)
        return "<tr><th scope=\"row\">\(cells[0])</th>"
          + cells.indices.dropFirst().map { isNumber($0) ? number(cells[$0]) : "<td>\(cells[$0])</td>" }.joined()
          + "</tr>"
      }
      let table = table(
        caption: "Words that \(groupName) uses more or less than the others",
        header: titles.indices.map { heading(titles[$0], isNumber($0) ? "n" : "") }.joined(), rows: rows,
        label: "Words of \(groupName)")
      return "<details><summary>\(Escapes.html(groupName))</summary>\(table)</details>"
    }
    let remark = tables.isEmpty ? KeynessWording.none(keyness) : KeynessWording.method(keyness)
    return section(
      "keyness", "Words that set groups apart",
      tables.joined(separator: "\n") + "\n<p class=\"muted\">\(Escapes.html(remark))</p>")
  }
}
