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
      var slot = Self.slot(term.text.utf8Span.span, term.kind.rawValue, size)
      while slots[slot] >= 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = Int32(number)
    }
    self.slots = Table(slots)
    nameBeyondASCII()
  }

  private mutating func nameBeyondASCII() {
    for number in numbersBeyondASCII {
      let term = terms[Int(number)]
      beyondASCII[String(term[0]) + String(decoding: term.dropFirst(), as: UTF8.self)] = number
    }
  }

  /// The symbols that a form satisfies: its exact ones first, then prefixes from longest to shortest.
  /// `key` is folded, `form` keeps its case.
  func symbols(key: String, form: String) -> [Int32] {
    var found: [Int32] = []
    if let symbol = find(form.utf8Span.span, .cased) { found.append(symbol) }
    let bytes = key.utf8Span.span
    if let symbol = find(bytes, .word) { found.append(symbol) }
    for length in prefixLengths where length <= bytes.count {
      if let symbol = find(bytes.extracting(first: Int(length)), .prefix) { found.append(symbol) }
    }
    return found
  }

  /// Whether a form satisfies any symbol. `key` is folded, `form` keeps its case.
  func knows(key: Span<UInt8>, form: Span<UInt8>) -> Bool {
    if find(form, .cased) != nil || find(key, .word) != nil { return true }
    for length in prefixLengths where length <= key.count {
      if find(key.extracting(first: Int(length)), .prefix) != nil { return true }
    }
    return false
  }

  private func find(_ text: Span<UInt8>, _ kind: Kind) -> Int32? {
    var slot = Self.slot(text, kind.rawValue, slots.count)
    while slots[slot] >= 0 {
      if holds(Int(slots[slot]), text, kind) { return slots[slot] }
      slot = (slot + 1) & (slots.count - 1)
    }
    return beyondASCII.isEmpty || Self.isASCII(text) ? nil : findBeyondASCII(text, kind)
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

  /// FNV-1a with a final mix, so that the low bits are good for a power-of-two table.
  private static func slot(_ text: Span<UInt8>, _ kind: UInt8, _ size: Int) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in text.indices { hash = (hash ^ UInt64(text[index])) &* 0x100_0000_01B3 }
    hash = (hash ^ UInt64(kind)) &* 0x100_0000_01B3
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
