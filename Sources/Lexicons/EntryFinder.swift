/// Finds a lexicon's words and phrases. Which match wins, per category: the one that begins first; of those the longest;
/// of those cased over exact over the longest prefix. A match that begins within an earlier one of its category does not
/// count, nor one that an exception of its category touches. Categories do not hide one another: `our team` is a team
/// and its `our` a reference.
struct EntryFinder: Sendable {
  private let entries: EntryTable
  private let phrases: Phrases
  /// The categories that each category's matches count for.
  private let above: ListTable
  /// Per category, the part after its last match or exception.
  private var takenUntil: [Int]
  /// The candidates at one place: the entry, the part after it, and the category it counts for.
  private var candidates: [(category: Int32, entry: Int32, end: Int)] = []

  init(_ lexicon: Lexicon) {
    entries = lexicon.entries
    phrases = lexicon.phrases
    above = lexicon.above
    takenUntil = Array(repeating: 0, count: lexicon.categories.count)
  }

  mutating func find(in parts: Parts, _ types: PartTypes, _ matches: inout [Match]) {
    for index in takenUntil.indices { takenUntil[index] = 0 }
    for sentence in parts.sentences {
      for start in sentence {
        let type = types[parts.types[start]]
        if type.wordEntries.isEmpty, !type.opensPhrase { continue }
        collect(at: start, type, parts, types, end: sentence.upperBound)
        for candidate in candidates where takenUntil[Int(candidate.category)] <= start {
          takenUntil[Int(candidate.category)] = candidate.end
          matches.append(
            Match(
              category: Int(candidate.category), entry: Int(candidate.entry),
              own: Int(entries.shape(candidate.entry).own),
              parts: start..<candidate.end))
        }
      }
    }
  }

  /// Gathers the best candidate of each category at one place; exceptions take their stretch at once.
  private mutating func collect(at start: Int, _ type: PartType, _ parts: Parts, _ types: PartTypes, end: Int) {
    candidates.removeAll(keepingCapacity: true)
    if type.opensPhrase {
      phrases.forEach(at: start, before: end, entries, parts, types) { entry, shape in
        consider(entry, shape, start..<start + shape.length)
      }
    }
    for index in type.wordEntries {
      let entry = types.pool[Int(index)]
      consider(entry, entries.shape(entry), start..<start + 1)
    }
  }

  private mutating func consider(_ entry: Int32, _ shape: EntryShape, _ range: Range<Int>) {
    for index in above.range(Int(shape.own)) {
      let category = above.pool[index]
      if shape.isException {
        takenUntil[Int(category)] = max(takenUntil[Int(category)], range.upperBound)
        continue
      }
      var known = 0
      while known < candidates.count, candidates[known].category != category { known += 1 }
      if known == candidates.count {
        candidates.append((category, entry, range.upperBound))
      } else if isBetter(shape, range.upperBound, than: candidates[known]) {
        candidates[known] = (category, entry, range.upperBound)
      }
    }
  }

  private func isBetter(
    _ shape: EntryShape, _ end: Int, than other: (category: Int32, entry: Int32, end: Int)
  ) -> Bool {
    if end != other.end { return end > other.end }
    let rival = entries.shape(other.entry)
    return shape.kind != rival.kind ? shape.kind < rival.kind : shape.textLength > rival.textLength
  }
}
