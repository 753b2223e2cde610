/// The entries of more than one part, found by their first two.
struct Phrases: Sendable {
  private(set) var pairs = PairIndex()

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

  /// Finds the phrases of `entries` that begin where they may in a sentence of some parts, at the first so many of `openings`,
  /// and marks the parts that they begin with.
  func find(
    at openings: [PhraseOpening], _ count: Int, in parts: inout [Part], _ types: PartTypes, _ entries: EntryTable,
    _ found: inout [FoundPhrase]
  ) {
    var parts = parts.mutableSpan
    let openings = openings.span
    for place in 0..<count {
      let (start, known) = (Int(openings[place].part), found.count)
      find(at: openings[place], in: parts.span, types, entries, &found)
      if found.count > known { parts[start].opensPhrase = true }
    }
  }

  /// Appends the phrases that begin at an opening.
  @inline(__always)
  private func find(
    at opening: PhraseOpening, in parts: Span<Part>, _ types: PartTypes, _ entries: EntryTable,
    _ found: inout [FoundPhrase]
  ) {
    let kinds = types.types.span
    let start = Int(opening.part)
    var third = Filter.end
    if start + 2 < parts.count, parts[start + 2].gap == .none { third |= kinds[Int(parts[start + 2].type)].follows }
    if opening.pair < 0 { return findSeveral(third, at: start, in: parts, types, entries, &found) }
    find(pairs.rows[Int(opening.pair)], third, at: start, in: parts, types, entries, &found)
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
      let member = pairs.pool[Int(index)]
      // Of most nothing more is read.
      if member.bit & third == 0 { continue }
      if member.bit == Filter.end {
        entries.ask(for: member.number)
        found.append(FoundPhrase(start: Int32(start), end: Int32(start + 2), entry: member.number))
        continue
      }
      let symbols = entries.symbols(of: member.number)
      let end = start + symbols.count
      if end <= parts.count, holds(symbols, at: start, in: parts, types, entries) {
        found.append(FoundPhrase(start: Int32(start), end: Int32(end), entry: member.number))
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

/// A part with which and the next, side by side, phrases may begin.
struct PhraseOpening: Hashable, Sendable {
  var part: Int32
  /// The row of the pair that they are in `PairIndex`; negative where one of the two has several symbols.
  var pair: Int32
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
