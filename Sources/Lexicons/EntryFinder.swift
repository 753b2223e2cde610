import CWordScan

/// Finds a lexicon's words and phrases. Within a category, the match that begins first wins, then the longest, then
/// cased over exact over the longest prefix. A match that begins within an earlier one of its category does not count,
/// nor does one that an exception of its category touches. Categories do not hide one another: `our team` is a team,
/// and its `our` is a reference.
///
/// Most parts have no phrase near them, so that their matches follow from the form alone; the others are worked out one
/// candidate at a time.
struct EntryFinder: Sendable {
  private let tables: EntryTables
  /// The tables it reads.
  private let loan: EntryLoan
  private var state: EntryState

  init(_ lexicon: Lexicon) {
    tables = EntryTables(lexicon)
    loan = EntryLoan(tables)
    state = EntryState(categories: lexicon.categories.count)
  }

  /// Counts the parts of a sentence by their forms alone; `count` then corrects the parts that differ. Also prefetches
  /// what `count` reads, which arrives while phrases and patterns are found.
  mutating func countForms(_ sentence: SentenceReading, _ types: PartTypes, _ tally: inout CategoryTally) {
    state.countForms(of: sentence.parts, types, &tally.bySignature, &tally.met)
  }

  /// Finds the phrases of a sentence.
  func findPhrases(in sentence: inout SentenceReading, _ types: PartTypes) { tables.findPhrases(in: &sentence, types) }

  /// Lists the matches of a sentence whose phrases were found, and marks its parts.
  mutating func list(_ sentence: inout SentenceReading, _ types: PartTypes) {
    state.base += 1
    loan.list(&sentence, types, &state)
    state.base += sentence.parts.count
  }

  /// The same after the forms of its parts were counted. Matches that are only counted go to a tally, except those that
  /// touch `guarded` and may be removed by a guard, which are listed.
  mutating func count(
    _ sentence: inout SentenceReading, _ types: PartTypes, _ tally: inout CategoryTally, listing guarded: Range<Int>
  ) {
    state.base += 1
    loan.count(&sentence, types, &tally, &state, listing: guarded)
    state.base += sentence.parts.count
  }
}

/// The memory that is written to while the entries of a sentence are found.
struct EntryState: Sendable {
  /// For each category, the part after its last phrase or exception. Part numbers continue from sentence to sentence,
  /// so that nothing needs to be reset.
  var takenUntil: [Int]
  /// The number of the sentence's first part.
  var base = 0
  /// Room for the best match of each category at one place.
  var candidates: [usward_candidate]
  /// Room for the parts that have something to be listed.
  var listed: [Int32] = []

  init(categories: Int) {
    takenUntil = Array(repeating: 0, count: categories)
    candidates = Array(repeating: usward_candidate(), count: categories)
  }
}
