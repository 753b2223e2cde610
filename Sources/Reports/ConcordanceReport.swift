import Extraction
import Text
public import Scoring

/// The formats of a concordance.
public enum ConcordanceFormat: String, Hashable, Sendable, CaseIterable {
  case table, jsonl, csv
}

/// Writes the lines of a concordance, one document's at a time.
public struct ConcordanceReport: Sendable {
  private let format: ConcordanceFormat
  private let style: TextStyle
  private let provenance: Provenance
  /// The width of places in columns, which grows with the longest so far: the same lines give the same bytes, however
  /// they are divided into calls.
  private var placeWidth = 0

  /// Makes a report with this provenance.
  public init(_ format: ConcordanceFormat, style: TextStyle, provenance: Provenance) {
    self.format = format
    self.style = style
    self.provenance = provenance
  }

  /// The text before all lines.
  public var head: String {
    guard format == .csv else { return "" }
    let columns = [
      "path", "id", "line", "column", "left", "keyword", "right", "category", "pattern", "voice", "negated", "counted",
      "reason",
    ]
    return CSVRow(columns: columns + CSVRow.provenanceColumns).text
  }

  /// The lines of one document, or of all when they are sorted.
  public mutating func text(_ lines: [ConcordanceLine]) -> String {
    switch format {
    case .table: return table(lines)
    case .jsonl: return lines.map(json).joined()
    case .csv: return lines.map(csv).joined()
    }
  }

  /// A table with the keywords aligned; before the keyword `¬` marks negated places and `×` those not counted, with the
  /// reason at the end. A place is `path:line:column`, which editors and terminals can open; for a record its id
  /// replaces the path, since its lines are those of its text.
  private mutating func table(_ lines: [ConcordanceLine]) -> String {
    let places = lines.map { "\(Escapes.oneLine($0.id)):\($0.position.line):\($0.position.column)" }
    placeWidth = max(placeWidth, places.map(DisplayWidth.of).max() ?? 0)
    return zip(lines, places).map { line, place in
      let left = DisplayWidth.fit(
        Self.tail(Escapes.oneLine(line.left), Self.contextWidth), Self.contextWidth, alignment: .right)
      let written = Escapes.oneLine(line.keyword)
      let keyword = style.paint(written, .heading)
      let reason = line.place.reason.map { " [\($0)]" } ?? ""
      let text =
        "\(DisplayWidth.fit(place, placeWidth))  \(left) \(mark(line)) \(keyword)  \(Escapes.oneLine(line.right))"
      return DisplayWidth.trimmed(text) + reason + "\n"
    }.joined()
  }

  /// The width of the words before a keyword in columns: about seven words.
  private static let contextWidth = 40

  /// The end of a text, cut at a word.
  private static func tail(_ text: String, _ width: Int) -> String {
    guard DisplayWidth.of(text) > width else { return text }
    var kept = ""
    for word in text.split(separator: " ").reversed() {
      guard DisplayWidth.of(kept) + 1 + DisplayWidth.of(String(word)) <= width else { break }
      kept = kept.isEmpty ? String(word) : word + " " + kept
    }
    return kept
  }

  private func mark(_ line: ConcordanceLine) -> String {
    if line.place.reason != nil { return "×" }
    return line.place.negated ? "¬" : " "
  }

  private func json(_ line: ConcordanceLine) -> String {
    var json = JSONWriter()
    json.object {
      $0.field("path", line.path)
      $0.field("id", line.id)
      $0.field("line", line.position.line)
      $0.field("column", line.position.column)
      if let page = line.position.page { $0.field("page", page) }
      $0.field("left", line.left)
      $0.field("keyword", line.keyword)
      $0.field("right", line.right)
      $0.field("category", line.place.category)
      $0.field("pattern", line.place.pattern)
      $0.field("voice", line.place.voice.rawValue)
      $0.field("negated", line.place.negated)
      $0.field("counted", line.place.reason == nil)
      $0.field("reason", line.place.reason)
      $0.object("provenance") { ProvenanceText.fixedFields(provenance, &$0) }
    }
    return json.text + "\n"
  }

  private func csv(_ line: ConcordanceLine) -> String {
    var row = CSVRow()
    row.add(line.path)
    row.add(line.id)
    row.add(line.position.line)
    row.add(line.position.column)
    row.add(line.left)
    row.add(line.keyword)
    row.add(line.right)
    row.add(line.place.category)
    row.add(line.place.pattern)
    row.add(line.place.voice.rawValue)
    row.add(line.place.negated ? "true" : "false")
    row.add(line.place.reason == nil ? "true" : "false")
    row.add(line.place.reason)
    row.add(provenance)
    return row.text
  }
}
