internal import Text

/// The parts of contractions, so that `we'll` holds `we` and `let's` holds `us`.
struct Contractions: Hashable, Sendable {
  var whole: [String: [String]] {
    didSet { noteWhole() }
  }
  /// The lengths of `whole`, and the hashes.
  private var lengths = TermLengths()
  private var hashes: [UInt64] = []
  /// The bytes of the longest of `whole`.
  private var longest = 0
  /// Longest ending first, so that `n't` is tried before `'t`.
  var endings: [(ending: String, part: String)]

  /// No contractions.
  init() {
    whole = [:]
    endings = []
  }

  init(whole: [String: String], endings: [String: String]) {
    self.whole = whole.mapValues { $0.split(separator: " ").map(String.init) }
    self.endings = endings.sorted { ($0.key.utf8.count, $1.key) > ($1.key.utf8.count, $0.key) }
      .map { (ending: $0.key, part: $0.value) }
    noteWhole()
  }

  private mutating func noteWhole() {
    lengths = TermLengths(whole.keys)
    hashes = whole.keys.map { WordHash.hash(of: $0.utf8Span.span) }
    longest = whole.keys.lazy.map(\.utf8.count).max() ?? 0
  }

  /// Whether a folded word of ASCII, whose hash is `hash`, may be a contraction as a whole: next to never true where it is
  /// none. One with an apostrophe may end as one.
  func mayHold(_ key: Span<UInt8>, _ hash: UInt64) -> Bool {
    lengths.mayHave(key, isASCII: true) && hashes.contains(hash)
  }

  /// A longer word, in bytes, is none that anybody contracted: each ending is taken off by itself.
  private static let longestWithEndings = 256

  /// The parts of a folded word; the word itself when it is no contraction.
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
