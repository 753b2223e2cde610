/// The distinct words, prefixes and cased forms that entries and rules are made of, numbered as symbols. A form's
/// symbols are looked up once per type, so that a larger lexicon costs nothing per token.
struct Vocabulary: Sendable {
  private var words: [String: Int32] = [:]
  private var casedForms: [String: Int32] = [:]
  private var prefixes: [String: Int32] = [:]
  /// Lengths of the prefixes in bytes, longest first.
  private var prefixLengths: [Int] = []
  private(set) var count: Int32 = 0

  /// The symbol of a term's word: `word`, `prefix*`, or a form whose case matters.
  mutating func symbol(_ word: String, cased: Bool = false) -> Int32 {
    if cased { return Self.number(word, &casedForms, &count) }
    guard word.hasSuffix("*") else { return Self.number(word, &words, &count) }
    let prefix = String(word.dropLast())
    if prefixes[prefix] == nil, !prefixLengths.contains(prefix.utf8.count) {
      prefixLengths.append(prefix.utf8.count)
      prefixLengths.sort(by: >)
    }
    return Self.number(prefix, &prefixes, &count)
  }

  private static func number(_ term: String, _ table: inout [String: Int32], _ count: inout Int32) -> Int32 {
    if let known = table[term] { return known }
    table[term] = count
    count += 1
    return count - 1
  }

  /// The symbols that a form satisfies: its exact ones first, then prefixes from longest to shortest.
  /// `key` is folded, `form` keeps its case.
  func symbols(key: String, form: String) -> [Int32] {
    var found: [Int32] = []
    if let symbol = casedForms[form] { found.append(symbol) }
    if let symbol = words[key] { found.append(symbol) }
    guard !prefixLengths.isEmpty else { return found }
    let bytes = Array(key.utf8)
    for length in prefixLengths where length <= bytes.count {
      // A cut inside a character decodes to U+FFFD, which no prefix holds.
      if let symbol = prefixes[String(decoding: bytes[..<length], as: UTF8.self)] { found.append(symbol) }
    }
    return found
  }
}
