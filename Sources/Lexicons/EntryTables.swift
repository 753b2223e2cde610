/// The tables that entries are found with. A class, whose methods have them at hand in a step: a structure would be copied,
/// one reference after another, wherever it stands beside what is written to.
final class EntryTables: Sendable {
  private let entries: EntryTable
  private let phrases: Phrases
  /// The categories that each category's matches count for.
  private let above: ListTable
  private let isListed: [Bool]
  private let isSupport: [Bool]
  private let clauseMarks: [ClauseMarks]

  init(_ lexicon: Lexicon) {
    entries = lexicon.entries
    phrases = lexicon.phrases
    above = lexicon.above
    isListed = lexicon.isListed
    isSupport = lexicon.roles.map(\.isSupport)
    clauseMarks = lexicon.clauseMarks
  }

  /// Finds the phrases of a sentence.
  func findPhrases(in sentence: inout SentenceReading, _ types: PartTypes) {
    phrases.find(
      at: sentence.openings, sentence.openingCount, in: &sentence.parts, types, entries, &sentence.phrases)
  }

  /// Counts matches, and lists those that are to be listed one by one: those of some categories, and those that touch
  /// `guarded`.
  func count(
    _ sentence: inout SentenceReading, _ types: PartTypes, _ tally: inout CategoryTally, _ state: inout EntryState,
    listing guarded: Range<Int>
  ) {
    count(
      &sentence.parts, sentence.phrases, hasNegation: sentence.hasNegation, types, &tally.bySignature, &tally.byMatch,
      &tally.met, guarded, EntryReach(base: state.base, sentence.phrases.span), &state.takenUntil, &state.candidates,
      &state.listed, &sentence.matches)
  }

  private func count(
    _ parts: inout [Part], _ found: [FoundPhrase], hasNegation: Bool, _ types: PartTypes,
    _ bySignature: inout [CategoryTally.Count], _ byMatch: inout [CategoryTally.Count], _ met: inout [UInt64],
    _ guarded: Range<Int>, _ reach: EntryReach, _ taken: inout [Int], _ candidates: inout [EntryCandidate],
    _ listed: inout [Int32], _ matches: inout [Match]
  ) {
    let found = found.span
    let kinds = types.types.span
    let countings = types.countings.span
    var bySignature = bySignature.mutableSpan
    var byMatch = byMatch.mutableSpan
    var met = met.mutableSpan
    var reach = reach
    var parts = parts.mutableSpan
    var taken = taken.mutableSpan
    var candidates = candidates.mutableSpan
    var listed = listed.mutableSpan
    var course = ClauseCourse()
    // All by their forms alone, as if no phrase were near and nothing negated: then what is otherwise is put right.
    let listedCount = CategoryTally.add(parts.span, kinds, countings, &bySignature, &met, &listed)
    types.ask(forMatchesOf: listed.span.extracting(first: listedCount), in: parts.span)
    var place = 0
    var part = 0
    while part < parts.count {
      let next = min(reach.next, parts.count)
      let isNear = part < reach.end || part == next
      if isNear || guarded.contains(part) {
        let isNegated = course.enter(&parts[part])
        let type = kinds[Int(parts[part].type)]
        let counting = countings[Int(parts[part].type)]
        CategoryTally.take(counting, from: &bySignature)
        place &+= type.traits.contains(.listed) ? 1 : 0
        if isNear {
          // Within a phrase nothing is to be settled where no other begins.
          let isSettled = part != next && !type.traits.contains(.excepts)
          let kept = isSettled ? 0 : settle(at: part, found, type, types, &parts, &reach, &taken, &candidates)
          let unit = CategoryTally.unit(isNegated: isNegated)
          for index in 0..<kept {
            let candidate = candidates[index]
            let own = candidate.own
            if isListed[Int(own)] || part < guarded.upperBound && Int(candidate.end) > guarded.lowerBound {
              matches.append(Match(candidate, start: part))
            } else {
              let match = CountedMatch(category: candidate.category, own: own, isSupport: isSupport[Int(own)])
              byMatch[Int(match.number)] &+= unit
            }
          }
          count(
            part, &matches, &parts, type, counting, types, &byMatch, taken.span, reach, isNegated: isNegated,
            isGuarded: guarded.contains(part))
        } else {
          list(part, parts[part].type, types, onlyListed: false, &matches)
        }
        course.leave(parts[part])
        part += 1
      } else {
        let end = part < guarded.lowerBound ? min(next, guarded.lowerBound) : next
        if hasNegation || course.reachesOn {
          CategoryTally.negate(part..<end, of: &parts, countings, &course, &bySignature)
        }
        while place < listedCount, listed[place] < end {
          let alone = Int(listed[place])
          list(alone, parts[alone].type, types, onlyListed: true, &matches)
          place += 1
        }
        part = end
      }
    }
  }

