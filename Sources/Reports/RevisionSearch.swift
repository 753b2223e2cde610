import Text

/// Finds sentences of one draft that are much like a sentence of the other.
///
/// Words are numbers that know the sentences they are in: a sentence is compared only with those that share a word with
/// it, beginning with those that share its rarest words, up to a maximum.
struct RevisionSearch {
  private var numbers: [String: Int] = [:]
  /// The words of each sentence in ascending order, repeated as often as they occur.
  private var sentences: [[Int]] = []
  /// For each word, the sentences it is in, in ascending order.
  private var places: [[Int]] = []
  /// The most sentences that one is compared with.
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

  /// The sentences whose similarity to `words` is at least `least`, with that similarity, from 0 to 1 (Dice's
  /// coefficient). Of those that share a word that too many have, the ones around the place `near` are compared.
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

  /// The similarity of two sentences, given as `first`, those of one sentence's `count` words that may be shared, and
  /// `second`; 0 where their lengths alone rule out `least`: no more words can be shared than the shorter one has.
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
