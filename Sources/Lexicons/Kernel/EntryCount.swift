import CWordScan

/// Pointers to what the kernel reads of a lexicon's tables, valid for as long as the tables are kept. Borrowing them
/// anew for each sentence would retain and release their owners each time.
struct EntryLoan: @unchecked Sendable {
  // Unchecked because of the pointers, whose memory is never written to.
  private let categories: UnsafePointer<usward_category>?
  private let categoryCount: Int
  private let entries: UnsafePointer<Int32>?
  private let textEnds: UnsafePointer<Int32>?
  private let above: UnsafePointer<Int32>?

  /// Borrows tables, which the caller keeps for as long as the loan is used.
  init(_ tables: EntryTables) {
    precondition(Self.isLaidOutAsInKernel, "matches are laid out as the kernel writes them")
    categories = tables.categories.withPointer { $0 }
    categoryCount = tables.categories.count
    entries = tables.entries.rows.withPointer { $0 }
    textEnds = tables.entries.textEnds.withPointer { $0 }
    above = tables.above.pool.withPointer { $0 }
  }

  /// Counts matches, and lists those that must be listed one by one: all matches of some categories, and those of
  /// others that touch `guarded`.
  func count(
    _ sentence: inout SentenceReading, _ types: PartTypes, _ tally: inout CategoryTally, _ state: inout EntryState,
    listing guarded: Range<Int>
  ) {
    var kernels = usward_entry_count()
    kernels.has_negation = sentence.hasNegation
    (kernels.guarded_start, kernels.guarded_end) = (guarded.lowerBound, guarded.upperBound)
    count(
      &kernels, &sentence.parts, &sentence.phrases, types, &tally.bySignature, &tally.byMatch, &state, &sentence.matches
    )
  }

  /// Lists all matches.
  func list(_ sentence: inout SentenceReading, _ types: PartTypes, _ state: inout EntryState) {
    var kernels = usward_entry_count()
    kernels.has_negation = sentence.hasNegation
    kernels.guarded_end = sentence.parts.count
    list(&kernels, &sentence.parts, &sentence.phrases, types, &state, &sentence.matches)
  }

  @inline(__always)
  private func count(
    _ kernels: inout usward_entry_count, _ parts: inout Refilled<Part>, _ phrases: inout Refilled<FoundPhrase>,
    _ types: PartTypes, _ bySignature: inout [CategoryTally.Count], _ byMatch: inout [CategoryTally.Count],
    _ state: inout EntryState, _ matches: inout Refilled<Match>
  ) {
    bySignature.withUnsafeMutableBufferPointer { bySignature in
      byMatch.withUnsafeMutableBufferPointer { byMatch in
        (kernels.by_signature, kernels.by_match) = (bySignature.baseAddress, byMatch.baseAddress)
        list(&kernels, &parts, &phrases, types, &state, &matches)
      }
    }
  }

  /// Runs the kernel over the parts; it counts if it was told where to. Phrases and listed parts are not written to,
  /// but lending them as mutable spares retaining them.
  @inline(__always)
  private func list(
    _ kernels: inout usward_entry_count, _ parts: inout Refilled<Part>, _ phrases: inout Refilled<FoundPhrase>,
    _ types: PartTypes, _ state: inout EntryState, _ matches: inout Refilled<Match>
  ) {
    kernels.count = parts.count
    phrases.end(with: FoundPhrase(start: .max, end: .max, entry: 0))
    (kernels.categories, kernels.category_count) = (categories, categoryCount)
    (kernels.entries, kernels.text_ends, kernels.above) = (entries, textEnds, above)
    parts.withUnsafeMutableBytes { parts in
      kernels.parts = parts.baseAddress?.assumingMemoryBound(to: usward_part.self)
      phrases.withUnsafeMutableBytes { phrases in
        kernels.phrases = UnsafePointer(phrases.baseAddress?.assumingMemoryBound(to: usward_phrase.self))
        types.lend(to: &kernels) { kernels in
          state.lend(to: &kernels) { kernels in
            while !go(on: &kernels, &matches) {}
          }
        }
      }
    }
  }

  /// Continues where there was no room; returns whether everything is done.
  @inline(__always)
  private func go(on kernels: inout usward_entry_count, _ matches: inout Refilled<Match>) -> Bool {
    var isDone = false
    kernels.match_count = matches.count
    matches.write(2 * categoryCount, Match(category: 0, entry: 0, own: 0, parts: 0..<0)) { matches in
      kernels.matches = UnsafeMutableRawPointer(matches.baseAddress)?.assumingMemoryBound(to: usward_match.self)
      kernels.room = matches.count
      isDone = usward_count_entries(&kernels)
      return kernels.match_count
    }
    return isDone
  }

