public import Scoring

/// Documents with the same id, authors and date but different paths and texts: presumably one that was edited between two exports.
/// Each is counted, since nothing says which of them is meant.
public struct Drafts: Hashable, Sendable {
  /// Two names for each such document, in the order of their paths; sorted.
  public let pairs: [Pair]

  /// Two documents of one id.
  public struct Pair: Hashable, Sendable {
    /// The one whose path sorts first.
    public let first: DocumentName
    /// The next with another text.
    public let second: DocumentName
  }

  /// Finds the drafts in a tally. The id of a file is its path, so only records and mails can be drafts.
  public init(of tally: Tally) {
    struct Key: Hashable {
      let id: String
      let authors: [String]
      let date: String?
    }
    var firsts: [Key: TallyRow] = [:]
    var met: Set<Key> = []
    var pairs: [Pair] = []
    for row in tally.rows where row.id != row.path {
      let key = Key(id: row.id, authors: row.authors, date: row.date)
      guard let first = firsts[key] else {
        firsts[key] = row
        continue
      }
      guard row.path != first.path, row.fingerprint != first.fingerprint, met.insert(key).inserted else { continue }
      pairs.append(Pair(first: first.name, second: row.name))
    }
    self.pairs = pairs.sorted { $0.first < $1.first }
  }
}
