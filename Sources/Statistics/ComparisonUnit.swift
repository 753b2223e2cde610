/// What a comparison takes as independent of each other. Intervals and probabilities rest on how these units differ.
public enum ComparisonUnit: String, Hashable, Sendable, CaseIterable {
  /// Each document.
  case document
  /// All documents of an author together; a document that names no author is a unit of its own.
  case author
}

extension ComparisonUnit {
  /// Chooses the unit that suits these documents: the author where at least two are known and one of them has more than
  /// one document.
  ///
  /// Documents of one author are alike. Where groups share authors, or hold a few each, treating documents as
  /// independent makes a chance difference in who is in which group look like a difference between the groups: random
  /// halves of 31 senators, with 185 documents, differed in some figure with p < .05 up to three times as often as they
  /// should. With a single author, documents are all there is to judge by.
  init(suiting rows: [TallyRow]) {
    var documents: [String: Int] = [:]
    for row in rows where row.words > 0 {
      if let author = GroupKey.author.group(of: row) { documents[author, default: 0] += 1 }
    }
    self = documents.count > 1 && documents.values.contains { $0 > 1 } ? .author : .document
  }
}

/// Numbers the units of documents: one number for each author, and one for each document that names none.
struct UnitNumbers {
  let unit: ComparisonUnit
  private var authors: [String: Int] = [:]
  private var next = 0

  init(_ unit: ComparisonUnit) { self.unit = unit }

  /// The number of a document's unit. To be asked once for each document.
  mutating func number(of row: TallyRow) -> Int {
    let author = unit == .author ? GroupKey.author.group(of: row) : nil
    if let author, let known = authors[author] { return known }
    if let author { authors[author] = next }
    next += 1
    return next - 1
  }
}
