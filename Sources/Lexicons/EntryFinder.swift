/// Finds a lexicon's words and phrases. Which match wins, per category: the one that begins first; of those the longest;
/// of those cased over exact over the longest prefix. A match that begins within an earlier one of its category does not
/// count, nor one that an exception of its category touches. Categories do not hide one another: `our team` is a team
/// and its `our` a reference.
struct EntryFinder: Sendable {
  private let lexicon: Lexicon
  /// Per category, the part after its last match or exception.
  private var takenUntil: [Int]
  /// The candidates at one place: the entry, the part after it, and the category it counts for.
  private var candidates: [(category: Int32, entry: Int32, end: Int)] = []

  init(_ lexicon: Lexicon) {
    self.lexicon = lexicon
    takenUntil = Array(repeating: 0, count: lexicon.categories.count)
  }

  mutating func find(in parts: Parts, _ types: [PartType], _ matches: inout [Match]) {
    for index in takenUntil.indices { takenUntil[index] = 0 }
    for sentence in parts.sentences {
      for start in sentence {
        let type = types[Int(parts.types[start])]
        if type.wordEntries.isEmpty, type.phraseEntries.isEmpty { continue }
        collect(at: start, type, parts, types, end: sentence.upperBound)
        accept(at: start, &matches)
      }
    }
  }

  /// Gathers the best candidate of each category at one place; exceptions take their stretch at once.
  private mutating func collect(
    at start: Int, _ type: PartType, _ parts: Parts, _ types: [PartType], end: Int
  ) {
    candidates.removeAll(keepingCapacity: true)
    for entry in type.phraseEntries {
      let length = lexicon.entries[Int(entry)].length
      guard start + length <= end, holds(lexicon.entries[Int(entry)], at: start, parts, types) else { continue }
      consider(entry, start..<start + length)
    }
    for entry in type.wordEntries { consider(entry, start..<start + 1) }
  }

  private func holds(_ entry: Entry, at start: Int, _ parts: Parts, _ types: [PartType]) -> Bool {
    for offset in 1..<entry.length {
      let part = start + offset
      if parts.gaps[part] != .none || !types[Int(parts.types[part])].has(entry.symbols[offset]) { return false }
    }
    return true
  }

  private mutating func consider(_ entry: Int32, _ range: Range<Int>) {
    let isException = lexicon.entries[Int(entry)].isException
    for category in lexicon.categoriesOfEntry[Int(entry)] {
      if isException {
        takenUntil[Int(category)] = max(takenUntil[Int(category)], range.upperBound)
      } else if let known = candidates.firstIndex(where: { $0.category == category }) {
        if isBetter(entry, range.upperBound, than: candidates[known]) {
          candidates[known] = (category, entry, range.upperBound)
        }
      } else {
        candidates.append((category, entry, range.upperBound))
      }
    }
  }

  private func isBetter(_ entry: Int32, _ end: Int, than other: (category: Int32, entry: Int32, end: Int)) -> Bool {
    if end != other.end { return end > other.end }
    let (a, b) = (lexicon.entries[Int(entry)], lexicon.entries[Int(other.entry)])
    if a.kind != b.kind { return a.kind.rawValue < b.kind.rawValue }
    return a.text.utf8.count > b.text.utf8.count
  }

  private mutating func accept(at start: Int, _ matches: inout [Match]) {
    for candidate in candidates where takenUntil[Int(candidate.category)] <= start {
      takenUntil[Int(candidate.category)] = candidate.end
      matches.append(
        Match(category: Int(candidate.category), entry: Int(candidate.entry), parts: start..<candidate.end))
    }
  }
}
