public import Lexicons
public import Scoring

/// Why two tallies cannot be united: their counts do not mean the same.
public enum TallyError: Error, Hashable, Sendable {
  /// They were made by different versions of the program.
  case differentVersions(String, String)
  /// They were made with different lexicons.
  case differentLexicons(String, String)
  /// They were made with different options that change counts.
  case differentOptions([String], [String])
}

extension TallyError: CustomStringConvertible {
  /// The refusal in plain words.
  public var description: String {
    switch self {
    case .differentVersions(let a, let b): "tallies of different versions: \(a) and \(b)"
    case .differentLexicons(let a, let b): "tallies of different lexicons: digest \(a) and \(b)"
    case .differentOptions(let a, let b):
      "tallies of different options: \(a.joined(separator: " ")) and \(b.joined(separator: " "))"
    }
  }
}

/// The rows of a run, sorted, one a document. Uniting is associative and commutative: whatever the order of documents,
/// parts and threads, the same rows come out. Integers only; floating point appears where a comparison is computed.
public struct Tally: Hashable, Sendable {
  /// The names of the categories counted, sorted.
  public let categories: [String]
  /// What the counts rest on.
  public private(set) var provenance: Provenance
  /// The rows in their order.
  public private(set) var rows: [TallyRow] = []
  /// The documents that failed, sorted by path and id.
  public private(set) var failures: [DocumentFailure] = []
  private let kept: [Int]

  /// Makes an empty tally of scores whose counts stand in the order of `categories`; support categories are left out.
  public init(categories: [Category], provenance: Provenance) {
    kept = categories.indices.filter { !categories[$0].isSupport }
    self.categories = kept.map { categories[$0].name }
    self.provenance = provenance
    self.provenance.read = 0
    self.provenance.skipped = 0
    self.provenance.failed = 0
  }

  /// Adds a document. O(log rows) when documents come in order of path.
  public mutating func add(_ document: ScoredDocument) { insert(TallyRow(document, kept: kept)) }

  /// Adds what became of a document. Quick when documents come in order of path.
  public mutating func add(_ outcome: Outcome) {
    switch outcome {
    case .scored(let document): add(document)
    case .failed(let failure):
      let key = (failure.path, failure.id, failure.message)
      let later = failures.lastIndex { ($0.path, $0.id, $0.message) <= key }
      failures.insert(failure, at: later.map { $0 + 1 } ?? 0)
      provenance.failed = failures.count
    }
  }

  /// Adds to the files passed over.
  public mutating func skip(_ files: Int) { provenance.skipped += files }

  /// Takes in the rows of another tally; a row that both hold is kept once.
  public mutating func unite(_ other: Tally) throws(TallyError) {
    let (a, b) = (provenance, other.provenance)
    guard a.version == b.version else { throw .differentVersions(a.version, b.version) }
    guard a.lexiconDigest == b.lexiconDigest else { throw .differentLexicons(a.lexiconDigest, b.lexiconDigest) }
    guard a.options == b.options else { throw .differentOptions(a.options, b.options) }
    for row in other.rows { insert(row) }
    for failure in other.failures where !failures.contains(failure) { add(.failed(failure)) }
    skip(b.skipped)
  }

  /// The ids that more than one row bears: a document counted in two parts with different results.
  public var repeatedIDs: [String] {
    zip(rows, rows.dropFirst()).filter { $0.id == $1.id && $0.path == $1.path }.map(\.0.id)
  }

  private mutating func insert(_ row: TallyRow) {
    defer { provenance.read = rows.count }
    if let last = rows.last, last < row { return rows.append(row) }
    var low = 0
    var high = rows.count
    while low < high {
      let middle = (low + high) / 2
      if rows[middle] < row { low = middle + 1 } else { high = middle }
    }
    if low < rows.count, rows[low] == row { return }
    rows.insert(row, at: low)
  }
}
