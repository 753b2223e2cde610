/// The entries of each category by their words.
struct SiblingEntries {
  /// A category, and the symbols of an entry in it.
  private struct Key: Hashable {
    var category: Int
    var symbols: [Int32]
  }

  private let lexicon: Lexicon
  private var entries: [Key: Int] = [:]
  private var exceptions: Set<Key> = []
  /// For each category its one-word wildcards: stem and entry.
  private var stems: [Int: [(stem: String, entry: Int)]] = [:]
  /// Categories with exceptions, and those that rules read as word classes: in these, a longer entry consumes words
  /// that a shorter one would leave for what follows.
  private var longerMatters: Set<Int> = []

  init(_ lexicon: Lexicon) {
    self.lexicon = lexicon
    longerMatters = lexicon.categoriesInPatterns
    for number in lexicon.entries.indices {
      let entry = lexicon.entries[number]
      let key = Key(category: entry.category, symbols: Self.symbols(of: number, lexicon))
      if entry.isException {
        exceptions.insert(key)
        longerMatters.insert(entry.category)
      } else {
        entries[key] = number
        if entry.length == 1, entry.kind == .prefix {
          stems[entry.category, default: []].append((entry.text.withoutStar, number))
        }
      }
    }
  }

  private static func symbols(of entry: Int, _ lexicon: Lexicon) -> [Int32] {
    Array(lexicon.entries.symbols[lexicon.entries.shape(Int32(entry)).symbols.asInts])
  }

  /// An entry of the same category that is a beginning of this one, and so is found wherever this one is.
  func shorter(than number: Int) -> Int? {
    let entry = lexicon.entries[number]
    guard entry.kind != .cased, !longerMatters.contains(entry.category) else { return nil }
    let symbols = Self.symbols(of: number, lexicon)
    for length in 1..<max(1, symbols.count) {
      if let shorter = entries[Key(category: entry.category, symbols: Array(symbols[..<length]))] { return shorter }
    }
    let first = entry.text.split(separator: " ").first.map(String.init) ?? entry.text
    return stems[entry.category]?.first { $0.entry != number && first.withoutStar.hasPrefix($0.stem) }?.entry
  }

  /// Whether an exception of its category lies within an entry.
  func isExcepted(_ number: Int) -> Bool {
    let symbols = Self.symbols(of: number, lexicon)
    for start in symbols.indices {
      for end in start + 1...symbols.count
      where exceptions.contains(Key(category: lexicon.entries[number].category, symbols: Array(symbols[start..<end]))) {
        return true
      }
    }
    return false
  }
}

extension Range<Int32> {
  fileprivate var asInts: Range<Int> { Int(lowerBound)..<Int(upperBound) }
}

extension String {
  /// Without a final wildcard.
  var withoutStar: String { last == "*" ? String(dropLast()) : self }
}
