/// Decides which pieces of evidence of two drafts are the same: those of one act in the same sentence, wherever it is
/// now, and then those of one act in sentences that are much alike. Equal sentences are interchangeable, so that their
/// order decides only which line is named.
enum RevisionPairing {
  /// The least similarity, by Dice's coefficient of their words, of two sentences that count as one that was edited:
  /// half, as when a sentence keeps its length and half of its words.
  static let leastShared = 0.5

  /// The most sentences that one is compared with. If no more than these are left for an act, all that share a word
  /// with it are compared. Otherwise those that share its rarest words come first, so that what a long text repeats in
  /// every sentence takes no time to search.
  static let mostCandidates = 200

  /// The pairs by their indices, in the order of the later draft. Nearly linear in the number of pieces.
  ///
  /// Different sentences that show the same act are compared wherever they are, since an edit may move any of them;
  /// equal sentences are compared once for all of them.
  static func pairs(_ before: [Revision.Found], _ after: [Revision.Found]) -> [(before: Int, after: Int)] {
    var pairs: [(before: Int, after: Int)] = []
    // By sentence and act, with the first one at the end.
    var old = Dictionary(grouping: before.indices.reversed()) { RevisionKey(before[$0]) }
    var now = Dictionary(grouping: after.indices.reversed()) { RevisionKey(after[$0]) }
    for key in Array(now.keys) where old[key] != nil {
      while let first = old[key]?.last, let second = now[key]?.last {
        old[key]?.removeLast()
        now[key]?.removeLast()
        pairs.append((first, second))
      }
    }
    var left = (sentences(of: old), sentences(of: now))
    var alike: [(shared: Double, before: Int, after: Int)] = []
    let bySubject = Dictionary(grouping: left.1.indices) { left.1[$0].key.subject }
    for (subject, places) in Dictionary(grouping: left.0.indices, by: { left.0[$0].key.subject }) {
      guard let others = bySubject[subject] else { continue }
      let search = RevisionSearch(places.map { left.0[$0].key.words }, most: mostCandidates)
      for (number, after) in others.enumerated() {
        // Its place among the others, estimated from the lengths.
        let near = number * places.count / others.count
        for (place, shared) in search.alike(left.1[after].key.words, near: near, least: leastShared) {
          alike.append((shared, places[place], after))
        }
      }
    }
    // The most similar first, then by place, since sentences are in order.
    alike.sort { ($1.shared, $0.after, $0.before) < ($0.shared, $1.after, $1.before) }
    for (_, before, after) in alike {
      while let first = left.0[before].pieces.last, let second = left.1[after].pieces.last {
        left.0[before].pieces.removeLast()
        left.1[after].pieces.removeLast()
        pairs.append((first, second))
      }
    }
    return pairs.sorted { $0.after < $1.after }
  }

  /// A sentence with pieces left, the first of them at the end.
  private struct Sentence {
    let key: RevisionKey
    var pieces: [Int]
  }

  /// The sentences with pieces left, in the order of their pieces.
  private static func sentences(of pieces: [RevisionKey: [Int]]) -> [Sentence] {
    pieces.filter { !$0.value.isEmpty }.map { Sentence(key: $0, pieces: $1) }.sorted { a, b in
      (a.pieces.last ?? 0) < (b.pieces.last ?? 0)
    }
  }

  /// The words of a sentence as they are compared: letters and digits, in lower case. Apostrophes do not separate
  /// words.
  static func words(of sentence: String) -> [String] {
    let letters = sentence.lowercased().filter { $0 != "'" && $0 != "’" }
    return letters.split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }
}

/// What identifies a piece in the other draft.
struct RevisionKey: Hashable {
  let subject: String
  let words: [String]

  init(_ found: Revision.Found) {
    subject = found.subject
    words = found.words
  }
}
