import Extraction
public import Lexicons
public import Scoring
import Text

/// The rows of a run, a sorted set, one a document. Uniting is associative and commutative: whatever the order of
/// documents, parts and threads, the same rows come out. Integers only; floating point appears where a comparison is
/// computed.
public struct Tally: Sendable {
  /// The names of the categories counted, sorted.
  public let categories: [String]
  /// What its lexicon looks for: of all else its rows say nothing.
  public let scope: LexiconScope
  /// What its documents are grouped by unless a comparison says otherwise.
  public let key: GroupKey
  /// Whether its rows count words by type.
  public let hasWords: Bool
  /// Between which dates its documents were chosen.
  public private(set) var dates: TallyDates
  private let kept: [Int]
  private var origin: Provenance
  /// Rows in their order, none twice.
  private var sorted: [TallyRow] = []
  /// All numbers of these together, at most `bound`: of many tallies united one after another each row is summed once.
  private var sortedTotal = 0
  /// Rows that are not sorted in yet.
  private var added: [TallyRow] = []
  private var failed: Set<DocumentFailure> = []
  /// Documents that came more than once, each time with the same figures: they are counted once.
  public private(set) var countedOnce: [String] = []

  /// Makes an empty tally of scores whose counts stand in the order of `categories`; support categories are left out.
  public init(
    categories: [Category], scope: LexiconScope = .everything, provenance: Provenance, key: GroupKey = .author,
    hasWords: Bool = false, dates: TallyDates = .all
  ) {
    kept = categories.indices.filter { !categories[$0].isSupport }
    self.categories = kept.map { categories[$0].name }
    self.scope = scope
    self.key = key
    self.hasWords = hasWords
    self.dates = dates
    origin = provenance
    origin.skipped = 0
  }

  /// What all numbers of a tally together stay below, those of its rows (`TallyRow.total`) and the files skipped: more than
  /// any texts have, and so little that no sum of them overflows and every one is exact as floating point.
  package static let bound = 1 << 52

  /// Makes a tally of rows that were kept, in any order. Each has a count for each of `categories`, and word counts if
  /// `hasWords`; their numbers together stay below `bound`.
  package init(
    categories: [String], scope: LexiconScope = .everything, provenance: Provenance, key: GroupKey, hasWords: Bool,
    dates: TallyDates = .all, rows: [TallyRow], failures: [DocumentFailure]
  ) {
    precondition(
      rows.allSatisfy { $0.counts.count == categories.count && ($0.wordCounts != nil) == hasWords },
      "each row has a count a category, and word counts where the tally has them")
    kept = []
    self.categories = categories
    self.scope = scope
    self.key = key
    self.hasWords = hasWords
    self.dates = dates
    origin = provenance
    added = rows
    failed = Set(failures)
    settle()
  }

  /// The rows in their order: by path, then id.
  public var rows: [TallyRow] { settled.sorted }

  private var settled: Tally {
    var settled = self
    settled.settle()
    return settled
  }

  /// Whether its lexicon is not the program's own with others beside it, which all know I and we.
  package var standsAlone: Bool {
    !categories.contains { $0 == ReferenceCategory.own || $0 == ReferenceCategory.shared }
  }

  /// The documents that failed, sorted by path and id.
  public var failures: [DocumentFailure] {
    failed.sorted { a, b in
      (a.name, a.line ?? 0, a.kind.rawValue, a.message) < (b.name, b.line ?? 0, b.kind.rawValue, b.message)
    }
  }

  /// What the counts rest on.
  public var provenance: Provenance {
    var provenance = origin
    provenance.read = added.isEmpty ? sorted.count : rows.count
    provenance.failed = failed.count
    return provenance
  }

  /// Adds options of what is made of the tally to those that its provenance tells.
  package mutating func tell(_ options: [String]) { origin.options += options }

