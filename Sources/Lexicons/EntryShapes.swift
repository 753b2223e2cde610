/// What matching needs of an entry, without its text. Its lists lie in the pool of `EntryShapes`.
struct EntryShape: Sendable {
  /// The symbols of its parts.
  var symbols: Range<Int32>
  /// The categories its matches count for: its own, those above it, those that include one of these.
  var categories: Range<Int32>
  /// The category it stands in.
  var own: Int32
  /// How it matches; a lower one wins.
  var kind: UInt8
  /// Whether it marks a place where its category's other entries do not count.
  var isException: Bool
  /// The length of its text in bytes: of two prefixes the longer wins.
  var textLength: Int32

  /// How many parts it covers.
  var length: Int { symbols.count }
}

/// The entries as matching sees them.
struct EntryShapes: Sendable {
  private(set) var shapes: [EntryShape] = []
  /// The lists of all shapes, one after another.
  private(set) var pool: [Int32] = []
  /// The phrases by the symbols of their first two parts.
  private(set) var phrases = PairIndex([])

  init(_ entries: [Entry], categoriesOfEntry: [[Int32]]) {
    shapes.reserveCapacity(entries.count)
    for (entry, categories) in zip(entries, categoriesOfEntry) {
      let start = Int32(pool.count)
      pool += entry.symbols
      let middle = Int32(pool.count)
      pool += categories
      shapes.append(
        EntryShape(
          symbols: start..<middle, categories: middle..<Int32(pool.count), own: Int32(entry.category),
          kind: UInt8(entry.kind.rawValue),
          isException: entry.isException, textLength: Int32(entry.text.utf8.count)))
    }
    phrases = PairIndex(
      entries.enumerated().filter { $1.symbols.count > 1 }.map { ($1.symbols[0], $1.symbols[1], Int32($0)) })
  }

  subscript(entry: Int32) -> EntryShape { shapes[Int(entry)] }

  /// Hands out the phrases that begin at `start` and end before `limit`.
  func forEachPhrase(
    at start: Int, before limit: Int, _ parts: Parts, _ types: PartTypes, _ found: (Int32, EntryShape) -> Void
  ) {
    guard start + 1 < limit, parts.gaps[start + 1] == .none else { return }
    let (first, second) = (types[parts.types[start]], types[parts.types[start + 1]])
    for a in first.symbols {
      for b in second.symbols {
        for index in phrases.range(of: types.pool[Int(a)], types.pool[Int(b)]) {
          let entry = phrases.pool[Int(index)]
          let shape = self[entry]
          if start + shape.length <= limit, holds(shape, at: start, parts, types) { found(entry, shape) }
        }
      }
    }
  }

  /// Whether the parts from `start` on are those of a phrase; its first two are known to be there.
  private func holds(_ shape: EntryShape, at start: Int, _ parts: Parts, _ types: PartTypes) -> Bool {
    for offset in 2..<max(2, shape.length) {
      let part = start + offset
      guard parts.gaps[part] == .none,
        types.has(pool[Int(shape.symbols.lowerBound) + offset], types[parts.types[part]])
      else { return false }
    }
    return true
  }

  /// Whether an entry's matches count for a category.
  func isFor(_ category: Int32, _ shape: EntryShape) -> Bool {
    for index in shape.categories where pool[Int(index)] == category { return true }
    return false
  }
}
