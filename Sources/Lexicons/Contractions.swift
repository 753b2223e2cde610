import Text

/// The parts of contractions, so that `we'll` holds `we` and `let's` holds `us`.
struct Contractions: Hashable, Sendable {
  var whole: [String: [String]] {
    didSet { noteWhole() }
  }
  /// The lengths and hashes of the keys of `whole`.
  private var lengths = TermLengths()
  private var hashes: [UInt64] = []
  /// The length in bytes of the longest key of `whole`.
  private var longest = 0
  /// The endings, longest first, so that `n't` is tried before `'t`.
  var endings: [(ending: String, part: String)] {
    didSet { noteEndings() }
  }
  /// `whole` as bytes, in the order of `hashes`; and `endings` as bytes.
  private var wholeBytes: [(key: [UInt8], parts: [[UInt8]])] = []
  private var endingBytes: [(ending: [UInt8], part: [UInt8])] = []

  /// Makes empty contractions.
  init() {
    whole = [:]
    endings = []
  }

  init(whole: [String: String], endings: [String: String]) {
    self.whole = whole.mapValues { $0.split(separator: " ").map(String.init) }
    self.endings = endings.sorted { ($0.key.utf8.count, $1.key) > ($1.key.utf8.count, $0.key) }
      .map { (ending: $0.key, part: $0.value) }
    noteWhole()
    noteEndings()
  }

  private mutating func noteWhole() {
    lengths = TermLengths(whole.keys)
    hashes = whole.keys.map { WordHash.hash(of: $0.utf8Span.span) }
    longest = whole.keys.lazy.map(\.utf8.count).max() ?? 0
    wholeBytes = whole.map { (key: Array($0.key.utf8), parts: $0.value.map { Array($0.utf8) }) }
  }

  private mutating func noteEndings() {
    endingBytes = endings.map { (ending: Array($0.ending.utf8), part: Array($0.part.utf8)) }
  }

  /// Whether a folded ASCII word is a contraction as a whole. A word with an apostrophe may also end like one.
  func containsWhole(_ key: Span<UInt8>) -> Bool { place(of: key) != nil }

  /// The place of a folded ASCII word in `wholeBytes`; `nil` where it is not a contraction as a whole.
  private func place(of key: Span<UInt8>) -> Int? {
    guard lengths.mayHave(key, isASCII: true) else { return nil }
    let hash = WordHash.hash(of: key)
    for place in hashes.indices where hashes[place] == hash {
      if key.isEqual(to: wholeBytes[place].key) { return place }
    }
    return nil
  }

  /// The most bytes of a word whose endings are split off: nobody contracted a longer one, and each ending takes a
  /// step.
  private static let longestWithEndings = 256

  /// The parts of a folded ASCII word, as bytes; the word itself when it is not a contraction. The same as
  /// `parts(of:)`, which compares strings character by character at twenty times the cost.
  func parts(ofASCII key: Span<UInt8>) -> [[UInt8]] {
    if let place = place(of: key) { return wholeBytes[place].parts }
    if key.contains(UInt8(ascii: "'")) {
      for (ending, part) in endingBytes where key.ends(with: ending) {
        return parts(ofASCII: key.extracting(droppingLast: ending.count)) + [part]
      }
    }
    return [key.indices.map { key[$0] }]
  }

  /// The parts of a folded word; the word itself when it is not a contraction.
  func parts(of key: String) -> [String] {
    if key.utf8.count <= Folding.mostTimesAsLong * longest, let parts = whole[key] { return parts }
    guard key.utf8.count <= Self.longestWithEndings, key.utf8.contains(UInt8(ascii: "'")) else { return [key] }
    for (ending, part) in endings where key.utf8.count > ending.utf8.count && key.hasSuffix(ending) {
      return parts(of: String(key.dropLast(ending.count))) + [part]
    }
    return [key]
  }

  static func == (a: Self, b: Self) -> Bool {
    a.whole == b.whole && a.endings.elementsEqual(b.endings) { $0 == $1 }
  }

  func hash(into hasher: inout Hasher) { hasher.combine(whole) }
}

extension Span<UInt8> {
  fileprivate func contains(_ byte: UInt8) -> Bool {
    for index in indices where self[index] == byte { return true }
    return false
  }

  fileprivate func isEqual(to other: [UInt8]) -> Bool {
    guard count == other.count else { return false }
    for index in indices where self[index] != other[index] { return false }
    return true
  }

  /// Whether it ends with these bytes and is longer.
  fileprivate func ends(with ending: [UInt8]) -> Bool {
    if count <= ending.count { return false }
    return extracting(last: ending.count).isEqual(to: ending)
  }
}
