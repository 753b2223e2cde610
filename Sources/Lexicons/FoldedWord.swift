import Text

/// The key of a short ASCII word without an apostrophe, and how the word is written, both from one pass over its bytes.
/// One value is refilled for each word.
struct FoldedWord: Sendable {
  /// The key, in the first `count` bytes.
  private var bytes = Array(repeating: UInt8(0), count: Self.longest)
  private var count = 0
  private var writing = FormWriting()

  /// The longest word in bytes; longer ones are rare and are read like those beyond ASCII.
  private static let longest = 64

  /// Takes another word; returns whether it could.
  mutating func take(_ word: Span<UInt8>) -> Bool {
    guard !word.isEmpty, word.count <= Self.longest else { return false }
    var (capitals, letters, isCapital, isOdd) = (0, 0, false, false)
    var key = bytes.mutableSpan
    // Without a branch, since the next byte of a word cannot be predicted.
    for index in word.indices {
      let byte = word[index]
      let isUpper = byte.isASCIICapital
      let small = byte | (isUpper ? 0x20 : 0)
      key[index] = small
      isOdd = isOdd || byte >= 0x80 || byte == UInt8(ascii: "'")
      isCapital = letters == 0 ? isUpper : isCapital
      letters &+= small.isASCIISmall ? 1 : 0
      capitals &+= isUpper ? 1 : 0
    }
    if isOdd { return false }
    count = word.count
    writing = FormWriting(
      isCapital: isCapital, isUpper: letters > 1 && capitals == letters, isNumber: false,
      isPronoun: count == 1 && (word[0] | 0x20) == UInt8(ascii: "i"))
    writing.capitals = UInt16(capitals)
    writing.smalls = UInt16(letters - capitals)
    writing.noteFirst(word)
    return true
  }

  /// How a word or number with this spelling is written, and its symbols; `nil` for a contraction.
  func look(
    in tables: FormTables, spelt: Span<UInt8>, isNumber: Bool, _ symbols: inout [Int32]
  ) -> FormWriting? {
    let key = bytes.span.extracting(first: count)
    let hash = tables.find(key: key, spelt: spelt, isASCII: true, &symbols)
    if tables.contractions.containsWhole(key) { return nil }
    var writing = writing
    if isNumber {
      writing.markNumber()
    } else {
      writing.weighed = tables.weighedWords.number(of: key, hash) ?? -1
    }
    return writing
  }

  /// Takes the key of a short, unknown word with this many bytes, and finds the symbols of the prefixes that it begins
  /// with. Returns whether it is not a contraction.
  mutating func take(_ short: ShortKey, _ count: Int, in tables: FormTables, _ symbols: inout [Int32]) -> Bool {
    var span = bytes.mutableSpan
    var raw = span.mutableBytes
    raw.storeBytes(of: short.low.littleEndian, as: UInt64.self)
    raw.storeBytes(of: short.high.littleEndian, toByteOffset: 8, as: UInt64.self)
    let key = bytes.span.extracting(first: count)
    if tables.contractions.containsWhole(key) { return false }
    tables.findPrefixes(of: key, &symbols)
    return true
  }

  /// The keys of the parts of a word that is ASCII except for its apostrophes and not too long; `nil` for any other
  /// word.
  mutating func parts(of word: Span<UInt8>, _ contractions: Contractions) -> [[UInt8]]? {
    guard word.count <= Self.longest else { return nil }
    var (from, to) = (0, 0)
    var key = bytes.mutableSpan
    while from < word.count {
      var byte = word[from]
      if byte >= 0x80 {
        guard word.hasApostrophe(at: from) else { return nil }
        byte = UInt8(ascii: "'")
        from += 2
      }
      key[to] = byte.asciiLowercased
      from += 1
      to += 1
    }
    return contractions.parts(ofASCII: bytes.span.extracting(first: to))
  }
}

extension Span<UInt8> {
  /// Whether a typographic apostrophe is at a place.
  fileprivate func hasApostrophe(at place: Int) -> Bool {
    place + 2 < count && self[place] == 0xE2 && self[place + 1] == 0x80 && self[place + 2] == 0x99
  }
}
