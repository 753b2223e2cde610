import CWordScan

/// Finds a lexicon's words and phrases. Which match wins, per category: the one that begins first; of those the longest;
/// of those cased over exact over the longest prefix. A match that begins within an earlier one of its category does not
/// count, nor one that an exception of its category touches. Categories do not hide one another: `our team` is a team
/// and its `our` a reference.
///
/// Most parts have no phrase near, and then what they match is known from their form alone; the rest is worked out one
/// candidate at a time.
struct EntryFinder: Sendable {
  private let tables: EntryTables
  /// Of these tables.
  private let loan: EntryLoan
  private var state: EntryState

  init(_ lexicon: Lexicon) {
    tables = EntryTables(lexicon)
    loan = EntryLoan(tables)
    state = EntryState(categories: lexicon.categories.count)
  }

  /// Counts the parts of a sentence by their forms alone: what is otherwise is put right by `count`, and what that reads is asked
  /// for, which comes while phrases and patterns are found.
  mutating func countForms(_ sentence: SentenceReading, _ types: PartTypes, _ tally: inout CategoryTally) {
    state.countForms(of: sentence.parts, types, &tally.bySignature, &tally.met)
  }

  /// Finds the phrases of a sentence.
  func findPhrases(in sentence: inout SentenceReading, _ types: PartTypes) { tables.findPhrases(in: &sentence, types) }

  /// Finds the matches of a sentence, whose phrases were found, lists them and marks its parts.
  mutating func list(_ sentence: inout SentenceReading, _ types: PartTypes) {
    state.base += 1
    loan.list(&sentence, types, &state)
    state.base += sentence.parts.count
  }

  /// The same where the forms of its parts were counted, but that matches that only count go to a tally and are not listed, but for
  /// those that touch `guarded` and that some guard may take away.
  mutating func count(
    _ sentence: inout SentenceReading, _ types: PartTypes, _ tally: inout CategoryTally, listing guarded: Range<Int>
  ) {
    state.base += 1
    loan.count(&sentence, types, &tally, &state, listing: guarded)
    state.base += sentence.parts.count
  }
}

/// What is written to while a sentence's entries are found.
struct EntryState: Sendable {
  /// Per category, the part after its last phrase or exception. Parts are numbered on from sentence to sentence, so that
  /// nothing is to be reset.
  var takenUntil: [Int]
  /// The number of the sentence's first part.
  var base = 0
  /// Room for the best match of each category at one place.
  var candidates: [usward_candidate]
  /// Room for the parts of which something is to be listed.
  var listed: [Int32] = []

  init(categories: Int) {
    takenUntil = Array(repeating: 0, count: categories)
    candidates = Array(repeating: usward_candidate(), count: categories)
  }
}
