/// Which pieces of evidence of two drafts are the same: those of one act in the same sentence, wherever it stands now, and then
/// those of one act in sentences that are much alike. Sentences that are the same are interchangeable, so that their order decides
/// nothing but which line is named.
enum RevisionPairing {
  /// Sentences that share fewer of their words, by Dice's coefficient, are two sentences and not one that was edited: half, as
  /// one that is as long as before keeps half of its words.
  static let leastShared = 0.5

  /// The pairs by their indices, in the order of the later draft.
  ///
  /// Every pair of sentences that differ and show the same act is held against each other, since an edit may move any of them.
  static func pairs(_ before: [Revision.Found], _ after: [Revision.Found]) -> [(before: Int, after: Int)] {
    var pairs: [(before: Int, after: Int)] = []
    var open: [Key: [Int]] = [:]
    for index in before.indices.reversed() { open[Key(before[index]), default: []].append(index) }
    var rest: [Int] = []
    for index in after.indices {
      if let same = open[Key(after[index])]?.popLast() {
        pairs.append((same, index))
      } else {
        rest.append(index)
      }
    }
    let bySubject = Dictionary(grouping: open.values.joined(), by: { before[$0].subject })
    let sorted = (before.map { $0.words.sorted() }, after.map { $0.words.sorted() })
    var alike: [(shared: Double, isSame: Bool, before: Int, after: Int)] = []
    for index in rest {
      for old in bySubject[after[index].subject] ?? [] {
        let shared = shared(sorted.0[old], sorted.1[index])
        guard shared >= leastShared else { continue }
        let isSame = words(of: before[old].piece.words) == words(of: after[index].piece.words)
        alike.append((shared, isSame, old, index))
      }
    }
    // The most alike first; of those the ones whose evidence is in the same words, then by place.
    alike.sort {
      ($1.shared, $1.isSame ? 1 : 0, $0.after, $0.before) < ($0.shared, $0.isSame ? 1 : 0, $1.after, $1.before)
    }
    var (taken, takenNow): (Set<Int>, Set<Int>) = ([], [])
    for pair in alike where !taken.contains(pair.before) && !takenNow.contains(pair.after) {
      taken.insert(pair.before)
      takenNow.insert(pair.after)
      pairs.append((pair.before, pair.after))
    }
    return pairs.sorted { $0.after < $1.after }
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