  /// Whether the kernel and this module agree on the layout of records.
  private static var isLaidOutAsInKernel: Bool {
    MemoryLayout<Match>.stride == MemoryLayout<usward_match>.stride
      && MemoryLayout<Match>.offset(of: \.own) == MemoryLayout<usward_match>.offset(of: \.own)
      && MemoryLayout<Match>.offset(of: \.parts) == MemoryLayout<usward_match>.offset(of: \.start)
      && Int32(ClauseMarks.negates.rawValue) == USWARD_NEGATES
      && Int32(ClauseMarks.endsNegation.rawValue) == USWARD_ENDS_NEGATION
      && Int32(ClauseMarks.opensClause.rawValue) == USWARD_OPENS_CLAUSE
      && Int32(ClauseMarks.isCapital.rawValue) == USWARD_IS_CAPITAL
      && Int32(ClauseMarks.isRelative.rawValue) == USWARD_IS_RELATIVE
      && Int32(ClauseMarks.subjectShift) == USWARD_SUBJECT_SHIFT
      && Int32(PartTraits.matches.rawValue) == USWARD_MATCHES_ITSELF
      && Int32(PartTraits.excepts.rawValue) == USWARD_EXCEPTS
      && Int32(PartTraits.guarded.rawValue) == USWARD_GUARDED
  }
}

extension EntryState {
  /// Calls `body` with a count that points to this memory.
  @inline(__always)
  fileprivate mutating func lend(to kernels: inout usward_entry_count, _ body: (inout usward_entry_count) -> Void) {
    kernels.base = base
    takenUntil.withUnsafeMutableBufferPointer { taken in
      kernels.taken = taken.baseAddress
      candidates.withUnsafeMutableBufferPointer { candidates in
        kernels.candidates = candidates.baseAddress
        listed.withUnsafeMutableBufferPointer { listed in
          kernels.listed = UnsafePointer(listed.baseAddress)
          body(&kernels)
        }
      }
    }
  }

  /// Counts the parts of a sentence by their forms alone, as if there were no phrases and no negation; notes those with
  /// something to be listed, and prefetches what is needed for that.
  mutating func countForms(
    of parts: Refilled<Part>, _ types: PartTypes, _ counts: inout [CategoryTally.Count], _ met: inout [UInt64]
  ) {
    if listed.count <= parts.count { listed = Array(repeating: 0, count: 2 * parts.count + 1) }
    var kernels = usward_entry_count()
    parts.withUnsafeBytes { parts in
      let part = parts.baseAddress?.assumingMemoryBound(to: usward_part.self)
      types.lend(to: &kernels) { kernels in
        counts.withUnsafeMutableBufferPointer { counts in
          met.withUnsafeMutableBufferPointer { met in
            listed.withUnsafeMutableBufferPointer { listed in
              let listedCount = usward_count_forms(
                part, parts.count / MemoryLayout<Part>.stride, kernels.types, counts.baseAddress, met.baseAddress,
                listed.baseAddress)
              usward_prefetch_matches(part, listed.baseAddress, listedCount, kernels.types, kernels.pool)
            }
          }
        }
      }
    }
  }
}

extension PartTypes {
  /// Calls `body` with a count that points to what is known of forms.
  @inline(__always)
  fileprivate func lend(to kernels: inout usward_entry_count, _ body: (inout usward_entry_count) -> Void) {
    types.lend { types in
      kernels.types = types
      pool.withUnsafeBufferPointer { pool in
        kernels.pool = pool.baseAddress
        countedMatches.ends.withUnsafeBufferPointer { ends in
          kernels.counted_ends = ends.baseAddress
          countedMatches.pool.withUnsafeBufferPointer { counted in
            kernels.counted = counted.baseAddress
            body(&kernels)
          }
        }
      }
    }
  }
}

extension usward_candidate {
  /// Replaces its category's element of `candidates` if it is better.
  func enter(_ candidates: inout [usward_candidate], _ entries: EntryTable) {
    var known = 0
    while known < candidates.count, candidates[known].category != category { known += 1 }
    if known == candidates.count {
      candidates.append(self)
    } else if isBetter(than: candidates[known], entries) {
      candidates[known] = self
    }
  }

  /// Whether it is better than another of its category at the same place.
  private func isBetter(than other: Self, _ entries: EntryTable) -> Bool {
    var (one, other) = (self, other)
    return entries.rows.withPointer { rows in
      entries.textEnds.withPointer { ends in
        guard let rows, let ends else { preconditionFailure("candidates are entries") }
        return usward_is_better(rows, ends, &one, &other)
      }
    }
  }
}
