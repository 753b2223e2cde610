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
    let row = Row(kind: kind, name: name, path: path, date: date, words: words, counts: counts)
    return switch format {
    case .table: table(row)
    case .jsonl: json(row)
    case .csv: csv(row)
    }
  }

  /// The figures of a row.
  private struct Row {
    let kind: SpreadKind
    let name: String
    let path: String?
    let date: String?
    /// The words of each part, and the occurrences in them.
    let words: [Int]
    let counts: [Int]

    var total: Int { words.reduce(0, +) }
    var count: Int { counts.reduce(0, +) }
    var rate: Double? { Rate(occurrences: count, words: total).perThousand }
    var dispersion: Dispersion? { Dispersion(counts: counts, words: words) }
  }

  private func table(_ row: Row) -> String {
    line(
      row.name, grouped(row.total), grouped(row.count), Wording.rate(row.rate),
      row.kind.isOfStretches ? bar(row.counts, row.words) : "", Wording.spread(row.dispersion))
  }

  private func json(_ row: Row) -> String {
    let dispersion = row.dispersion
    var json = JSONWriter()
    json.object {
      $0.field("of", row.kind.rawValue)
      $0.field("name", row.name)
      $0.field("path", row.path)
      $0.field("date", row.date)
      $0.field("words", row.total)
      $0.field("count", row.count)
      $0.field("rate", row.rate, places: Places.rate)
      $0.field("deviation", dispersion?.deviation, places: Places.rate)
      $0.field("by_chance", dispersion?.byChance, places: Places.rate)
      $0.field("part_words", row.words)
      $0.field("part_counts", row.counts)
      $0.object("provenance") { ProvenanceText.fixedFields(provenance, &$0) }
    }
    return json.text + "\n"
  }

  private func csv(_ row: Row) -> String {
    let dispersion = row.dispersion
    var cells = CSVRow()
    cells.add(row.kind.rawValue)
    cells.add(row.name)
    cells.add(row.path)
    cells.add(row.date)
    cells.add(row.total)
    cells.add(row.count)
    cells.add(row.rate, places: Places.rate)
    cells.add(dispersion?.deviation, places: Places.rate)
    cells.add(dispersion?.byChance, places: Places.rate)
    cells.add(row.counts.map(String.init).joined(separator: " "))
    cells.add(provenance)
    return cells.text
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
