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

  /// Whether a phrase may begin with two parts of these types: rarely true where none does.
  static func mayBegin(_ first: PartType, _ second: PartType) -> Bool { first.opens & second.follows != 0 }

  /// Hands out the phrases of `entries` that begin at the part `start` of a sentence.
  func forEach(
    at start: Int, in parts: [Part], _ types: PartTypes, _ entries: EntryTable, _ found: (Int32, EntryShape) -> Void
  ) {
    guard start + 1 < parts.count, parts[start + 1].gap == .none else { return }
    let first = types.lists[Int(parts[start].type)].symbols
    let second = types.lists[Int(parts[start + 1].type)].symbols
    for a in first {
      for b in second {
        for index in pairs.range(of: types.pool[Int(a)], types.pool[Int(b)]) {
          let entry = pairs.pool[index]
          let shape = entries.shape(entry)
          if start + shape.length <= parts.count, holds(shape, at: start, in: parts, types, entries) {
            found(entry, shape)
          }
        }
      }
    }
  }

  /// Whether the parts from `start` on are those of a phrase; its first two are known to be there.
  private func holds(
    _ shape: EntryShape, at start: Int, in parts: [Part], _ types: PartTypes, _ entries: EntryTable
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
