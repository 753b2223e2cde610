import Lexicons
import Reports

/// Coverage for reading: a line an entry, then a line a rule, in the order of categories and names.
struct CoverageText {
  let lexicon: Lexicon
  /// The category shown, with those below it; `nil` for all.
  let category: String?
  /// Whether only what caught nothing is shown.
  let isUnusedOnly: Bool

  /// Of a wildcard's words the most frequent so many are shown.
  private static let formsShown = 8

  func text(_ coverage: LexiconCoverage) -> String {
    var lines: [String] = []
    let shown = lexicon.entries.enumerated().filter { !$1.isException && isShown(lexicon.categories[$1.category].name) }
    for (number, entry) in shown.sorted(by: { ($0.1.category, $0.0) < ($1.1.category, $1.0) }) {
      add(lexicon.categories[entry.category].name, entry.text, coverage.entries[number], to: &lines)
    }
    for (number, rule) in lexicon.rules.enumerated() where isShown(rule.name) {
      add(rule.name, "(rule)", coverage.rules[number], to: &lines)
    }
    return lines.joined()
  }

  private func isShown(_ name: String) -> Bool {
    category.map { name == $0 || name.hasPrefix($0 + ".") } ?? true
  }

  private func add(_ name: String, _ entry: String, _ caught: LexiconCoverage.Catch?, to lines: inout [String]) {
    guard let caught else {
      lines.append("\(name)\t\(entry)\t0\t0\n")
      return
    }
    if isUnusedOnly { return }
    let forms = caught.forms.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(Self.formsShown)
      .map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    lines.append("\(name)\t\(entry)\t\(caught.occurrences)\t\(caught.documents)\(forms.isEmpty ? "" : "\t" + forms)\n")
  }
}
