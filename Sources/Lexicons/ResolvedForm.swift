import CWordScan

/// What the symbols of a form mean together, before its lists go to the pool. One is filled again and again, so that its
/// memory is taken once.
struct ResolvedForm: Sendable {
  /// As of a form in small letters that no formula weighs.
  var type = PartType()
  var symbols: [Int32] = []
  var openers: [Int32] = []
  var followers: [Int32] = []
  var wordEntries: [Int32] = []
  /// As `FormMatch`, each with its entry after it.
  var matches: [Int32] = []
  /// The needs of patterns that it passes whatever its writing, by `NeedNumbers`; some may be there twice.
  var needs: [Int32] = []
  /// Which tests of patterns it passes, by `SymbolIndex`.
  var bits: [Int32] = []
  /// Categories that hold it as a word, those with phrases too that it may be the rarest part of, and those with phrases too
  /// that it may be the first part of.
  var categories: NumberSet
  var near: NumberSet
  var begun: NumberSet
  /// Its matches that only count, as numbers of `CountedMatch`, sorted.
  var counted: [Int32] = []
  /// The best entries, by category, and the categories of which it is an exception.
  var candidates: [usward_candidate] = []
  var excepted: NumberSet

  init(_ lexicon: Lexicon) {
    categories = NumberSet(under: lexicon.categories.count)
    near = categories
    begun = categories
    excepted = categories
  }

  /// Appends its lists as `PartLists` tells of them.
  func appendLists(to pool: inout [Int32]) {
    pool += matches
    pool += symbols
    pool += openers
    pool += followers
    pool += wordEntries
  }

  /// Takes symbols, of which nothing else is known yet, and leaves others for them, whose memory may be used again.
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
  /// Takes all away but the memory; most lists of most forms are empty already.
  fileprivate mutating func empty() {
    if !isEmpty { removeAll(keepingCapacity: true) }
  }
}
