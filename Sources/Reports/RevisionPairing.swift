/// Which pieces of evidence of two drafts are the same: those of one act in the same sentence, wherever it stands now, and then
/// those of one act in sentences that are much alike. Sentences that are the same are interchangeable, so that their order decides
/// nothing but which line is named.
enum RevisionPairing {
  /// Sentences that share fewer of their words, by Dice's coefficient, are two sentences and not one that was edited: half, as
  /// one that is as long as before keeps half of its words.
  static let leastShared = 0.5

  /// The pairs by their indices, in the order of the later draft.
  ///
  /// Every two sentences that differ and show the same act are held against each other, since an edit may move any of them;
  /// sentences that are the same once for all of them.
  static func pairs(_ before: [Revision.Found], _ after: [Revision.Found]) -> [(before: Int, after: Int)] {
    var pairs: [(before: Int, after: Int)] = []
    // By sentence and act, the first on top.
    var old = Dictionary(grouping: before.indices.reversed()) { Key(before[$0]) }
    var now = Dictionary(grouping: after.indices.reversed()) { Key(after[$0]) }
    func pair(_ a: Key, _ b: Key) {
      while let first = old[a]?.last, let second = now[b]?.last {
        old[a]?.removeLast()
        now[b]?.removeLast()
        pairs.append((first, second))
      }
    }
    for key in Array(now.keys) { pair(key, key) }
    let left = (Self.left(old), Self.left(now))
    let bySubject = Dictionary(grouping: left.0, by: \.key.subject)
    var alike: [(shared: Double, before: Left, after: Left)] = []
    for after in left.1 {
      for before in bySubject[after.key.subject] ?? [] {
        let shared = shared(before.sorted, after.sorted)
        if shared >= leastShared { alike.append((shared, before, after)) }
      }
    }
    // The most alike first, then by place.
    alike.sort { ($1.shared, $0.after.first, $0.before.first) < ($0.shared, $1.after.first, $1.before.first) }
    for (_, before, after) in alike { pair(before.key, after.key) }
    return pairs.sorted { $0.after < $1.after }
  }

  /// A sentence of which pieces are left, with its words in order and the first of the pieces.
  private struct Left {
    let key: Key
    let sorted: [String]
    let first: Int
  }

  private static func left(_ pieces: [Key: [Int]]) -> [Left] {
    pieces.compactMap { key, pieces in pieces.last.map { Left(key: key, sorted: key.words.sorted(), first: $0) } }
  }

  /// The words of a sentence as they are compared: letters and digits, in small letters. An apostrophe parts none.
  static func words(of sentence: String) -> [String] {
    let letters = sentence.lowercased().filter { $0 != "'" && $0 != "’" }
    return letters.split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  /// The share of their words that two sentences have in common, from 0 to 1 (Dice's coefficient); words in order, each as often
  /// as it stands.
  private static func shared(_ first: [String], _ second: [String]) -> Double {
    // However alike, the shorter cannot share more words than it has.
    let all = first.count + second.count
    guard all > 0, Double(2 * min(first.count, second.count)) >= leastShared * Double(all) else { return 0 }
    var (a, b, common) = (0, 0, 0)
    while a < first.count, b < second.count {
      if first[a] == second[b] {
        common += 1
        a += 1
        b += 1
      } else if first[a] < second[b] {
        a += 1
      } else {
        b += 1
      }
    }
    return Double(2 * common) / Double(all)
  }

  /// By what a piece is known again in the other draft.
  private struct Key: Hashable {
    let subject: String
    let words: [String]

    init(_ found: Revision.Found) {
      subject = found.subject
      words = found.words
    }
  }
}
