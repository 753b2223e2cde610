public import Lexicons
@_spi(Reference) public import Text

/// Counts how often a text has the words of a lexicon's categories: its words and prefixes, not its phrases and rules, as the
/// peers count them.
public struct LexiconCounts: Sendable {
  private let categoryCount: Int
  private var words: [String: [Int]] = [:]
  private var prefixes: [String: [Int]] = [:]
  /// The prefixes by their first two bytes.
  private var prefixesByStart: [[Prefix]] = Array(repeating: [], count: 1 << 16)

  private struct Prefix: Sendable {
    /// The first eight bytes, the first highest, and the bits of a word that they must be equal to.
    var start: UInt64
    var mask: UInt64
    var bytes: [UInt8]
    var categories: [Int]
  }

  /// Takes the single words of a lexicon.
  public init(_ lexicon: Lexicon) {
    categoryCount = lexicon.categories.count
    for entry in lexicon.entries where entry.length == 1 && entry.kind != .cased && !entry.isException {
      let key = Folding.key(of: entry.text)
      guard !key.contains(" ") else { continue }
      if key.hasSuffix("*") {
        prefixes[String(key.dropLast()), default: []].append(entry.category)
      } else {
        words[key, default: []].append(entry.category)
      }
    }
    for (prefix, categories) in prefixes {
      let bytes = Array(prefix.utf8)
      precondition(bytes.count > 1, "a prefix of one byte")
      let count = min(bytes.count, 8)
      let prefix = Prefix(
        start: Self.start(bytes.span), mask: ~0 << (64 - 8 * UInt64(count)), bytes: bytes, categories: categories)
      prefixesByStart[Int(prefix.start >> 48)].append(prefix)
    }
  }

  /// The entries with the numbers of their categories, `*` after a prefix, in order.
  public var entries: [(word: String, categories: [Int])] {
    (words.map { ($0.key, $0.value) } + prefixes.map { ($0.key + "*", $0.value) }).sorted { $0.0 < $1.0 }
  }

  /// How many categories there are.
  public var categories: Int { categoryCount }

  /// The counts by category, in pieces: words by the kernel, each spelling looked up once.
  public func count(_ pieces: [String], _ tokeniser: Tokeniser) -> [Int] {
    var forms = SurfaceForms()
    var numbers: [Int32] = []
    var occurrences: [UInt32] = []
    var categoriesOfForm: [[Int]] = []
    for piece in pieces {
      let tokens = tokeniser.tokens(of: piece)
      let bytes = piece.utf8Span.span
      for index in forms.number(tokens, in: piece, into: &numbers) {
        occurrences.append(0)
        categoriesOfForm.append(categories(of: Folding.key(of: bytes, tokens[Int(index)].span)))
      }
      var counted = occurrences.mutableSpan
      for number in numbers { counted[Int(number)] &+= 1 }
    }
    var counts = [Int](repeating: 0, count: categoryCount)
    for (form, categories) in categoriesOfForm.enumerated() {
      for category in categories { counts[category] += Int(occurrences[form]) }
    }
    return counts
  }

  /// The same without the kernel or any table of forms.
  public func countPlainly(_ pieces: [String]) -> [Int] {
    var counts = [Int](repeating: 0, count: categoryCount)
    for piece in pieces {
      let bytes = piece.utf8Span.span
      for token in Tokeniser.byRules.tokens(of: piece) {
        for category in categories(of: Folding.key(of: bytes, token.span)) { counts[category] += 1 }
      }
    }
    return counts
  }

  private func categories(of key: String) -> [Int] {
    var found = words[key] ?? []
    let bytes = key.utf8Span.span
    guard bytes.count > 1 else { return found }
    let start = Self.start(bytes)
    for prefix in prefixesByStart[Int(start >> 48)] where (start ^ prefix.start) & prefix.mask == 0 {
      guard prefix.bytes.count <= bytes.count else { continue }
      if prefix.bytes.indices.allSatisfy({ prefix.bytes[$0] == bytes[$0] }) { found += prefix.categories }
    }
    return found
  }

  private static func start(_ bytes: Span<UInt8>) -> UInt64 {
    var start: UInt64 = 0
    for i in 0..<8 { start = start << 8 | (i < bytes.count ? UInt64(bytes[i]) : 0) }
    return start
  }
}
