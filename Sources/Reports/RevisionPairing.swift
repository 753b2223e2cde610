/// Which pieces of evidence of two drafts are the same: those of one act in the same sentence, wherever it stands now, and then
/// those of one act in sentences that are much alike. Sentences that are the same are interchangeable, so that their order decides
/// nothing but which line is named.
enum RevisionPairing {
  /// Sentences that share fewer of their words, by Dice's coefficient, are two sentences and not one that was edited: half, as
  /// one that is as long as before keeps half of its words.
  static let leastShared = 0.5

  /// So many sentences are held against another at the most: with as few left of an act all that share a word with it are. Of more
  /// those that share its rarest words come first, so that what a long text repeats in every sentence takes no time to search.
  static let mostCandidates = 200

  /// The pairs by their indices, in the order of the later draft. Near linear in the pieces.
  ///
  /// Sentences that differ and show the same act are held against each other wherever they stand, since an edit may move any of them;
  /// sentences that are the same once for all of them.
  static func pairs(_ before: [Revision.Found], _ after: [Revision.Found]) -> [(before: Int, after: Int)] {
    var pairs: [(before: Int, after: Int)] = []
    // By sentence and act, the first on top.
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
        // Where it stands among the others, as far as lengths tell.
        let near = number * places.count / others.count
        for (place, shared) in search.alike(left.1[after].key.words, near: near, least: leastShared) {
          alike.append((shared, places[place], after))
        }
      }
    }
    // The most alike first, then by place, as sentences are in order.
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

  /// A sentence of which pieces are left, the first of them on top.
  private struct Sentence {
    let key: RevisionKey
    var pieces: [Int]
  }

  /// The sentences of which pieces are left, in the order of these.
  private static func sentences(of pieces: [RevisionKey: [Int]]) -> [Sentence] {
    pieces.filter { !$0.value.isEmpty }.map { Sentence(key: $0, pieces: $1) }.sorted { a, b in
      (a.pieces.last ?? 0) < (b.pieces.last ?? 0)
    }
  }

  /// The words of a sentence as they are compared: letters and digits, in small letters. An apostrophe parts none.
  static func words(of sentence: String) -> [String] {
    let letters = sentence.lowercased().filter { $0 != "'" && $0 != "’" }
    return letters.split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }
}

/// By what a piece is known again in the other draft.
struct RevisionKey: Hashable {
  let subject: String
  let words: [String]

  init(_ found: Revision.Found) {
    subject = found.subject
    words = found.words
  }
}
