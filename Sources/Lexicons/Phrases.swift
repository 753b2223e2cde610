/// The entries of more than one part, found by their first two.
struct Phrases: Sendable {
  private var pairs = PairIndex([])

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

  /// Hands out the phrases of `entries` that begin at `start` and end before `limit`.
  func forEach(
    at start: Int, before limit: Int, _ entries: EntryTable, _ parts: Parts, _ types: PartTypes,
    _ found: (Int32, EntryShape) -> Void
  ) {
    guard start + 1 < limit, parts.gaps[start + 1] == .none else { return }
    let (first, second) = (types[parts.types[start]], types[parts.types[start + 1]])
    for a in first.symbols {
      for b in second.symbols {
        for index in pairs.range(of: types.pool[Int(a)], types.pool[Int(b)]) {
          let entry = pairs.pool[Int(index)]
          let shape = entries.shape(entry)
          if start + shape.length <= limit, holds(shape, at: start, entries, parts, types) { found(entry, shape) }
        }
      }
    }
  }

  /// Whether the parts from `start` on are those of a phrase; its first two are known to be there.
  private func holds(
    _ shape: EntryShape, at start: Int, _ entries: EntryTable, _ parts: Parts, _ types: PartTypes
  ) -> Bool {
    for offset in 2..<max(2, shape.length) {
      let part = start + offset
      guard parts.gaps[part] == .none,
        types.has(entries.symbols[Int(shape.symbols.lowerBound) + offset], types[parts.types[part]])
      else { return false }
    }
    return true
  }
}

extension Phrases: TableCodable {
  mutating func code(_ coder: inout some TableCoder) { pairs.code(&coder) }
}
