public import Lexicons
public import Scoring
import Text

/// The formats of a coverage.
public enum CoverageFormat: String, Hashable, Sendable, CaseIterable {
  case table, jsonl, csv
}

/// Writes what each entry and rule of a lexicon caught: the entries of a category together, the most frequent first,
/// each with the words it matched.
public struct CoverageReport: Sendable {
  private let lexicon: Lexicon
  /// The category or rule shown, with those below it; `nil` for all.
  private let name: String?
  /// Whether only what caught nothing is shown.
  private let isUnusedOnly: Bool
  private let style: TextStyle
  private let provenance: Provenance

  /// How many words of an entry a table shows, the most frequent first.
  private static let formsShown = 8

  /// Makes a report on a lexicon.
  public init(
    _ lexicon: Lexicon, under name: String?, isUnusedOnly: Bool, style: TextStyle, provenance: Provenance
  ) {
    self.lexicon = lexicon
    self.name = name
    self.isUnusedOnly = isUnusedOnly
    self.style = style
    self.provenance = provenance
  }

  /// The coverage in a format.
  public func text(_ coverage: LexiconCoverage, _ format: CoverageFormat) -> String {
    let lines = lines(coverage)
    switch format {
    case .table: return table(lines, documents: coverage.documents)
    case .jsonl: return lines.map(json).joined()
    case .csv: return csvHead + lines.map(csv).joined()
    }
  }

  /// An entry or rule, and what it caught.
  private struct Line {
    /// The category, or the rule's own name.
    var name: String
    /// The entry; `nil` for a rule.
    var entry: String?
    var kind: String
    /// Whether the category is left out of results.
    var isSupport = false
    var caught: LexiconCoverage.Catch

    /// Its name in a table.
    var shown: String { entry ?? "rule \(name)" }

    /// The words matched, the most frequent first.
    var forms: [(form: String, count: Int)] {
      caught.forms.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
    }
  }

  private func lines(_ coverage: LexiconCoverage) -> [Line] {
    let entries = lexicon.entries.enumerated().filter { !$1.isException }.map { number, entry in
      Line(
        name: lexicon.categories[entry.category].name, entry: entry.text, kind: Self.kind(entry),
        isSupport: lexicon.categories[entry.category].isSupport,
        caught: coverage.entries[number] ?? LexiconCoverage.Catch())
    }
    let rules = lexicon.rules.enumerated().map { number, rule in
      Line(name: rule.name, entry: nil, kind: "rule", caught: coverage.rules[number] ?? LexiconCoverage.Catch())
    }
    return (entries + rules).filter(isShown).sorted { a, b in
      let (first, second) = ((a.name, -a.caught.occurrences), (b.name, -b.caught.occurrences))
      return first != second ? first < second : (a.entry ?? "") < (b.entry ?? "")
    }
  }

  private func isShown(_ line: Line) -> Bool {
    if isUnusedOnly, line.caught.occurrences > 0 { return false }
    guard let name else { return true }
    guard line.name.isOrLiesUnder(name) else { return false }
    // Results never contain a word class named below it, so that none is shown as its own.
    return !line.isSupport || lexicon.category(named: name).map { lexicon.categories[$0].isSupport } ?? true
  }

  private static func kind(_ entry: Entry) -> String {
    switch (entry.kind, entry.length) {
    case (.prefix, _): "wildcard"
    case (.cased, _): "cased"
    case (.exact, 1): "word"
    case (.exact, _): "phrase"
    }
  }

  // MARK: For people

  private func table(_ lines: [Line], documents: Int) -> String {
    let counts = [
      count(lines.filter { $0.entry != nil }, "entry", "entries"),
      count(lines.filter { $0.entry == nil }, "rule", "rules"),
    ].compactMap(\.self).joined(separator: " and ")
    let result =
      counts.isEmpty
      ? isUnusedOnly ? "Every entry and rule caught something" : "There is no entry or rule"
      : "\(counts) caught \(isUnusedOnly ? "nothing" : "something")"
    var text = "\(result) in \(counted(documents, "document", "documents")), other voices included\n"
    if !isUnusedOnly { text += style.paint("  times  documents  entry: the words it matched", .faint) + "\n" }
    let sections = Dictionary(grouping: lines, by: Self.section(of:))
    for (name, lines) in sections.sorted(by: { $0.key < $1.key }) { text += section(name, lines) }
    return text + "\n" + Escapes.oneLine(ProvenanceText.line(provenance)) + "\n"
  }

  /// "12 of 40 entries", or the number of those that caught nothing; `nil` where there are none.
  private func count(_ lines: [Line], _ one: String, _ many: String) -> String? {
    guard !lines.isEmpty else { return nil }
    let all = counted(lines.count, one, many)
    return isUnusedOnly ? all : "\(grouped(lines.count { $0.caught.occurrences > 0 })) of \(all)"
  }

  /// The heading for a line: its category for an entry, what is above it for a rule.
  private static func section(of line: Line) -> String {
    guard line.entry == nil, let dot = line.name.lastIndex(of: ".") else { return line.name }
    return String(line.name[..<dot])
  }

  private func section(_ name: String, _ lines: [Line]) -> String {
    let used = lines.filter { $0.caught.occurrences > 0 }
    let unused = lines.filter { $0.caught.occurrences == 0 }
    var text = "\n" + style.paint(name, .heading) + "\n" + used.map(row).joined()
    guard !unused.isEmpty else { return text }
    let names = unused.map(\.shown)
    if isUnusedOnly {
      text += DisplayWidth.wrap(names.joined(separator: ", "), style.width - 2).map { "  \($0)\n" }.joined()
    } else {
      let shown = Wording.list(names.map { Escapes.oneLine($0) }, most: 6)
      text += style.paint("      0             \(shown)", .faint) + "\n"
    }
    return text
  }

  private func row(_ line: Line) -> String {
    let right = { (count: Int, width: Int) in
      DisplayWidth.fit(grouped(count), width, alignment: .right)
    }
    let forms = line.forms
    let isItself = forms.count == 1 && forms[0].form == line.entry
    let shown = forms.prefix(Self.formsShown).map { "\(Escapes.oneLine($0.form)) \(grouped($0.count))" }
    let more = forms.count - shown.count
    let words = isItself ? "" : shown.joined(separator: ", ") + (more > 0 ? " and \(grouped(more)) more" : "")
    return "\(right(line.caught.occurrences, 7))\(right(line.caught.documents, 11))  \(line.shown)"
      + (words.isEmpty ? "" : ": \(words)") + "\n"
  }

  // MARK: For programs

  private func json(_ line: Line) -> String {
    var json = JSONWriter()
    json.object { object in
      object.field("category", line.name)
      object.field("entry", line.entry)
      object.field("kind", line.kind)
      object.field("occurrences", line.caught.occurrences)
      object.field("documents", line.caught.documents)
      object.object("forms") { forms in for form in line.forms { forms.field(form.form, form.count) } }
      object.object("provenance") { ProvenanceText.fixedFields(provenance, &$0) }
    }
    return json.text + "\n"
  }

  private var csvHead: String {
    let columns = ["category", "entry", "kind", "occurrences", "documents", "forms"]
    return CSVRow(columns: columns + CSVRow.provenanceColumns).text
  }

  private func csv(_ line: Line) -> String {
    var row = CSVRow()
    row.add(line.name)
    row.add(line.entry)
    row.add(line.kind)
    row.add(line.caught.occurrences)
    row.add(line.caught.documents)
    row.add(line.forms.map { "\($0.form) \($0.count)" }.joined(separator: "; "))
    row.add(provenance)
    return row.text
  }
}
