import Extraction
package import Reports
package import Scoring
import Text

/// How many places a concordance found, and how many of them count.
package struct ConcordanceSummary: Hashable, Sendable {
  private var documents = 0
  private var documentsWith = 0
  private var places = 0
  private var negated = 0
  private var rejected: [String: Int] = [:]

  /// Whether nothing was found, counted or not.
  package var isEmpty: Bool { places == 0 && rejected.isEmpty }

  /// Makes a summary of nothing.
  package init() {}

  /// Adds the lines of one document.
  package mutating func add(_ lines: [ConcordanceLine]) {
    documents += 1
    let found = lines.count { $0.place.reason == nil }
    if found > 0 { documentsWith += 1 }
    places += found
    negated += lines.count { $0.place.reason == nil && $0.place.negated }
    for line in lines { if let reason = line.place.reason { rejected[reason, default: 0] += 1 } }
  }

  /// How many places were found that do not count.
  package var rejectedPlaces: Int { rejected.values.reduce(0, +) }

  /// The figures in a sentence.
  package var text: String {
    var text = "\(counted(places, "place", "places")) in \(grouped(documentsWith)) of \(grouped(documents)) documents"
    if negated > 0 { text += ", \(grouped(negated)) of them negated" }
    guard rejectedPlaces > 0 else { return text }
    let reasons = rejected.keys.sorted().map { "\($0) \(grouped(rejected[$0] ?? 0))" }.joined(separator: ", ")
    return text + "; not counted: \(grouped(rejectedPlaces)) (\(reasons))"
  }
}

/// How a category is spread over all documents of a run.
package struct SpreadSums: Hashable, Sendable {
  /// A row: the kind of thing it describes, its name, and its parts.
  package struct Row: Hashable, Sendable {
    /// The kind of thing it describes; never a single document.
    package var kind: SpreadKind
    /// Its name.
    package var name: String
    /// The number of words in each part.
    package var words: [Int]
    /// The number of places that count in each part.
    package var counts: [Int]
  }

  private var stretchWords: [Int] = []
  private var stretchCounts: [Int] = []
  private var documentWords: [Int] = []
  private var documentCounts: [Int] = []
  private var years: [String: [Int]] = [:]

  /// Makes empty sums.
  package init() {}

  /// Adds a document.
  package mutating func add(_ spread: DocumentSpread) {
    if stretchWords.isEmpty {
      stretchWords = spread.words
      stretchCounts = spread.counts
    } else {
      for index in spread.words.indices {
        stretchWords[index] += spread.words[index]
        stretchCounts[index] += spread.counts[index]
      }
    }
    let words = spread.words.reduce(0, +)
    let counts = spread.counts.reduce(0, +)
    documentWords.append(words)
    documentCounts.append(counts)
    if let year = spread.date.flatMap({ ISODay($0) }).map({ "\($0.year)" }) {
      years[year] = [(years[year]?[0] ?? 0) + words, (years[year]?[1] ?? 0) + counts]
    }
  }

  /// The rows other than those of single documents: stretches summed, documents as parts, each year, and years as
  /// parts.
  package var rows: [Row] {
    guard documentWords.count > 1 else { return [] }
    var rows = [
      Row(kind: .stretches, name: "all, stretch by stretch", words: stretchWords, counts: stretchCounts),
      Row(kind: .documents, name: "over documents", words: documentWords, counts: documentCounts),
    ]
    let names = years.keys.sorted()
    guard names.count > 1 else { return rows }
    rows += names.map { Row(kind: .year, name: $0, words: [years[$0]?[0] ?? 0], counts: [years[$0]?[1] ?? 0]) }
    rows.append(
      Row(
        kind: .years, name: "over years", words: names.map { years[$0]?[0] ?? 0 },
        counts: names.map { years[$0]?[1] ?? 0 }))
    return rows
  }
}
