import CWordScan

/// The tables that forms are looked up in. A class, for the same reason as `EntryTables`.
final class FormTables: Sendable {
  let contractions: Contractions
  let weighedWords: WeighedWords
  let knownWords: KnownWords
  private let vocabulary: Vocabulary
  private let index: SymbolIndex
  private let entries: EntryTable
  /// For each category, the categories that its matches count for.
  private let above: ListTable
  private let roles: [CategoryRole]
  private let listing: [Listing]
  private let clauseMarks: [ClauseMarks]
  /// The category of words after which a clause may begin.
  private let clauseOpener: Int32?

  init(_ lexicon: Lexicon) {
    contractions = lexicon.contractions
    weighedWords = lexicon.weighedWords
    knownWords = lexicon.knownWords
    vocabulary = lexicon.vocabulary
    index = lexicon.index
    entries = lexicon.entries
    above = lexicon.above
    roles = lexicon.roles
    listing = lexicon.categories.indices.map { lexicon.listing(of: $0) }
    clauseMarks = lexicon.clauseMarks
    clauseOpener = lexicon.clauseOpener
  }

  /// Whether an ASCII form may be one whose case matters.
  func mayBeCased(_ form: Span<UInt8>) -> Bool { vocabulary.mayBeCased(form) }

  /// Finds the symbols of a form; returns the hash of its key. `key` is folded, `spelt` keeps its case; `isASCII`
  /// applies to both.
  func find(key: Span<UInt8>, spelt: Span<UInt8>, isASCII: Bool, _ symbols: inout [Int32]) -> UInt64 {
    if !symbols.isEmpty { symbols.removeAll(keepingCapacity: true) }
    return vocabulary.find(key: key, form: spelt, isASCII: isASCII, &symbols)
  }

  /// Finds the symbols of the prefixes that an ASCII key begins with.
  func findPrefixes(of key: Span<UInt8>, _ symbols: inout [Int32]) {
    if !symbols.isEmpty { symbols.removeAll(keepingCapacity: true) }
    vocabulary.findPrefixes(of: key, isASCII: true, &symbols)
  }

  /// Fills in what the symbols of a form may begin and belong to. O(entries that begin with one).
  func complete(_ form: inout ResolvedForm) {
    index.complete(&form, entries, above: above)
    if !form.wordEntries.isEmpty { collectMatches(&form) }
  }

  /// Collects what the word matches by itself where no phrase is near: the best entry of each category.
  private func collectMatches(_ form: inout ResolvedForm) {
    for entry in form.wordEntries {
      let shape = entries.shape(entry)
      for index in above.range(Int(shape.own)) {
        let category = above.pool[index]
        if shape.isException {
          form.type.traits.insert(.excepts)
          form.excepted.insert(category)
        } else {
          usward_candidate(category: category, entry: entry, end: 1, own: shape.own).enter(&form.candidates, entries)
        }
      }
    }
    for candidate in form.candidates where !form.excepted.contains(candidate.category) {
      let own = Int(candidate.own)
      let counted = CountedMatch(category: candidate.category, own: Int32(own), roles)
      form.matches.append(FormMatch(counted, listing[own]).bits)
      form.matches.append(candidate.entry)
      form.type.traits.insert(.matches)
      if listing[own].contains(.always) {
        form.type.traits.insert(.listed)
      } else {
        form.counted.append(counted.number)
        if listing[own].contains(.whereGuarded) { form.type.traits.insert(.guarded) }
      }
      if own == Int(candidate.category) { form.type.marks.add(clauseMarks[own]) }
    }
    form.counted.sort()
    if let clauseOpener, form.categories.contains(clauseOpener) { form.type.traits.insert(.opensClause) }
  }
}

extension ClauseMarks {
  /// Adds marks; a subject replaces an earlier one.
  fileprivate mutating func add(_ marks: ClauseMarks) {
    if let subject = marks.subject { self.subject = subject }
    formUnion(marks.intersection([.negates, .endsNegation, .opensClause, .isRelative]))
  }
}
