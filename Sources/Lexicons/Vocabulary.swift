internal import Text

/// The distinct words, prefixes and cased forms that entries and rules are made of, numbered as symbols. A form's
/// symbols are looked up once per type, so that a larger lexicon costs nothing per token.
///
/// Terms lie in flat tables, so that a compiled lexicon is read without a step per term.
struct Vocabulary: Sendable {
  /// How a term matches. The numbers are part of a compiled lexicon.
  enum Kind: UInt8 {
    case word, cased, prefix
  }

  /// The terms by number, each after a byte that says its kind; a prefix without its `*`.
  private var terms = TextTable()
  /// Open addressing over powers of two, at most half full; -1 is free.
  private var slots: [Int32] = Array(repeating: -1, count: 16)
  /// Lengths of the prefixes in bytes, longest first.
  private var prefixLengths: [Int32] = []
  /// Numbers of the terms beyond ASCII. Their spellings may differ in bytes and still be the same, as `é` in one character
  /// or two, so they are found as strings.
  private var numbersBeyondASCII: [Int32] = []
  private var beyondASCII: [String: Int32] = [:]
  /// The bytes of the longest of them: what is longer than it may be spelt is not looked up.
  private var longestBeyondASCII = 0

  /// How many symbols there are.
  var count: Int32 { Int32(terms.count) }

  /// How many bytes the term of a symbol has.
  func length(of symbol: Int32) -> Int { terms.range(Int(symbol)).count - 1 }

  /// The symbol of a term's word: `word`, `prefix*`, or a form whose case matters.
  mutating func symbol(_ word: String, cased: Bool = false) -> Int32 {
    if cased { return number(word, .cased) }
    guard word.hasSuffix("*") else { return number(word, .word) }
    let prefix = String(word.dropLast())
    let length = Int32(prefix.utf8.count)
    if !prefixLengths.contains(length) {
      prefixLengths.append(length)
      prefixLengths.sort(by: >)
    }
    return number(prefix, .prefix)
  }

  /// Appends the symbols that a form satisfies: its exact ones first, then prefixes from longest to shortest.
  /// `key` is folded, `form` keeps its case. O(bytes of the form).
  func find(key: Span<UInt8>, form: Span<UInt8>, _ symbols: inout [Int32]) {
    if let symbol = find(form, .cased, Self.hash(form)) { symbols.append(symbol) }
    let first = symbols.count
    var hash = Self.hash(key.extracting(first: 0))
    /// How many lengths of prefixes are longer than what was hashed so far.
    var longer = prefixLengths.count
    for length in 0...key.count {
      if length > 0 { hash = Self.hash(hash, key[length - 1]) }
      if longer > 0, prefixLengths[longer - 1] == length {
        longer -= 1
        if let symbol = find(key.extracting(first: length), .prefix, hash) { symbols.append(symbol) }
      }
    }
    if let symbol = find(key, .word, hash) { symbols.append(symbol) }
    if symbols.count - first > 1 { symbols[first...].reverse() }
  }

  private mutating func number(_ term: String, _ kind: Kind) -> Int32 {
    let text = term.utf8Span.span
    if let known = find(text, kind, Self.hash(text)) { return known }
    let number = count
    terms.append([kind.rawValue] + Array(term.utf8))
    if term.utf8.contains(where: { $0 >= 0x80 }) {
      numbersBeyondASCII.append(number)
      beyondASCII[Self.key(term, kind)] = number
      longestBeyondASCII = max(longestBeyondASCII, term.utf8.count)
    }
    if 2 * terms.count > slots.count {
      slots = Array(repeating: -1, count: 2 * slots.count)
      for known in 0..<terms.count { enter(known) }
    } else {
      enter(terms.count - 1)
    }
    return number
  }

  private mutating func enter(_ number: Int) { slots[freeSlot(number)] = Int32(number) }

  private func freeSlot(_ number: Int) -> Int {
    let range = terms.range(number)
    let text = terms.bytes.span.extracting(range.lowerBound + 1..<range.upperBound)
    var slot = Self.slot(Self.hash(text), terms.bytes[range.lowerBound], slots.count)
    while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }

  /// The number of a term with its hash.
  private func find(_ text: Span<UInt8>, _ kind: Kind, _ hash: UInt64) -> Int32? {
    var slot = Self.slot(hash, kind.rawValue, slots.count)
    while slots[slot] >= 0 {
      if holds(Int(slots[slot]), text, kind) { return slots[slot] }
      slot = (slot + 1) & (slots.count - 1)
    }
    if text.count > Folding.mostTimesAsLong * longestBeyondASCII || Self.isASCII(text) { return nil }
    return findBeyondASCII(text, kind)
  }

  private func findBeyondASCII(_ text: Span<UInt8>, _ kind: Kind) -> Int32? {
    // A prefix cut inside a character is no text, and no term.
    var bytes: [UInt8] = []
    for index in text.indices { bytes.append(text[index]) }
    return String(validating: bytes, as: UTF8.self).flatMap { beyondASCII[Self.key($0, kind)] }
  }

  private func holds(_ number: Int, _ text: Span<UInt8>, _ kind: Kind) -> Bool {
    let range = terms.range(number)
    guard range.count == text.count + 1, terms.bytes[range.lowerBound] == kind.rawValue else { return false }
    for index in text.indices where terms.bytes[range.lowerBound + 1 + index] != text[index] { return false }
    return true
  }

  private static func key(_ term: String, _ kind: Kind) -> String { "\(kind.rawValue)" + term }

  private static func isASCII(_ text: Span<UInt8>) -> Bool {
    for index in text.indices where text[index] >= 0x80 { return false }
    return true
  }

  /// FNV-1a: the hash of a longer text follows from that of its beginning.
  private static func hash(_ text: Span<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in text.indices { hash = Self.hash(hash, text[index]) }
    return hash
  }

  private static func hash(_ beginning: UInt64, _ next: UInt8) -> UInt64 {
    (beginning ^ UInt64(next)) &* 0x100_0000_01B3
  }

  /// The slot of a term, its hash mixed, so that the low bits are good for a power-of-two table.
  private static func slot(_ hash: UInt64, _ kind: UInt8, _ size: Int) -> Int {
    let hash = Self.hash(hash, kind)
    return Int(truncatingIfNeeded: hash ^ (hash >> 32)) & (size - 1)
  }
}

extension Vocabulary: TableCodable {
  mutating func code(_ coder: inout some TableCoder) {
    terms.code(&coder)
    coder.numbers(&slots)
    coder.numbers(&prefixLengths)
    coder.numbers(&numbersBeyondASCII)
    for number in numbersBeyondASCII {
      let bytes = terms[Int(number)]
      longestBeyondASCII = max(longestBeyondASCII, bytes.count)
      beyondASCII[String(bytes[bytes.startIndex]) + String(decoding: bytes.dropFirst(), as: UTF8.self)] = number
    }
  }
}