  /// The ids that more than one row bears: documents of one path and id with different figures. Each is counted.
  public var repeatedIDs: [String] {
    let rows = rows
    return zip(rows, rows.dropFirst()).filter { $0.name == $1.name }.map(\.0.id)
  }

  /// Adds a document. O(1) when documents come in order of path, else O(log n) over many.
  public mutating func add(_ document: ScoredDocument) {
    var row = TallyRow(document, kept: kept)
    if !scope.decidesStance { row.stance = nil }
    if !scope.decidesModel { row.model = nil }
    if !hasWords { row.wordCounts = nil } else if row.wordCounts == nil { row.wordCounts = WordCounts([:]) }
    if let last = sorted.last, !(last < row) {
      added.append(row)
      if added.count > max(1_024, sorted.count / 2) { settle() }
    } else {
      append(row)
    }
  }

  /// Adds a row behind those that are sorted.
  private mutating func append(_ row: TallyRow) {
    sorted.append(row)
    sortedTotal = min(Self.bound, sortedTotal + min(Self.bound, row.total))
  }

  /// Adds what became of a document.
  public mutating func add(_ outcome: Outcome) {
    switch outcome {
    case .scored(let document): add(document)
    case .failed(let failure): failed.insert(failure.alone)
    }
  }

  /// Adds to the files passed over.
  public mutating func skip(_ files: Int) { origin.skipped += files }

  /// Takes in the rows of another tally; a row that both hold is kept once. The names of the lexicons, which say where
  /// the same entries were found, are those that sort first.
  public mutating func unite(_ other: Tally) throws(TallyError) {
    let (a, b) = (origin, other.origin)
    guard a.version == b.version else { throw .differentVersions(a.version, b.version) }
    guard a.lexiconDigest == b.lexiconDigest else { throw .differentLexicons(a.lexiconDigest, b.lexiconDigest) }
    guard a.options == b.options else { throw .differentOptions(a.options, b.options) }
    guard key == other.key else { throw .differentKeys(key.name, other.key.name) }
    guard hasWords == other.hasWords else { throw .differentWords }
    guard categories == other.categories else { throw .differentCategories }
    guard scope == other.scope else { throw .differentScopes }
    let theirs = other.settled
    settle()
    guard theirs.total < Self.bound - total else { throw .tooMuch }
    if b.lexicons.lexicographicallyPrecedes(a.lexicons) { origin.lexicons = b.lexicons }
    dates = dates.united(with: other.dates)
    added = theirs.sorted
    settle()
    countedOnce += other.countedOnce
    failed.formUnion(other.failed)
    skip(b.skipped)
  }

  /// All its numbers together, once it is settled.
  private var total: Int { origin.skipped + sortedTotal }

  /// Sorts in what was added.
  package mutating func settle() {
    guard !added.isEmpty else { return }
    let incoming = added.sorted()
    added = []
    let before = sorted
    sorted = []
    sorted.reserveCapacity(before.count + incoming.count)
    var next = before.startIndex
    for row in incoming {
      while next < before.endIndex, before[next] < row {
        sorted.append(before[next])
        next += 1
      }
      if next < before.endIndex && before[next] == row || sorted.last == row {
        countedOnce.append(row.id)
      } else {
        append(row)
      }
    }
    sorted += before[next...]
  }
}

extension Tally: Hashable {
  /// Tallies are equal when they hold the same, whatever came first.
  public static func == (a: Tally, b: Tally) -> Bool {
    a.categories == b.categories && a.scope == b.scope && a.key == b.key && a.hasWords == b.hasWords
      && a.dates == b.dates && a.provenance == b.provenance
      && a.failed == b.failed && a.rows == b.rows
  }

  /// Feeds what equal tallies share.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(categories)
    hasher.combine(rows)
  }
}

extension DocumentFailure {
  /// The failure without what is known of the document, which no tally keeps.
  fileprivate var alone: DocumentFailure {
    var alone = self
    alone.metadata = Metadata()
    return alone
  }
}
