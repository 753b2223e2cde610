/// Finds a lexicon's words and phrases. Which match wins, per category: the one that begins first; of those the longest;
/// of those cased over exact over the longest prefix. A match that begins within an earlier one of its category does not
/// count, nor one that an exception of its category touches. Categories do not hide one another: `our team` is a team
/// and its `our` a reference.
///
/// Most parts have no phrase near, and then what they match is known from their form alone. One look at two bit filters
/// tells these from the rest, which are worked out one candidate at a time.
struct EntryFinder: Sendable {
  private let entries: EntryTable
  private let phrases: Phrases
  /// The categories that each category's matches count for.
  private let above: ListTable
  private let isPlain: [Bool]
  private let clauseMarks: [ClauseMarks]
  /// Per category, the part after its last phrase or exception. Parts are numbered on from sentence to sentence, so that
  /// nothing is to be reset.
  private var takenUntil: [Int]
  /// The number of the sentence's first part.
  private var base = 0
  /// The part of the sentence up to which phrases and exceptions reach.
  private var reach = 0
  private var candidates: [EntryCandidate] = []

  init(_ lexicon: Lexicon) {
    entries = lexicon.entries
    phrases = lexicon.phrases
    above = lexicon.above
    isPlain = lexicon.isPlain
    clauseMarks = lexicon.clauseMarks
    takenUntil = Array(repeating: 0, count: lexicon.categories.count)
  }

  /// Finds the matches of a sentence and marks its parts. With a tally, matches that only count go there and are not
  /// listed.
  mutating func find(in sentence: inout SentenceReading, _ types: PartTypes, _ tally: inout PlainTally?) {
    base += 1
    reach = 0
    let count = sentence.parts.count
    guard count > 0 else { return }
    var marks: ClauseMarks = []
    var next = types.types[Int(sentence.parts[0].type)]
    for part in 0..<count {
      let type = next
      var mayOpen = false
      if part + 1 < count {
        next = types.types[Int(sentence.parts[part + 1].type)]
        mayOpen = Phrases.mayBegin(type, next)
      }
      if mayOpen || part < reach {
        collect(at: part, in: sentence.parts, types, opens: mayOpen)
        settle(at: part, &sentence, &tally)
      } else {
        sentence.parts[part].marks = type.marks
        marks.formUnion(type.marks)
        if tally != nil {
          tally!.countBySignature[Int(type.signature)] += 1
          if type.traits.contains(.listed) { list(part, &sentence, types, plainToo: false) }
        } else if type.traits.contains(.matches) {
          list(part, &sentence, types, plainToo: true)
        }
      }
    }
    base += count
    if marks.contains(.negates) { sentence.hasNegation = true }
  }

  /// Lists what the form of a part matches by itself.
  private func list(_ part: Int, _ sentence: inout SentenceReading, _ types: PartTypes, plainToo: Bool) {
    let range = types.lists[Int(sentence.parts[part].type)].matches
    var index = Int(range.lowerBound)
    while index < Int(range.upperBound) {
      let entry = types.pool[index + 1]
      let own = Int(entries.own(entry))
      if plainToo || !isPlain[own] {
        sentence.matches.append(
          Match(category: Int(types.pool[index]), entry: Int(entry), own: own, parts: part..<part + 1))
      }
      index += 2
    }
  }

  /// Gathers the best candidate of each category at one place; exceptions take their stretch at once.
  private mutating func collect(at start: Int, in parts: [Part], _ types: PartTypes, opens: Bool) {
    candidates.removeAll(keepingCapacity: true)
    if opens {
      phrases.forEach(at: start, in: parts, types, entries) { entry, shape in
        consider(entry, shape, start, start + shape.length)
      }
    }
    for index in types.lists[Int(parts[start].type)].wordEntries {
      let entry = types.pool[Int(index)]
      consider(entry, entries.shape(entry), start, start + 1)
    }
  }

  private mutating func consider(_ entry: Int32, _ shape: EntryShape, _ start: Int, _ end: Int) {
    for index in above.range(Int(shape.own)) {
      let category = above.pool[index]
      if shape.isException {
        takenUntil[Int(category)] = max(takenUntil[Int(category)], base + end)
        if end > start + 1 { reach = max(reach, end) }
      } else {
        EntryCandidate(category: category, entry: entry, end: Int32(end)).enter(&candidates, entries)
      }
    }
  }

  /// Counts the candidates whose category is not taken.
  private mutating func settle(at start: Int, _ sentence: inout SentenceReading, _ tally: inout PlainTally?) {
    for candidate in candidates where takenUntil[Int(candidate.category)] <= base + start {
      let (category, own, end) = (Int(candidate.category), Int(entries.own(candidate.entry)), Int(candidate.end))
      takenUntil[category] = base + end
      if end > start + 1 { reach = max(reach, end) }
      if own == category { sentence.mark(start..<end, clauseMarks[own]) }
      if tally != nil, isPlain[own] {
        tally!.countByCategory[category] += 1
      } else {
        sentence.matches.append(Match(category: category, entry: Int(candidate.entry), own: own, parts: start..<end))
      }
    }
  }
}

/// An entry that may be what its category matches at a place.
struct EntryCandidate: Sendable {
  var category: Int32
  var entry: Int32
  /// The part after it.
  var end: Int32

  /// Takes its category's place among `candidates` if it is better than what is there.
  func enter(_ candidates: inout [EntryCandidate], _ entries: EntryTable) {
    var known = 0
    while known < candidates.count, candidates[known].category != category { known += 1 }
    if known == candidates.count {
      candidates.append(self)
    } else if isBetter(than: candidates[known], entries) {
      candidates[known] = self
    }
  }

  private func isBetter(than other: EntryCandidate, _ entries: EntryTable) -> Bool {
    if end != other.end { return end > other.end }
    let (shape, rival) = (entries.shape(entry), entries.shape(other.entry))
    return shape.kind != rival.kind ? shape.kind < rival.kind : shape.textLength > rival.textLength
  }
}

/// How often what only counts was met, without a list of the places.
public struct PlainTally: Sendable {
  /// By the signature of the part's form.
  var countBySignature: [Int] = []
  /// Where phrases were near, by category.
  var countByCategory: [Int]
}
