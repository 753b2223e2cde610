import CWordScan

/// The entries of more than one part, found by their first two parts.
struct Phrases: Sendable {
  private(set) var pairs = PairIndex()
  let path = usward_best_path()

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
      if shape.length == 2 { return .none }
      return PairIndex.Third(entries.symbols[Int(shape.symbols.lowerBound) + 2], isLast: shape.length == 3)
    }
  }
}

/// A part with which, together with the next one, phrases may begin.
struct PhraseOpening: Hashable, Sendable {
  var part: Int32
  /// The row of the pair in `PairIndex`; negative where one of the two has several symbols.
  var pair: Int32
}

/// An entry of more than one part that is in a sentence.
struct FoundPhrase: Hashable, Sendable {
  /// The part that it begins with, and the one after its end.
  var start: Int32
  var end: Int32
  var entry: Int32
}

extension Phrases: TableCodable {
  mutating func code(_ coder: inout some TableCoder) { pairs.code(&coder) }
}
