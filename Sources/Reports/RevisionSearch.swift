import Text

/// Sentences of one draft in which those are looked up that are much like one of the other.
///
/// Words are numbers, and each knows the sentences it stands in: a sentence is held against those alone that share a word with it,
/// those of its rarest words first, and no more than so many.
struct RevisionSearch {
  private var numbers: [String: Int] = [:]
  /// The words of each sentence, ascending, each as often as it stands.
  private var sentences: [[Int]] = []
  /// By word the sentences it stands in, ascending.
  private var places: [[Int]] = []
  /// So many sentences are held against one at the most.
  private let most: Int

  init(_ sentences: [[String]], most: Int) {
    self.most = most
    for (place, words) in sentences.enumerated() {
      var sentence: [Int] = []
      for word in words {
        let number = numbers[word] ?? places.count
        if number == places.count {
          numbers[word] = number
          places.append([])
        }
        if places[number].last != place { places[number].append(place) }
        sentence.append(number)
      }
      self.sentences.append(sentence.sorted())
    }
  }

  /// The sentences that share so much with another or more, with what they share, from 0 to 1 (Dice's coefficient). Of those that
  /// share a word that too many have, the ones about the place `near` are asked.
  func alike(_ words: [String], near: Int, least: Double) -> [(place: Int, shared: Double)] {
    let known = words.compactMap { numbers[$0] }.sorted()
    return candidates(known, near: near).compactMap { place in
      let shared = shared(known, of: words.count, with: sentences[place], least: least)
      return shared >= least ? (place, shared) : nil
    }
  }

  private func candidates(_ known: [Int], near: Int) -> [Int] {
    var found: Set<Int> = []
    var last = -1
    let distinct = known.filter { number in
      defer { last = number }
      return number != last
    }
    for number in distinct.sorted(by: { (places[$0].count, $0) < (places[$1].count, $1) }) {
      let list = places[number]
      let room = most - found.count
      if room <= 0 { break }
      guard list.count > room else {
        found.formUnion(list)
        continue
      }
      let middle = list.indices.partitionPoint { list[$0] >= near }
      let start = max(0, min(middle - room / 2, list.count - room))
      found.formUnion(list[start..<start + room])
    }
    return found.sorted()
  }

  /// What two sentences share of their words, `first` of `count`, some of which only it has; 0 where their lengths alone rule out
  /// `least`: the shorter cannot share more words than it has.
  private func shared(_ first: [Int], of count: Int, with second: [Int], least: Double) -> Double {
    let all = count + second.count
    guard all > 0, Double(2 * min(first.count, second.count)) >= least * Double(all) else { return 0 }
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
}
