public import Scoring
import Statistics
import Text

/// What a row of a spread describes.
public enum SpreadKind: String, Hashable, Sendable, CaseIterable {
  /// The stretches of one document.
  case document
  /// The stretches summed over all documents.
  case stretches
  /// All documents, each as a part.
  case documents
  /// One year.
  case year
  /// All years, each as a part.
  case years

  /// Whether its parts are equal stretches of documents, which a bar shows.
  var isOfStretches: Bool { self == .document || self == .stretches }
}

/// Writes how a category is spread: through each document, over all documents, and over years.
public struct SpreadReport: Sendable {
  private let format: ConcordanceFormat
  private let style: TextStyle
  private let provenance: Provenance

  /// Makes a report with this provenance.
  public init(_ format: ConcordanceFormat, style: TextStyle, provenance: Provenance) {
    self.format = format
    self.style = style
    self.provenance = provenance
  }

  /// The text before all rows.
  public var head: String {
    switch format {
    case .table:
      return style.paint(
        "Spread over ten equal stretches: 0 even, 1 all in one (in brackets: by chance)", .heading) + "\n"
        + line("", "WORDS", "COUNT", "PER 1,000", "STRETCHES", "SPREAD")
    case .jsonl: return ""
    case .csv:
      let columns = ["of", "name", "path", "date", "words", "count", "rate", "deviation", "by_chance", "parts"]
      return CSVRow(columns: columns + CSVRow.provenanceColumns).text
    }
  }

  /// A row. A row for a document is named by its id and has its path.
  public func row(
    _ kind: SpreadKind, _ name: String, path: String? = nil, date: String? = nil, words: [Int], counts: [Int]
  ) -> String {
    let total = words.reduce(0, +)
    let count = counts.reduce(0, +)
    let rate = Rate(occurrences: count, words: total).perThousand
    let dispersion = Dispersion(counts: counts, words: words)
    switch format {
    case .table:
      return line(
        name, grouped(total), grouped(count), Wording.rate(rate),
        kind.isOfStretches ? bar(counts, words) : "", Wording.spread(dispersion))
    case .jsonl:
      var json = JSONWriter()
      json.object {
        $0.field("of", kind.rawValue)
        $0.field("name", name)
        $0.field("path", path)
        $0.field("date", date)
        $0.field("words", total)
        $0.field("count", count)
        $0.field("rate", rate, places: Places.rate)
        $0.field("deviation", dispersion?.deviation, places: Places.rate)
        $0.field("by_chance", dispersion?.byChance, places: Places.rate)
        $0.array("part_words") { list in for value in words { list.value(value) } }
        $0.array("part_counts") { list in for value in counts { list.value(value) } }
        $0.object("provenance") { ProvenanceText.fixedFields(provenance, &$0) }
      }
      return json.text + "\n"
    case .csv:
      var row = CSVRow()
      row.add(kind.rawValue)
      row.add(name)
      row.add(path)
      row.add(date)
      row.add(total)
      row.add(count)
      row.add(rate, places: Places.rate)
      row.add(dispersion?.deviation, places: Places.rate)
      row.add(dispersion?.byChance, places: Places.rate)
      row.add(counts.map(String.init).joined(separator: " "))
      row.add(provenance)
      return row.text
    }
  }

  /// A mark for each stretch, higher for more occurrences, relative to the most frequent.
  private func bar(_ counts: [Int], _ words: [Int]) -> String {
    let rates = zip(counts, words).map { $1 == 0 ? 0 : Double($0) / Double($1) }
    guard let most = rates.max(), most > 0 else { return "" }
    return String(rates.map { Spark.mark($0 / most) })
  }

  private func line(
    _ name: String, _ words: String, _ count: String, _ rate: String, _ bar: String, _ spread: String
  ) -> String {
    [
      DisplayWidth.fit(Escapes.oneLine(name), 32, alignment: .keepEnd),
      DisplayWidth.fit(words, 9, alignment: .right), DisplayWidth.fit(count, 7, alignment: .right),
      DisplayWidth.fit(rate, 9, alignment: .right), DisplayWidth.fit(bar, 10), spread,
    ].joined(separator: " ") + "\n"
  }
}
