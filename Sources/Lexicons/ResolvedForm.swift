/// A form resolved against the lexicon, before its lists go to the pool. One is filled again and again, so that its memory is
/// taken once.
struct ResolvedForm: Sendable {
  var type = PartType()
  var symbols: [Int32] = []
  var openers: [Int32] = []
  var followers: [Int32] = []
  var wordEntries: [Int32] = []
  var matches: [Int32] = []
  /// The needs of patterns that it passes, by `NeedNumbers`; some may be there twice.
  var needs: [Int32] = []
  /// Which tests of patterns it passes, by `SymbolIndex`.
  var bits: [Int32] = []
  /// Categories that hold it as a word, and those with phrases that it may be the rarest part of.
  var categories: NumberSet
  var near: NumberSet
  /// Its matches that only count, as numbers of `CountedMatch`, sorted.
  var counted: [Int32] = []
  /// The best entries, by category, and the categories of which it is an exception.
  private var candidates: [EntryCandidate] = []
  private var excepted: NumberSet

  init(_ lexicon: Lexicon) {
    categories = NumberSet(under: lexicon.categories.count)
    near = categories
    excepted = categories
  }

  /// Whether nothing matters of it but how it is written.
  var isUnknown: Bool { symbols.isEmpty && type.weighed < 0 }

  /// Takes what is of no word: an address, an emoji.
  mutating func clear() {
    type = PartType()
    categories.removeAll()
    near.removeAll()
    needs.removeAll(keepingCapacity: true)
    // Most forms have none of these.
    if symbols.isEmpty { return }
    symbols.removeAll(keepingCapacity: true)
    openers.removeAll(keepingCapacity: true)
    followers.removeAll(keepingCapacity: true)
    wordEntries.removeAll(keepingCapacity: true)
    matches.removeAll(keepingCapacity: true)
    counted.removeAll(keepingCapacity: true)
    bits.removeAll(keepingCapacity: true)
  }

  /// Takes a word or a number: `key` is folded, `spelt` keeps its case.
  mutating func fill(key: Span<UInt8>, spelt: Span<UInt8>, isNumber: Bool, _ lexicon: Lexicon) {
    clear()
    let (isCapital, isUpper) = FormResolver.capitals(of: spelt)
    // The pronoun is no capital.
    let isPronoun = key.count == 1 && key[0] == UInt8(ascii: "i")
    if isCapital, !isPronoun { type.traits.insert(.capital) }
    if isUpper { type.traits.insert(.upper) }
    if isNumber { type.traits.insert(.number) } else { type.weighed = lexicon.weighedWords.number(of: key) ?? -1 }
    lexicon.lookUp(&self, key: key, spelt: spelt, isCapital: isCapital)
    if !wordEntries.isEmpty { collectMatches(lexicon) }
  }

  /// What the word is by itself, where no phrase is near: the best entry of each category.
  private mutating func collectMatches(_ lexicon: Lexicon) {
    candidates.removeAll(keepingCapacity: true)
    excepted.removeAll()
    for entry in wordEntries {
      let shape = lexicon.entries.shape(entry)
      for index in lexicon.above.range(Int(shape.own)) {
        let category = lexicon.above.pool[index]
        if shape.isException {
          excepted.insert(category)
        } else {
          EntryCandidate(category: category, entry: entry, end: 1).enter(&candidates, lexicon.entries)
        }
      }
    }
    for candidate in candidates where !excepted.contains(candidate.category) {
      let own = Int(lexicon.entries.own(candidate.entry))
      matches.append(candidate.category)
      matches.append(candidate.entry)
      type.traits.insert(.matches)
      if lexicon.isListed[own] {
        type.traits.insert(.listed)
      } else {
        counted.append(CountedMatch(category: candidate.category, own: Int32(own), lexicon.roles).number)
      }
      if own == Int(candidate.category) { type.marks.add(lexicon.clauseMarks[own]) }
    }
    counted.sort()
    if let opener = lexicon.clauseOpener, categories.contains(opener) { type.traits.insert(.opensClause) }
  }
}

extension ClauseMarks {
  /// Adds marks; a subject takes the place of an earlier one.
  fileprivate mutating func add(_ marks: ClauseMarks) {
    if let subject = marks.subject { self.subject = subject }
    formUnion(marks.intersection([.negates, .endsNegation, .opensClause, .isRelative]))
  }
}
