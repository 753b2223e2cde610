/// What a comparison takes as independent of each other: intervals and probabilities rest on how these differ.
public enum ComparisonUnit: String, Hashable, Sendable, CaseIterable {
  /// Each document by itself.
  case document
  /// All documents of an author together; one that names no author is by itself.
  case author
}

extension ComparisonUnit {
  /// What these documents call for: the author where at least two are known and one of them has more than one document.
  ///
  /// Documents of one author are alike. Where groups share authors, or hold a few each, documents taken as independent make a
  /// difference of who happens to stand where look like one of the groups: halves of 31 senators drawn at random, of 185
  /// documents, differed in some figure with p < .05 up to three times as often as they should. One author alone leaves
  /// nothing but documents to tell by.
  init(suiting rows: [TallyRow]) {
    var documents: [String: Int] = [:]
    for row in rows where row.words > 0 {
      if let author = GroupKey.author.group(of: row) { documents[author, default: 0] += 1 }
    }
    self = documents.count > 1 && documents.values.contains { $0 > 1 } ? .author : .document
  }
}

/// Gives documents the numbers of their units: one number an author, one for each document that names none.
struct UnitNumbers {
  let unit: ComparisonUnit
  private var authors: [String: Int] = [:]
  private var next = 0

  init(_ unit: ComparisonUnit) { self.unit = unit }

  /// The number of a document's unit; a document is to be asked for once.
  mutating func number(of row: TallyRow) -> Int {
    let author = unit == .author ? GroupKey.author.group(of: row) : nil
    if let author, let known = authors[author] { return known }
    if let author { authors[author] = next }
    next += 1
    return next - 1
  }
}
