/// Finds a lexicon's words and phrases. Which match wins, per category: the one that begins first; of those the longest;
/// of those cased over exact over the longest prefix. A match that begins within an earlier one of its category does not
/// count, nor one that an exception of its category touches. Categories do not hide one another: `our team` is a team
/// and its `our` a reference.
///
/// Most parts have no phrase near, and then what they match is known from their form alone; the rest is worked out one
/// candidate at a time.
struct EntryFinder: Sendable {
  private let tables: EntryTables
  private var state: EntryState

  init(_ lexicon: Lexicon) {
    tables = EntryTables(lexicon)
    state = EntryState(categories: lexicon.categories.count)
  }

  /// Finds the phrases of a sentence.
  func findPhrases(in sentence: inout SentenceReading, _ types: PartTypes) { tables.findPhrases(in: &sentence, types) }

  /// Finds the matches of a sentence, whose phrases were found, lists them and marks its parts.
  mutating func list(_ sentence: inout SentenceReading, _ types: PartTypes) {
    state.base += 1
    tables.list(&sentence, types, &state)
    state.base += sentence.parts.count
  }

  /// The same, but that matches that only count and do not touch `guarded` go to a tally and are not listed.
  mutating func count(
    _ sentence: inout SentenceReading, _ types: PartTypes, _ tally: inout CategoryTally, listing guarded: Range<Int>
  ) {
    state.base += 1
    if state.listed.count < sentence.parts.count {
      state.listed = Array(repeating: 0, count: 2 * sentence.parts.count)
    }
    tables.count(&sentence, types, &tally, &state, listing: guarded)
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
  var candidates: [EntryCandidate]
  /// Room for the parts of which something is to be listed.
  var listed: [Int32] = []

  init(categories: Int) {
    takenUntil = Array(repeating: 0, count: categories)
    candidates = Array(repeating: EntryCandidate(category: 0, entry: 0, end: 0, own: 0), count: categories)
  }
}

/// An entry that may be what its category matches at a place.
struct EntryCandidate: Sendable {
  var category: Int32
  var entry: Int32
  /// The part after it.
  var end: Int32
  /// The category that the entry stands in.
  var own: Int32

  /// Takes its category's place among `candidates` if it is better than what is there.
  func enter(_ candidates: inout [EntryCandidate], _ entries: EntryTable) {
    var known = 0
    while known < candidates.count, candidates[known].category != category { known += 1 }
    if known == candidates.count {
      candidates.append(self)
    } else if isBetter(than: candidates[known], entries) {
      candidates[known] = self
    }
  }

  /// Whether it is better than another of its category at the same place.
  func isBetter(than other: EntryCandidate, _ entries: EntryTable) -> Bool {
    if end != other.end { return end > other.end }
    let (kind, rival) = (entries.shape(entry).kind, entries.shape(other.entry).kind)
    return kind != rival ? kind < rival : entries.textLength(entry) > entries.textLength(other.entry)
  }
}
