import CWordScan

/// What the symbols of a form mean together, before its lists are added to the pool. One value is refilled for each
/// form, so that its memory is allocated once.
struct ResolvedForm: Sendable {
  /// The type, as of a lower-case form that no formula weighs.
  var type = PartType()
  var symbols: [Int32] = []
  var openers: [Int32] = []
  var followers: [Int32] = []
  var wordEntries: [Int32] = []
  /// Pairs of a `FormMatch` and its entry.
  var matches: [Int32] = []
  /// The needs of patterns that it passes regardless of its writing, by `NeedNumbers`; may contain repetitions.
  var needs: [Int32] = []
  /// The tests of patterns that it passes, by `SymbolIndex`.
  var bits: [Int32] = []
  /// The categories that contain it as a word; those and the ones with phrases whose rarest part it may be; those and
  /// the ones with phrases whose first part it may be.
  var categories: NumberSet
  var near: NumberSet
  var begun: NumberSet
  /// Its matches that are only counted, as sorted numbers of `CountedMatch`.
  var counted: [Int32] = []
  /// The best entries by category, and the categories of which it is an exception.
  var candidates: [usward_candidate] = []
  var excepted: NumberSet

  init(_ lexicon: Lexicon) {
    categories = NumberSet(under: lexicon.categories.count)
    near = categories
    begun = categories
    excepted = categories
  }

  /// Appends its lists in the order of `PartLists`.
  func appendLists(to pool: inout [Int32]) {
    pool += matches
    pool += symbols
    pool += openers
    pool += followers
    pool += wordEntries
  }

  /// Takes over symbols, of which nothing else is known yet, in exchange for others whose memory can be reused.
  mutating func take(_ symbols: inout [Int32]) {
    type = PartType()
    swap(&self.symbols, &symbols)
    openers.empty()
    followers.empty()
    wordEntries.empty()
    matches.empty()
    needs.empty()
    bits.empty()
    counted.empty()
    candidates.empty()
    categories.removeAll()
    near.removeAll()
    begun.removeAll()
    excepted.removeAll()
  }
}

extension Array {
  /// Empties it, keeping the memory; most lists of most forms are empty already.
  fileprivate mutating func empty() {
    if !isEmpty { removeAll(keepingCapacity: true) }
  }
}
