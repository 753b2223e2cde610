/// The entries of more than one part, found by their first two.
struct Phrases: Sendable {
  private var pairs = PairIndex([])
  /// For each pair a bit for each third symbol of its phrases, by `Filter.bit`, and `Filter.end` if one has no third.
  private var thirds: [UInt64] = []

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
    pairs = PairIndex(triples)
  }

  /// Sets what follows from the rest.
  mutating func derive(_ entries: EntryTable) {
    pairs.derive()
    thirds = (0..<pairs.count).map { pair in
      pairs.range(pair).reduce(0) { filter, index in
        let shape = entries.shape(pairs.pool[index])
        let third = Int(shape.symbols.lowerBound) + 2
        return filter | (shape.length == 2 ? Filter.end : Filter.bit(entries.symbols[third]))
      }
    }
  }

  /// Whether a phrase may begin with two parts of these types: rarely true where no phrase has these two.
  @inline(__always)
  func mayBegin(_ first: PartType, _ second: PartType) -> Bool {
    guard first.opens & second.follows != 0, second.follower != PartType.none else { return false }
    if first.opener == PartType.several || second.follower == PartType.several { return true }
    return pairs.mayHold(first.opener, second.follower)
  }

  /// Appends the phrases of `entries` that begin at the part `start` of a sentence.
  func find(at start: Int, in parts: Span<Part>, _ types: PartTypes, _ entries: EntryTable, _ found: inout [Int32]) {
    guard start + 1 < parts.count, parts[start + 1].gap == .none else { return }
    var third = Filter.end
    if start + 2 < parts.count, parts[start + 2].gap == .none {
      third |= types.types[Int(parts[start + 2].type)].follows
    }
    let seconds = types.lists[Int(parts[start + 1].type)].followers
    for a in types.lists[Int(parts[start].type)].openers {
      for b in seconds {
        guard let pair = pairs.pair(of: types.pool[Int(a)], types.pool[Int(b)]), thirds[pair] & third != 0 else {
          continue
        }
        for index in pairs.range(pair) {
          let entry = pairs.pool[index]
          let shape = entries.shape(entry)
          if start + shape.length <= parts.count, holds(shape, at: start, in: parts, types, entries) {
            found.append(entry)
          }
        }
      }
    }
  }

  /// Whether the parts from `start` on are those of a phrase; its first two are known to be there.
  private func holds(
    _ shape: EntryShape, at start: Int, in parts: Span<Part>, _ types: PartTypes, _ entries: EntryTable
  ) -> Bool {
    for offset in 2..<max(2, shape.length) {
      let part = parts[start + offset]
      guard part.gap == .none, types.has(entries.symbols[Int(shape.symbols.lowerBound) + offset], part.type) else {
        return false
      }
    }
    return true
  }
}

extension Phrases: TableCodable {
  mutating func code(_ coder: inout some TableCoder) { pairs.code(&coder) }
}