  /// Counts or lists what the form of a part with a phrase near matches by itself, where nothing longer took its category.
  @inline(__always)
  private func count(
    _ part: Int, _ matches: inout [Match], _ parts: inout MutableSpan<Part>, _ type: PartType,
    _ counting: PartCounting, _ types: PartTypes, _ counts: inout MutableSpan<CategoryTally.Count>, _ taken: Span<Int>,
    _ reach: EntryReach, isNegated: Bool, isGuarded: Bool
  ) {
    if !type.traits.contains(.matches) { return }
    let unit = CategoryTally.unit(isNegated: isNegated)
    let here = reach.base + part + 1
    if !isGuarded {
      let own = types.countedMatches.range(of: Int(counting.signature))
      CategoryTally.add(types.countedMatches.pool.span.extracting(own), unit, before: here, taken, &counts)
      // Of most words that is all.
      if type.marks.isSubset(of: .isCapital), !type.traits.contains(.listed) { return }
    }
    let pool = types.pool.span
    let range = types.lists[Int(parts[part].type)].matches
    var index = Int(range.lowerBound)
    while index < Int(range.upperBound) {
      let match = FormMatch(bits: pool[index])
      let isFree = taken[match.category] < here
      // In one test each: few do something in a clause or are listed.
      if !clauseMarks[match.category].isEmpty & match.isOwn & isFree {
        parts.mark(part..<part + 1, clauseMarks[match.category])
      }
      if (match.isListed | isGuarded) & isFree { append(match, pool[index + 1], at: part, to: &matches) }
      index += 2
    }
  }

  /// Lists all matches.
  func list(_ sentence: inout SentenceReading, _ types: PartTypes, _ state: inout EntryState) {
    list(
      &sentence.parts, sentence.phrases, types, EntryReach(base: state.base, sentence.phrases.span), &state.takenUntil,
      &state.candidates, &sentence.matches)
  }

  private func list(
    _ parts: inout [Part], _ found: [FoundPhrase], _ types: PartTypes, _ reach: EntryReach, _ taken: inout [Int],
    _ candidates: inout [EntryCandidate], _ matches: inout [Match]
  ) {
    let found = found.span
    var reach = reach
    var parts = parts.mutableSpan
    var taken = taken.mutableSpan
    var candidates = candidates.mutableSpan
    var course = ClauseCourse()
    for part in 0..<parts.count {
      _ = course.enter(&parts[part])
      let type = types.types[Int(parts[part].type)]
      if part < reach.end || part == reach.next {
        let kept = settle(at: part, found, type, types, &parts, &reach, &taken, &candidates)
        for index in 0..<kept {
          matches.append(Match(candidates[index], start: part))
        }
        let range = types.lists[Int(parts[part].type)].matches
        for index in stride(from: Int(range.lowerBound), to: Int(range.upperBound), by: 2) {
          let match = FormMatch(bits: types.pool[index])
          if taken[match.category] > reach.base + part { continue }
          if match.isOwn { parts.mark(part..<part + 1, clauseMarks[match.category]) }
          append(match, types.pool[index + 1], at: part, to: &matches)
        }
      } else if type.traits.contains(.matches) {
        list(part, parts[part].type, types, onlyListed: false, &matches)
      }
      course.leave(parts[part])
    }
  }

  /// Lists what the form of a part matches by itself where no phrase is near.
  private func list(
    _ part: Int, _ type: Int32, _ types: PartTypes, onlyListed: Bool, _ matches: inout [Match]
  ) {
    let pool = types.pool.span
    let range = types.lists[Int(type)].matches
    var index = Int(range.lowerBound)
    while index < Int(range.upperBound) {
      let match = FormMatch(bits: pool[index])
      if !onlyListed || match.isListed { append(match, pool[index + 1], at: part, to: &matches) }
      index += 2
    }
  }

  /// Lists what a part's form matches by itself. What an entry's own category is says the first match of an entry, mostly: the
  /// entry lies somewhere else in memory.
  @inline(__always)
  private func append(_ match: FormMatch, _ entry: Int32, at part: Int, to matches: inout [Match]) {
    let last = matches.count - 1
    let own =
      if match.isOwn {
        match.category
      } else if last >= 0, matches[last].entry == Int(entry) {
        matches[last].own
      } else {
        Int(entries.own(entry))
      }
    matches.append(Match(match, entry, own: own, at: part))
  }

