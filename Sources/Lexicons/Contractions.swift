internal import Text

/// The parts of contractions, so that `we'll` holds `we` and `let's` holds `us`.
struct Contractions: Hashable, Sendable {
  var whole: [String: [String]] {
    didSet { noteBeginnings() }
  }
  /// For each first byte of `whole` a bit for each length, the last for all that are longer.
  private var beginnings = Array(repeating: UInt64(0), count: 256)
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
    noteBeginnings()
  }

  private mutating func noteBeginnings() {
    for word in whole.keys {
      guard let first = word.utf8.first else { continue }
      beginnings[Int(first)] |= 1 << UInt64(min(word.utf8.count, 63))
      longest = max(longest, word.utf8.count)
    }
  }

  /// Whether a folded word may be a contraction as a whole: rarely true where it is none. One with an apostrophe may end as one.
  func mayHold(_ key: Span<UInt8>) -> Bool {
    guard let first = key.indices.first.map({ key[$0] }) else { return false }
    return beginnings[Int(first)] >> UInt64(min(key.count, 63)) & 1 != 0
  }

  /// The parts of a folded word; the word itself when it is no contraction.
  func parts(of key: String) -> [String] {
    if key.utf8.count <= Folding.mostTimesAsLong * longest, let parts = whole[key] { return parts }
    guard key.utf8.contains(UInt8(ascii: "'")) else { return [key] }
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
