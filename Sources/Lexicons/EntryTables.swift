import CWordScan

/// The tables that entries are found with. A class, so that its methods reach them in one step: a structure would be
/// copied, reference by reference, wherever it lies next to something mutated.
final class EntryTables: Sendable {
  let entries: EntryTable
  private let phrases: Phrases
  /// For each category, the categories that its matches count for.
  let above: ListTable
  /// What the matches of each category do.
  let categories: Table<usward_category>

  init(_ lexicon: Lexicon) {
    entries = lexicon.entries
    phrases = lexicon.phrases
    above = lexicon.above
    let categories = lexicon.categories.indices.map { category in
      let above = lexicon.above.range(category)
      let counted = lexicon.above[category]
      return usward_category(
        bits: CountedMatch.bits(ofCategories: counted), above_start: Int32(above.lowerBound),
        above_end: Int32(above.upperBound), marks: lexicon.clauseMarks[category].rawValue,
        has_marks: counted.contains { !lexicon.clauseMarks[Int($0)].isEmpty } ? 1 : 0,
        listing: lexicon.listing(of: category).rawValue, is_support: lexicon.roles[category].isSupport ? 1 : 0)
    }
    self.categories = Table(categories)
  }

  /// Finds the phrases of a sentence.
  func findPhrases(in sentence: inout SentenceReading, _ types: PartTypes) {
    phrases.find(
      at: sentence.openings, sentence.openingCount, in: &sentence.parts, types, entries, &sentence.phrases)
  }
}
