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
  private var slots = Table<Int32>(Array(repeating: -1, count: 16))
  /// Lengths of the prefixes in bytes, longest first.
  private var prefixLengths = Table<Int32>()
  /// Numbers of the terms beyond ASCII. Their spellings may differ in bytes and still be the same, as `é` in one character
  /// or two, so they are found as strings.
  private var numbersBeyondASCII = Table<Int32>()
  private var beyondASCII: [String: Int32] = [:]
  /// The bytes of the longest of them: what is longer than it may be spelt is not looked up.
  private var longestBeyondASCII = 0

  /// No term.
  init() {}

  /// The terms that were numbered.
  init(_ numbers: SymbolNumbers) {
    terms = TextTable(numbers.terms.lazy.map { [$0.kind.rawValue] + Array($0.text.utf8) })
    prefixLengths = Table(numbers.prefixLengths.sorted(by: >))
    numbersBeyondASCII = Table(
      numbers.terms.indices.filter { numbers.terms[$0].text.utf8.contains { $0 >= 0x80 } }.map(Int32.init))
    var size = 16
    while size < 2 * terms.count { size *= 2 }
    var slots = Array(repeating: Int32(-1), count: size)
    for (number, term) in numbers.terms.enumerated() {
      var slot = Self.slot(Self.hash(term.text.utf8Span.span), term.kind.rawValue, size)
      while slots[slot] >= 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = Int32(number)
    }
    self.slots = Table(slots)
    nameBeyondASCII()
  }

  private mutating func nameBeyondASCII() {
    for number in numbersBeyondASCII {
      let term = terms[Int(number)]
      longestBeyondASCII = max(longestBeyondASCII, term.count - 1)
      beyondASCII[String(term[0]) + String(decoding: term.dropFirst(), as: UTF8.self)] = number
    }
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
    return String(validating: bytes, as: UTF8.self).flatMap { beyondASCII["\(kind.rawValue)" + $0] }
  }

  private func holds(_ number: Int, _ text: Span<UInt8>, _ kind: Kind) -> Bool {
    let range = terms.range(number)
    guard range.count == text.count + 1, terms.bytes[range.lowerBound] == kind.rawValue else { return false }
    for index in text.indices where terms.bytes[range.lowerBound + 1 + index] != text[index] { return false }
    return true
  }

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
    coder.table(&slots)
    coder.table(&prefixLengths)
    coder.table(&numbersBeyondASCII)
    if beyondASCII.isEmpty { nameBeyondASCII() }
  }
}
