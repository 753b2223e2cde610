/// The tables that entries are found with. A class, whose methods have them at hand in a step: a structure would be copied,
/// one reference after another, wherever it stands beside what is written to.
final class EntryTables: Sendable {
  private let entries: EntryTable
  private let phrases: Phrases
  /// The categories that each category's matches count for.
  private let above: ListTable
  private let roles: [CategoryRole]
  private let isListed: [Bool]
  private let clauseMarks: [ClauseMarks]

  init(_ lexicon: Lexicon) {
    entries = lexicon.entries
    phrases = lexicon.phrases
    above = lexicon.above
    roles = lexicon.roles
    isListed = lexicon.isListed
    clauseMarks = lexicon.clauseMarks
  }

  /// Finds the phrases of a sentence.
  func findPhrases(in sentence: inout SentenceReading, _ types: PartTypes) {
    phrases.find(in: &sentence.parts, types, entries, &sentence.phrases)
  }

  /// Counts matches, and lists those that are to be listed one by one.
  func count(
    _ sentence: inout SentenceReading, _ types: PartTypes, _ tally: inout CategoryTally, _ state: inout EntryState
  ) {
    var course = ClauseCourse()
    var part = 0
    while part < sentence.parts.count {
      if part >= state.reach, !sentence.parts[part].opensPhrase {
        let start = part
        let hasListed = tally.add(&part, of: &sentence.parts, types.types, &course)
        if hasListed { listAlone(start..<part, &sentence, types) }
      } else {
        let isNegated = course.enter(&sentence.parts[part])
        tally.meet(types.types[Int(sentence.parts[part].type)])
        settle(at: part, &sentence, types, &state)
        for candidate in state.candidates {
          let own = entries.own(candidate.entry)
          if isListed[Int(own)] {
            sentence.matches.append(Match(candidate, own: own, start: part))
          } else {
            tally.add(CountedMatch(category: candidate.category, own: own, roles), isNegated: isNegated)
          }
        }
        course.leave(sentence.parts[part])
        part += 1
      }
    }
  }

  /// Lists all matches.
  func list(_ sentence: inout SentenceReading, _ types: PartTypes, _ state: inout EntryState) {
    var course = ClauseCourse()
    for part in 0..<sentence.parts.count {
      _ = course.enter(&sentence.parts[part])
      if part < state.reach || sentence.parts[part].opensPhrase {
        settle(at: part, &sentence, types, &state)
        for candidate in state.candidates {
          sentence.matches.append(Match(candidate, own: entries.own(candidate.entry), start: part))
        }
      } else if types.types[Int(sentence.parts[part].type)].traits.contains(.matches) {
        list(part, &sentence, types, onlyListed: false)
      }
      course.leave(sentence.parts[part])
    }
  }

  /// Lists what is to be listed of parts that no phrase is near.
  private func listAlone(_ parts: Range<Int>, _ sentence: inout SentenceReading, _ types: PartTypes) {
    for part in parts where types.types[Int(sentence.parts[part].type)].traits.contains(.listed) {
      list(part, &sentence, types, onlyListed: true)
    }
  }

  /// Lists what the form of a part matches by itself.
  private func list(_ part: Int, _ sentence: inout SentenceReading, _ types: PartTypes, onlyListed: Bool) {
    let range = types.lists[Int(sentence.parts[part].type)].matches
    var index = Int(range.lowerBound)
    while index < Int(range.upperBound) {
      let entry = types.pool[index + 1]
      let own = Int(entries.own(entry))
      if !onlyListed || isListed[own] {
        sentence.matches.append(
          Match(category: Int(types.pool[index]), entry: Int(entry), own: own, parts: part..<part + 1))
      }
      index += 2
    }
  }

  /// Gathers the best candidate of each category at one place; exceptions take their stretch at once.
  private func collect(at start: Int, in sentence: SentenceReading, _ types: PartTypes, _ state: inout EntryState) {
    if !state.candidates.isEmpty { state.candidates.removeAll(keepingCapacity: true) }
    if sentence.parts[start].opensPhrase {
      for index in sentence.phrases(at: start) {
        let phrase = sentence.phrases[index]
        consider(phrase.entry, entries.shape(phrase.entry), start, Int(phrase.end), &state)
      }
    }
    let lists = types.lists[Int(sentence.parts[start].type)]
    for index in lists.wordEntries where entries.isException(types.pool[Int(index)]) {
      let entry = types.pool[Int(index)]
      consider(entry, entries.shape(entry), start, start + 1, &state)
    }
    // Of the words' own matches the best are known; a phrase is longer than a word.
    let ofPhrases = state.candidates.count
    var index = Int(lists.matches.lowerBound)
    while index < Int(lists.matches.upperBound) {
      let category = types.pool[index]
      var known = 0
      while known < ofPhrases, state.candidates[known].category != category { known += 1 }
      if known == ofPhrases {
        state.candidates.append(
          EntryCandidate(category: category, entry: types.pool[index + 1], end: Int32(start + 1)))
      }
      index += 2
    }
  }

  private func consider(
    _ entry: Int32, _ shape: EntryShape, _ start: Int, _ end: Int, _ state: inout EntryState
  ) {
    for index in above.range(Int(shape.own)) {
      let category = above.pool[index]
      if shape.isException {
        state.takenUntil[Int(category)] = max(state.takenUntil[Int(category)], state.base + end)
        if end > start + 1 { state.reach = max(state.reach, end) }
      } else {
        EntryCandidate(category: category, entry: entry, end: Int32(end)).enter(&state.candidates, entries)
      }
    }
  }

  /// Gathers the candidates at one place and keeps those that count: those whose category is not taken, which they take.
  /// Parts do in a clause what these say.
  private func settle(
    at start: Int, _ sentence: inout SentenceReading, _ types: PartTypes, _ state: inout EntryState
  ) {
    collect(at: start, in: sentence, types, &state)
    var kept = 0
    for index in state.candidates.indices
    where state.takenUntil[Int(state.candidates[index].category)] <= state.base + start {
      state.candidates[kept] = state.candidates[index]
      kept += 1
    }
    if kept < state.candidates.count { state.candidates.removeLast(state.candidates.count - kept) }
    for index in state.candidates.indices where Int(state.candidates[index].end) > start + 1 {
      state.reach = max(state.reach, Int(state.candidates[index].end))
    }
    // What the parts do by their forms alone does not hold where phrases are near.
    for part in max(start, state.unmarked)..<max(start + 1, state.reach, state.unmarked) {
      sentence.parts[part].marks.formIntersection(.isCapital)
    }
    state.unmarked = max(start + 1, state.reach, state.unmarked)
    for index in state.candidates.indices {
      let candidate = state.candidates[index]
      state.takenUntil[Int(candidate.category)] = state.base + Int(candidate.end)
      if entries.own(candidate.entry) == candidate.category {
        sentence.mark(start..<Int(candidate.end), clauseMarks[Int(candidate.category)])
      }
    }
  }
}

extension Match {
  fileprivate init(_ candidate: EntryCandidate, own: Int32, start: Int) {
    self.init(
      category: Int(candidate.category), entry: Int(candidate.entry), own: Int(own), parts: start..<Int(candidate.end))
  }
}

extension CountedMatch {
  /// A match of an entry that stands in `own`.
  init(category: Int32, own: Int32, _ roles: [CategoryRole]) {
    self.init(category: category, isOwn: category == own, isSupport: roles[Int(own)].isSupport)
  }
}
