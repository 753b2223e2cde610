import Text

/// The distinct words, prefixes and cased forms that entries and rules consist of, numbered as symbols. The symbols of
/// a form are looked up once for each type, so that a larger lexicon costs nothing for each token.
///
/// Terms are in flat tables, so that reading a compiled lexicon takes no step for each term.
struct Vocabulary: Sendable {
  /// How a term matches. The raw values are part of a compiled lexicon.
  enum Kind: UInt8, CaseIterable {
    case word, cased, prefix, wildcards
  }

  /// The terms by number, each after a byte with its kind; a prefix without its `*`.
  private var terms = TextTable()
  /// The terms by hash; -1 is free.
  private var slots = Table<Int32>(Array(repeating: -1, count: 16))
  /// The lengths in bytes of prefixes, and of cased forms.
  private var prefixLengths = PrefixLengths()
  private var casedLengths = TermLengths()
  /// The numbers of the terms beyond ASCII. Spellings of these may compare equal and differ in bytes, like `é` as one
  /// character or as two, so they are found as strings.
  private var numbersBeyondASCII = Table<Int32>()
  /// These terms by kind; most kinds have none.
  private var beyondASCII: [[String: Int32]] = Array(repeating: [:], count: Kind.allCases.count)
  /// The length in bytes of the longest of them; a word longer than any of its spellings is not looked up.
  private var longestBeyondASCII = 0
  /// The terms with wildcards anywhere. Tables that are stored have none (`CompiledLexicon`).
  private(set) var wildcards: [Wildcards] = []

  /// Makes an empty vocabulary.
  init() {}

  /// Makes a vocabulary of the terms that were numbered.
  init(_ numbers: SymbolNumbers) {
    terms = TextTable(numbers.terms.lazy.map { [$0.kind.rawValue] + Array($0.text.utf8) })
    prefixLengths = PrefixLengths(numbers.terms.filter { $0.kind == .prefix }.map(\.text))
    casedLengths = TermLengths(numbers.terms.lazy.filter { $0.kind == .cased }.map(\.text))
    wildcards = numbers.terms.enumerated().filter { $1.kind == .wildcards }.map { number, term in
      Wildcards(term.text, number: Int32(number))
    }
    numbersBeyondASCII = Table(
      numbers.terms.indices.filter { numbers.terms[$0].text.utf8.contains { $0 >= 0x80 } }.map(Int32.init))
    slots = Table(slotsFor: numbers.terms.count) { number, size in
      let term = numbers.terms[number]
      return Self.slot(WordHash.hash(of: term.text.utf8Span.span), term.kind, size)
    }
    nameBeyondASCII()
  }

  private mutating func nameBeyondASCII() {
    for number in numbersBeyondASCII {
      let term = terms[Int(number)]
      longestBeyondASCII = max(longestBeyondASCII, term.count - 1)
      beyondASCII[Int(term[0])][String(decoding: term.dropFirst(), as: UTF8.self)] = number
    }
  }

  /// Appends the symbols that a form satisfies: exact ones first, then prefixes from longest to shortest. Returns the
  /// hash of the key. `key` is folded, `form` keeps its case; `isASCII` applies to both. O(bytes of the form).
  func find(key: Span<UInt8>, form: Span<UInt8>, isASCII: Bool, _ symbols: inout [Int32]) -> UInt64 {
    if casedLengths.mayHave(form, isASCII: isASCII),
      let symbol = find(form, .cased, WordHash.hash(of: form), isASCII: isASCII)
    {
      symbols.append(symbol)
    }
    return find(key: key, isASCII: isASCII, &symbols)
  }

  /// Whether an ASCII form may be one whose case matters.
  @inline(__always)
  func mayBeCased(_ form: Span<UInt8>) -> Bool { casedLengths.mayHave(form, isASCII: true) }

  /// The number of terms.
  var count: Int { terms.count }

  /// The words among the terms.
  var words: [String] {
    (0..<terms.count).compactMap { number in
      let term = terms[number]
      return term[0] == Kind.word.rawValue ? String(decoding: term.dropFirst(), as: UTF8.self) : nil
    }
  }

  /// Appends the symbols of forms with a key, whatever their case. Returns the key's hash.
  func find(key: Span<UInt8>, isASCII: Bool, _ symbols: inout [Int32]) -> UInt64 {
    let hash = WordHash.hash(of: key)
    if let symbol = find(key, .word, hash, isASCII: isASCII) { symbols.append(symbol) }
    findPrefixes(of: key, isASCII: isASCII, &symbols)
    return hash
  }

  /// Appends the symbols of prefixes that a key begins with, then of wildcards that match it.
  func findPrefixes(of key: Span<UInt8>, isASCII: Bool, _ symbols: inout [Int32]) {
    findStems(of: key, isASCII: isASCII, &symbols)
    if wildcards.isEmpty { return }
    if isASCII {
      for term in wildcards where term.matches(ascii: key) { symbols.append(term.number) }
    } else {
      let text = String(copying: key)
      for term in wildcards where term.matches(text) { symbols.append(term.number) }
    }
  }

  private func findStems(of key: Span<UInt8>, isASCII: Bool, _ symbols: inout [Int32]) {
    let lengths = prefixLengths.beginning(key, isASCII: isASCII)
    if lengths == 0 { return }
    let first = symbols.count
    var hash = WordHash.empty
    for length in 0...min(key.count, TermLengths.longest(lengths)) {
      if length > 0 { hash = WordHash.adding(key[length - 1], to: hash) }
      if TermLengths.contains(lengths, length),
        let symbol = find(key.extracting(first: length), .prefix, hash, isASCII: isASCII)
      {
        symbols.append(symbol)
      }
    }
    if symbols.count - first > 1 { symbols[first...].reverse() }
  }

  /// The number of a term with its hash. A term beyond ASCII never equals an ASCII text.
  private func find(_ text: Span<UInt8>, _ kind: Kind, _ hash: UInt64, isASCII: Bool) -> Int32? {
    var slot = Self.slot(hash, kind, slots.count)
    while slots[slot] >= 0 {
      if holds(Int(slots[slot]), text, kind) { return slots[slot] }
      slot = (slot + 1) & (slots.count - 1)
    }
    if isASCII || text.count > Folding.mostTimesAsLong * longestBeyondASCII || text.isASCII { return nil }
    return findBeyondASCII(text, kind)
  }

  private func findBeyondASCII(_ text: Span<UInt8>, _ kind: Kind) -> Int32? {
    let terms = beyondASCII[Int(kind.rawValue)]
    if terms.isEmpty { return nil }
    // A prefix cut within a character is not a text, and not a term.
    var bytes: [UInt8] = []
    for index in text.indices { bytes.append(text[index]) }
    return String(validating: bytes, as: UTF8.self).flatMap { terms[$0] }
  }

  private func holds(_ number: Int, _ text: Span<UInt8>, _ kind: Kind) -> Bool {
    terms.holds(text, at: number, after: 1) && terms.bytes[terms.range(number).lowerBound] == kind.rawValue
  }

  /// The slot of a term with its hash.
  private static func slot(_ hash: UInt64, _ kind: Kind, _ size: Int) -> Int {
    WordHash.slot(WordHash.adding(kind.rawValue, to: hash), of: size)
  }
}

extension Vocabulary: TableCodable {
  mutating func code(_ coder: inout some TableCoder) {
    terms.code(&coder)
    coder.table(&slots)
    prefixLengths.code(&coder)
    casedLengths.code(&coder)
    coder.table(&numbersBeyondASCII)
    nameBeyondASCII()
  }
}
