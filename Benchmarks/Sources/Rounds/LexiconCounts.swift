public import Lexicons
@_spi(Reference) public import Text

/// Counts how often a text has the words of a lexicon's categories: its words and prefixes, not its phrases and rules, as the
/// peers count them.
public struct LexiconCounts: Sendable {
  private let categoryCount: Int
  private var words: [String: [Int]] = [:]
  private var prefixes: [String: [Int]] = [:]
  private var prefixLengths: [Int] = []

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
    prefixLengths = Set(prefixes.keys.map(\.utf8.count)).sorted()
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
    var occurrences: [Int] = []
    var categoriesOfForm: [[Int]] = []
    for piece in pieces {
      let tokens = tokeniser.tokens(of: piece)
      let bytes = piece.utf8Span.span
      for index in forms.number(tokens, in: piece, into: &numbers) {
        occurrences.append(0)
        categoriesOfForm.append(categories(of: Folding.key(of: bytes, tokens[Int(index)].span)))
      }
      for number in numbers { occurrences[Int(number)] &+= 1 }
    }
    var counts = [Int](repeating: 0, count: categoryCount)
    for (form, categories) in categoriesOfForm.enumerated() {
      for category in categories { counts[category] += occurrences[form] }
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
    for length in prefixLengths where length <= key.utf8.count {
      let end = key.utf8.index(key.utf8.startIndex, offsetBy: length)
      if let prefix = String(key.utf8[..<end]), let more = prefixes[prefix] { found += more }
    }
    return found
  }
}
