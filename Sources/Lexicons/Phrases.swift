/// The entries of more than one part, found by their first two.
struct Phrases: Sendable {
  private var pairs = PairIndex()

  init() {}

  /// Indexes the phrases among `entries`.
  init(_ entries: EntryTable) {
    var triples: [(Int32, Int32, Int32)] = []
    for entry in entries.indices.map(Int32.init) {
      let shape = entries.shape(entry)
      guard shape.length > 1 else { continue }
      let first = Int(shape.symbols.lowerBound)
      triples.append((entries.symbols[first], entries.symbols[first + 1], entry))
    }
    pairs = PairIndex(triples) { entry in
      let shape = entries.shape(entry)
      return shape.length == 2 ? Filter.end : Filter.bit(entries.symbols[Int(shape.symbols.lowerBound) + 2])
    }
  }

  /// Finds the phrases of `entries` that stand in a sentence of some parts, and marks the parts that they begin with.
  func find(in parts: inout [Part], _ types: PartTypes, _ entries: EntryTable, _ found: inout [FoundPhrase]) {
    if parts.count < 2 { return }
    let kinds = types.types.span
    var parts = parts.mutableSpan
    var (opens, opener) = (kinds[Int(parts[0].type)].opens, kinds[Int(parts[0].type)].opener)
    for next in 1..<parts.count {
      let type = Int(parts[next].type)
      if mayBegin(opens, opener, kinds[type].follows, kinds[type].follower), parts[next].gap == .none {
        let known = found.count
        find(at: next - 1, in: parts.span, types, entries, &found)
        if found.count > known { parts[next - 1].opensPhrase = true }
      }
      (opens, opener) = (kinds[type].opens, kinds[type].opener)
    }
  }

  /// Whether a phrase may begin with two parts of which this is known, as in `PartType`: rarely true where no phrase has these
  /// two. Worked out without a branch, since nobody foresees what words stand first and second in phrases.
  @inline(__always)
  private func mayBegin(_ opens: UInt64, _ opener: Int32, _ follows: UInt64, _ follower: Int32) -> Bool {
    // All ones where one of them has no such symbol or several.
    let isOpen = UInt64(bitPattern: Int64((opener | follower) >> 31))
    return (opens & follows & isOpen) | (pairs.mayHold(opener, follower) & ~isOpen) != 0
  }

  /// Appends the phrases that begin at the part `start`; the next part is joined to it.
  @inline(__always)
  private func find(
    at start: Int, in parts: Span<Part>, _ types: PartTypes, _ entries: EntryTable, _ found: inout [FoundPhrase]
  ) {
    let kinds = types.types.span
    var third = Filter.end
    if start + 2 < parts.count, parts[start + 2].gap == .none { third |= kinds[Int(parts[start + 2].type)].follows }
    let (a, b) = (kinds[Int(parts[start].type)].opener, kinds[Int(parts[start + 1].type)].follower)
    if (a | b) < 0 { return findSeveral(third, at: start, in: parts, types, entries, &found) }
    // Of most pairs of words no phrase goes on with the third.
    guard let pair = pairs.row(of: a, b), pair.thirds & third != 0 else { return }
    find(pair, third, at: start, in: parts, types, entries, &found)
  }

  /// The same where one of the two parts has several symbols.
  @inline(never)
  private func findSeveral(
    _ third: UInt64, at start: Int, in parts: Span<Part>, _ types: PartTypes, _ entries: EntryTable,
    _ found: inout [FoundPhrase]
  ) {
    let seconds = types.lists[Int(parts[start + 1].type)].followers
    for a in types.lists[Int(parts[start].type)].openers {
      for b in seconds {
        let row = pairs.row(of: types.pool[Int(a)], types.pool[Int(b)])
        guard let pair = row, pair.thirds & third != 0 else { continue }
        find(pair, third, at: start, in: parts, types, entries, &found)
      }
    }
  }

  /// Appends the phrases whose first two symbols are a pair. `third` is the filter of what may stand third.
  @inline(never)
  private func find(
    _ pair: PairIndex.Row, _ third: UInt64, at start: Int, in parts: Span<Part>, _ types: PartTypes,
    _ entries: EntryTable, _ found: inout [FoundPhrase]
  ) {
    for index in pair.numbers {
      let entry = pairs.pool[Int(index)]
      let symbols = entries.symbols(of: entry)
      let end = start + symbols.count
      let isShort = symbols.count == 2
      if third & (isShort ? Filter.end : Filter.bit(entries.symbols[symbols.lowerBound + 2])) != 0, end <= parts.count,
        isShort || holds(symbols, at: start, in: parts, types, entries)
      {
        found.append(FoundPhrase(start: Int32(start), end: Int32(end), entry: entry))
      }
    }
  }

  /// Whether the parts from `start` on are those of a phrase of more than two; its first two are known to be there.
  private func holds(
    _ symbols: Range<Int>, at start: Int, in parts: Span<Part>, _ types: PartTypes, _ entries: EntryTable
  ) -> Bool {
    for offset in 2..<symbols.count {
      let part = parts[start + offset]
      guard part.gap == .none, types.has(entries.symbols[symbols.lowerBound + offset], part.type) else { return false }
    }
    return true
  }
}

/// An entry of more than one part that stands in a sentence.
struct FoundPhrase: Hashable, Sendable {
  /// The part that it begins with, and the one after it.
  var start: Int32
  var end: Int32
  var entry: Int32
}

extension Phrases: TableCodable {
  mutating func code(_ coder: inout some TableCoder) { pairs.code(&coder) }
}