  /// Gathers the phrases that begin at a part, the best of each category, and keeps those that count: those whose category
  /// is not taken, which they take. Parts do in a clause what these say; what the part's form says is not looked at, but for
  /// exceptions, which take their stretch at once. Returns how many candidates were kept.
  private func settle(
    at start: Int, _ found: Span<FoundPhrase>, _ type: PartType, _ types: PartTypes, _ parts: inout MutableSpan<Part>,
    _ reach: inout EntryReach, _ taken: inout MutableSpan<Int>, _ candidates: inout MutableSpan<EntryCandidate>
  ) -> Int {
    var count = 0
    let first = reach.phrase
    while reach.next == start { reach.pass(found) }
    let isException = type.traits.contains(.excepts)
    if reach.phrase == first + 1, !isException, !entries.isException(found[first].entry) {
      return settle(found[first], &parts, &reach, &taken, &candidates)
    }
    for index in first..<reach.phrase {
      consider(found[index].entry, start, Int(found[index].end), &reach, &taken, &candidates, &count)
    }
    if isException {
      for index in types.lists[Int(parts[start].type)].wordEntries where entries.isException(types.pool[Int(index)]) {
        consider(types.pool[Int(index)], start, start + 1, &reach, &taken, &candidates, &count)
      }
    }
    var kept = 0
    for index in 0..<count where taken[Int(candidates[index].category)] <= reach.base + start {
      candidates[kept] = candidates[index]
      reach.end = max(reach.end, Int(candidates[kept].end))
      kept += 1
    }
    reach.unmark(&parts, from: start)
    for index in 0..<kept {
      let (category, end) = (Int(candidates[index].category), Int(candidates[index].end))
      taken[category] = reach.base + end
      if candidates[index].own == candidates[index].category {
        parts.mark(start..<end, clauseMarks[category])
      }
    }
    return kept
  }

  /// The same where one phrase begins and nothing else is to be weighed against it.
  @inline(__always)
  private func settle(
    _ phrase: FoundPhrase, _ parts: inout MutableSpan<Part>, _ reach: inout EntryReach,
    _ taken: inout MutableSpan<Int>, _ candidates: inout MutableSpan<EntryCandidate>
  ) -> Int {
    let (start, end) = (Int(phrase.start), Int(phrase.end))
    let own = entries.own(phrase.entry)
    let (here, there) = (reach.base + start, reach.base + end)
    let isOwnFree = taken[Int(own)] <= here
    var kept = 0
    // Without a branch on what is taken: what is not kept is written over.
    for index in above.range(Int(own)) {
      let category = above.pool[index]
      let until = taken[Int(category)]
      candidates[kept] = EntryCandidate(category: category, entry: phrase.entry, end: phrase.end, own: own)
      taken[Int(category)] = until <= here ? there : until
      kept &+= until <= here ? 1 : 0
    }
    if kept > 0 { reach.end = max(reach.end, end) }
    reach.unmark(&parts, from: start)
    if isOwnFree { parts.mark(start..<end, clauseMarks[Int(own)]) }
    return kept
  }

  /// Enters an entry that stands at a place among the candidates of its categories.
  private func consider(
    _ entry: Int32, _ start: Int, _ end: Int, _ reach: inout EntryReach, _ taken: inout MutableSpan<Int>,
    _ candidates: inout MutableSpan<EntryCandidate>, _ count: inout Int
  ) {
    let own = entries.own(entry)
    let categories = above.range(Int(own))
    if entries.isException(entry) {
      for index in categories {
        let category = Int(above.pool[index])
        taken[category] = max(taken[category], reach.base + end)
      }
      if end > start + 1 { reach.end = max(reach.end, end) }
      return
    }
    // Those of one entry differ.
    let before = count
    for index in categories {
      let candidate = EntryCandidate(category: above.pool[index], entry: entry, end: Int32(end), own: own)
      var known = 0
      while known < before, candidates[known].category != candidate.category { known += 1 }
      if known == before {
        candidates[count] = candidate
        count += 1
      } else if candidate.isBetter(than: candidates[known], entries) {
        candidates[known] = candidate
      }
    }
  }
}

extension Match {
  fileprivate init(_ candidate: EntryCandidate, start: Int) {
    self.init(
      category: Int(candidate.category), entry: Int(candidate.entry), own: Int(candidate.own),
      parts: start..<Int(candidate.end))
  }

  /// What a part's form matches by itself.
  fileprivate init(_ match: FormMatch, _ entry: Int32, own: Int, at part: Int) {
    self.init(category: match.category, entry: Int(entry), own: own, parts: part..<part + 1)
  }
}

extension MutableSpan where Element == Part {
  /// Marks the parts of a match by what its category does in a clause.
  fileprivate mutating func mark(_ range: Range<Int>, _ marks: ClauseMarks) {
    if marks.isEmpty { return }
    self[range.lowerBound].marks.formUnion(marks.intersection([.endsNegation, .isRelative, .opensClause]))
    if marks.contains(.negates) { self[range.upperBound - 1].marks.insert(.negates) }
    if let subject = marks.subject {
      for part in range { self[part].marks.subject = subject }
    }
  }
}

extension Bool {
  /// Whether both are so, or one of them, both of which are worked out: a branch that nobody foresees takes longer.
  fileprivate static func & (a: Bool, b: Bool) -> Bool { (a ? 1 : 0) & (b ? 1 : 0) != 0 as UInt8 }
  fileprivate static func | (a: Bool, b: Bool) -> Bool { (a ? 1 : 0) | (b ? 1 : 0) != 0 as UInt8 }
}
