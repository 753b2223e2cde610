import CWordScan

/// The tables that entries are found with. A class, whose methods have them at hand in a step: a structure would be copied,
/// one reference after another, wherever it stands beside what is written to.
final class EntryTables: Sendable {
  let entries: EntryTable
  private let phrases: Phrases
  /// The categories that each category's matches count for.
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
