import Extraction
public import Lexicons
public import Scoring
import Text

/// The rows of a run: a sorted set with one row a document. Uniting tallies is associative and commutative: whatever
/// the order of documents, parts and threads, the result is the same rows. Integers only; floating point appears where
/// a comparison is computed.
public struct Tally: Sendable {
  /// The names of the categories counted, sorted.
  public let categories: [String]
  /// What its lexicon looks for: its rows say nothing about anything else.
  public let scope: LexiconScope
  /// What its documents are grouped by unless a comparison asks otherwise.
  public let key: GroupKey
  /// Whether its rows count words by type.
  public let hasWords: Bool
  /// Between which dates its documents were chosen.
  public private(set) var dates: TallyDates
  private let kept: [Int]
  private var origin: Provenance
  /// The rows in order, without repetition.
  private var sorted: [TallyRow] = []
  /// The sum of all numbers in `sorted`, at most `bound`: when many tallies are united one after another, each row is
  /// summed once.
  private var sortedTotal = 0
  /// Rows that have not been sorted in yet.
  private var added: [TallyRow] = []
  /// All numbers of these together, at most `bound`.
  private var addedTotal = 0
  private var failed: Set<DocumentFailure> = []
  /// Documents that came more than once, each time with the same figures, as far as they are sorted in: they are counted once.
  public private(set) var countedOnce: [DocumentName] = []

  /// Makes an empty tally of scores whose counts are in the order of `categories`; support categories are left out.
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

  /// The exclusive upper bound of the sum of all numbers in a tally, those of its rows (`TallyRow.total`) and the files
  /// skipped: more than any texts have, and little enough that no sum overflows and each is exact as floating point.
  package static let bound = 1 << 52

  /// Makes a tally of stored rows, in any order. Each has a count for each of `categories`, and word counts if
  /// `hasWords`; the sum of all their numbers is below `bound`.
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
    addedTotal = Self.total(of: rows)
    failed = Set(failures)
    settle()
  }

  /// The rows in order: by path, then id.
  public var rows: [TallyRow] { settled.sorted }

  private var settled: Tally {
    var settled = self
    settled.settle()
    return settled
  }

  /// Whether its lexicon replaces the program's own, which always knows I and we, instead of being added to it.
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

  /// Adds options of how the tally is used to those in its provenance.
  package mutating func tell(_ options: [String]) { origin.options += options }

  /// The names that more than one row bears, each once: documents of one path and id with different figures. Each is counted.
  public var repeatedNames: [DocumentName] {
    let names = rows.map(\.name)
    return Set(zip(names, names.dropFirst()).filter { $0 == $1 }.map(\.0)).sorted()
  }

  /// Adds a document. O(1) when documents come in order of path, else O(log n) on average.
  public mutating func add(_ document: ScoredDocument) {
    var row = TallyRow(document, kept: kept)
    if !scope.decidesStance { row.stance = nil }
    if !scope.decidesModel { row.model = nil }
    if !hasWords { row.wordCounts = nil } else if row.wordCounts == nil { row.wordCounts = WordCounts([:]) }
    if let last = sorted.last, !(last < row) {
      added.append(row)
      addedTotal = min(Self.bound, addedTotal + min(Self.bound, row.total))
      settleNowAndThen()
    } else {
      sorted.append(row)
      sortedTotal = min(Self.bound, sortedTotal + min(Self.bound, row.total))
    }
  }

  /// Adds the outcome of a document.
  public mutating func add(_ outcome: Outcome) {
    switch outcome {
    case .scored(let document): add(document)
    case .failed(let failure): failed.insert(failure.alone)
    }
  }

  /// Adds to the number of files passed over.
  public mutating func skip(_ files: Int) { origin.skipped += files }

  /// Takes in the rows of another tally; a row that both hold is kept once. The names of the lexicons, which say where
  /// the same entries were found, are those that sort first. Of many small tallies each costs its own rows, not all.
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
    // Rows that are in both count twice until they are sorted in: that is done where it could matter.
    if theirs.total >= Self.bound - total { settle() }
    guard theirs.total < Self.bound - total else { throw .tooMuch }
    if b.lexicons.lexicographicallyPrecedes(a.lexicons) { origin.lexicons = b.lexicons }
    dates = dates.united(with: other.dates)
    added += theirs.sorted
    addedTotal = min(Self.bound, addedTotal + theirs.sortedTotal)
    settleNowAndThen()
    countedOnce += other.countedOnce
    failed.formUnion(other.failed)
    skip(b.skipped)
  }

  /// All its numbers together; with rows that are in it twice, more.
  private var total: Int { origin.skipped + sortedTotal + addedTotal }

  /// Sorts in what was added where that is a good part of all: thousands of parts, united one after another, are not gone
  /// through as a whole for each.
  private mutating func settleNowAndThen() {
    if added.count > max(1_024, sorted.count / 2) { settle() }
  }

  /// Sorts in the rows that were added.
  package mutating func settle() {
    guard !added.isEmpty else { return }
    // One array, in which rows are moved: a copy of one retains a dozen arrays and strings.
    var rows: [TallyRow] = []
    swap(&rows, &sorted)
    rows += added
    added = []
    rows.sort()
    var last = 0
    for next in rows.indices.dropFirst() {
      if rows[next].name == rows[last].name, rows[next] == rows[last] {
        countedOnce.append(rows[next].name)
      } else {
        last += 1
        if last < next { rows.swapAt(last, next) }
      }
    }
    let isAnyTwice = last + 1 < rows.count
    rows.removeSubrange((last + 1)...)
    sortedTotal = isAnyTwice ? Self.total(of: rows) : min(Self.bound, sortedTotal + addedTotal)
    addedTotal = 0
    swap(&rows, &sorted)
  }

  /// All numbers of rows together, at most `bound`.
  private static func total(of rows: [TallyRow]) -> Int {
    rows.reduce(0) { min(bound, $0 + min(bound, $1.total)) }
  }
}

extension Tally: Hashable {
  /// Tallies are equal when they hold the same rows, in whatever order they were added.
  public static func == (a: Tally, b: Tally) -> Bool {
    a.categories == b.categories && a.scope == b.scope && a.key == b.key && a.hasWords == b.hasWords
      && a.dates == b.dates && a.provenance == b.provenance
      && a.failed == b.failed && a.rows == b.rows
  }

  /// Hashes what equal tallies have in common.
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
