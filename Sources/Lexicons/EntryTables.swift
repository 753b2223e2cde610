internal import CWordScan

/// The tables that entries are found with. A class, whose methods have them at hand in a step: a structure would be copied,
/// one reference after another, wherever it stands beside what is written to.
final class EntryTables: Sendable {
  let entries: EntryTable
  private let phrases: Phrases
  /// The categories that each category's matches count for.
  let above: ListTable
  /// What the matches of each category do.
  let categories: [usward_category]

  init(_ lexicon: Lexicon) {
    precondition(Self.isLaidOutAsInKernel, "matches are laid out as the kernel writes them")
    entries = lexicon.entries
    phrases = lexicon.phrases
    above = lexicon.above
    categories = lexicon.categories.indices.map {
      usward_category(
        marks: lexicon.clauseMarks[$0].rawValue, is_listed: lexicon.isListed[$0] ? 1 : 0,
        is_support: lexicon.roles[$0].isSupport ? 1 : 0)
    }
  }

  /// Finds the phrases of a sentence.
  func findPhrases(in sentence: inout SentenceReading, _ types: PartTypes) {
    phrases.find(
      at: sentence.openings, sentence.openingCount, in: &sentence.parts, types, entries, &sentence.phrases)
  }
}
