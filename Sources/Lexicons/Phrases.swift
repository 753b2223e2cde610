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
    // All that is read lies in no order, and is asked for before any of it is waited for.
    for place in 0..<count where openings[place].pair < 0 {
      for part in 0..<2 { types.lists.ask(for: Int(parts[Int(openings[place].part) + part].type)) }
    }
    let first = found.count
    for place in 0..<count { list(at: openings[place], in: parts.span, types, entries, &found) }
    for index in first..<found.count where found[index].end == Self.unknownEnd {
      entries.ask(forSymbolsOf: found[index].entry)
      types.lists.ask(for: Int(parts[Int(found[index].start) + 2].type))
    }
    var kept = first
    for index in first..<found.count {
      var phrase = found[index]
      if phrase.end == Self.unknownEnd {
        guard let end = end(of: phrase, in: parts.span, types, entries) else { continue }
        phrase.end = Int32(end)
      }
      parts[Int(phrase.start)].opensPhrase = true
      found[kept] = phrase
      kept += 1
    }
    if kept < found.count { found.removeLast(found.count - kept) }
  }

  /// What the end of a phrase of more than two parts is before it is known to stand there.
  private static let unknownEnd: Int32 = -1

  /// Appends the phrases that may begin at an opening: those whose third part may stand there.
  @inline(__always)
  private func list(
    at opening: PhraseOpening, in parts: Span<Part>, _ types: PartTypes, _ entries: EntryTable,
    _ found: inout [FoundPhrase]
  ) {
    let kinds = types.types.span
    let start = Int(opening.part)
    var third = Filter.end
    if start + 2 < parts.count, parts[start + 2].gap == .none { third |= kinds[Int(parts[start + 2].type)].follows }
    if opening.pair < 0 { return listSeveral(third, at: start, in: parts, types, entries, &found) }
    list(pairs.rows[Int(opening.pair)], third, at: start, entries, &found)
  }

  /// The same where one of the two parts has several symbols.
  @inline(never)
  private func listSeveral(
    _ third: UInt64, at start: Int, in parts: Span<Part>, _ types: PartTypes, _ entries: EntryTable,
    _ found: inout [FoundPhrase]
  ) {
    let seconds = types.lists[Int(parts[start + 1].type)].followers
    for a in types.lists[Int(parts[start].type)].openers {
      for b in seconds {
        let row = pairs.row(of: types.pool[Int(a)], types.pool[Int(b)])
        guard let pair = row, pair.thirds & third != 0 else { continue }
        list(pair, third, at: start, entries, &found)
      }
    }
  }

  /// Appends the phrases whose first two symbols are a pair. `third` is the filter of what may stand third.
  @inline(__always)
  private func list(
    _ pair: PairIndex.Row, _ third: UInt64, at start: Int, _ entries: EntryTable, _ found: inout [FoundPhrase]
  ) {
    for index in pair.numbers {
      let member = pairs.pool[Int(index)]
      // Of most nothing more is read.
      if member.bit & third == 0 { continue }
      entries.ask(for: member.number)
      let end = member.bit == Filter.end ? Int32(start + 2) : Self.unknownEnd
      found.append(FoundPhrase(start: Int32(start), end: end, entry: member.number))
    }
  }

  /// Where a phrase of more than two parts ends; `nil` where it does not stand there. Its first two parts are known to be there.
  private func end(
    of phrase: FoundPhrase, in parts: Span<Part>, _ types: PartTypes, _ entries: EntryTable
  ) -> Int? {
    let symbols = entries.symbols(of: phrase.entry)
    let end = Int(phrase.start) + symbols.count
    guard end <= parts.count, holds(symbols, at: Int(phrase.start), in: parts, types, entries) else { return nil }
    return end
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
