/// A word of at most 16 ASCII characters, as two numbers.
struct ShortWord: Hashable, Sendable {
  /// The most characters that it can have.
  static let longest = 16

  private var low: UInt64 = 0
  private var high: UInt64 = 0
  private(set) var count = 0

  /// Makes an empty word.
  init() {}

  /// Makes the word of some bytes; `nil` if it is longer or not ASCII.
  init?(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      guard byte < 0x80, count < Self.longest else { return nil }
      append(byte)
    }
  }

  /// Makes the word at `span`, in lower case if `lowercased`; `nil` if it is longer or not ASCII.
  init?(_ bytes: Span<UInt8>, _ span: ByteSpan, lowercased: Bool) {
    guard span.count <= Self.longest else { return nil }
    for i in span.range {
      let byte = bytes[i]
      if byte >= 0x80 { return nil }
      append(lowercased ? byte.asciiLowercased : byte)
    }
  }

  /// Appends an ASCII character; the word has fewer than 16.
  mutating func append(_ byte: UInt8) {
    if count < 8 { low |= UInt64(byte) << (8 * count) } else { high |= UInt64(byte) << (8 * (count - 8)) }
    count += 1
  }

  /// The character this many places before the end; 0 where there is none.
  func character(fromEnd place: Int) -> UInt8 {
    let index = count - 1 - place
    return index < 0 ? 0 : UInt8(truncatingIfNeeded: index < 8 ? low >> (8 * index) : high >> (8 * (index - 8)))
  }

  /// The word without its last character; the word is not empty.
  var withoutLast: ShortWord {
    var word = ShortWord()
    for place in (1..<count).reversed() { word.append(character(fromEnd: place)) }
    return word
  }

  /// The word in upper case; `nil` if it has no upper-case letter.
  var inCapitals: ShortWord? {
    var (word, hasCapital) = (ShortWord(), false)
    for place in (0..<count).reversed() {
      let byte = character(fromEnd: place)
      hasCapital = hasCapital || byte.isASCIICapital
      word.append(byte.isASCIISmall ? byte & ~0x20 : byte)
    }
    return hasCapital ? word : nil
  }

  /// The word in lower case; it consists of letters and full stops.
  var lowercased: ShortWord {
    var word = self
    word.low |= 0x2020_2020_2020_2020 & (count < 8 ? (1 << (8 * count)) - 1 : .max)
    if count > 8 { word.high |= 0x2020_2020_2020_2020 & (count < 16 ? (1 << (8 * (count - 8))) - 1 : .max) }
    return word
  }

  /// A number whose highest bits few words share: both halves multiplied by odd numbers, the second of which is 2^64
  /// divided by the golden ratio, as in Fibonacci hashing.
  fileprivate var hash: UInt64 { (low ^ (high &* 0xE703_7ED1_A0B4_28DB)) &* 0x9E37_79B9_7F4A_7C15 }
}

/// A word of a list. Short words, which nearly all are, need no string.
enum ListedWord: Equatable {
  case short(ShortWord)
  case long(String)

  init(_ word: String) { self = ShortWord(word.utf8).map { .short($0) } ?? .long(word) }

  /// Its length in bytes.
  var count: Int {
    switch self {
    case .short(let word): word.count
    case .long(let word): word.utf8.count
    }
  }

  /// Its last three bytes; 0 where there are fewer.
  var tail: (UInt8, UInt8, UInt8) {
    switch self {
    case .short(let word): return (word.character(fromEnd: 2), word.character(fromEnd: 1), word.character(fromEnd: 0))
    case .long(let word):
      var last: (UInt8, UInt8, UInt8) = (0, 0, 0)
      for byte in word.utf8 { last = (last.1, last.2, byte) }
      return last
    }
  }

  /// The word in upper case; `nil` if it has no upper-case letter.
  var inCapitals: ListedWord? {
    switch self {
    case .short(let word): word.inCapitals.map { .short($0) }
    case .long(let word): word == word.lowercased() ? nil : ListedWord(word.uppercased())
    }
  }
}

/// Words with some bits each, looked up without making a string if they are short.
struct WordBits: Hashable, Sendable {
  /// The short words by the highest bits of their hash; a place without bits is free.
  private var words: [ShortWord]
  private var bits: [UInt8]
  private let shift: Int
  /// The longer words.
  private var others: [String: UInt8] = [:]

  /// Makes room for this many words.
  init(room: Int) {
    // At most a quarter full, so that most look-ups visit one place.
    var size = 4
    while 1 << size < 4 * room { size += 1 }
    shift = 64 - size
    words = Array(repeating: ShortWord(), count: 1 << size)
    bits = Array(repeating: 0, count: 1 << size)
  }

  /// Whether all words are short.
  var areShort: Bool { others.isEmpty }

  /// Adds bits, at least one, to those of a word.
  mutating func insert(_ word: ListedWord, _ more: UInt8) {
    switch word {
    case .short(let short):
      let place = place(of: short)
      words[place] = short
      bits[place] |= more
    case .long(let word): others[word, default: 0] |= more
    }
  }

  /// The bits of a word; 0 if it is not there.
  func bits(of word: ShortWord) -> UInt8 { bits[place(of: word)] }

  /// The same for a word of any length.
  func bits(of word: ListedWord) -> UInt8 {
    switch word {
    case .short(let word): bits(of: word)
    case .long(let word): others[word] ?? 0
    }
  }

  /// The same for a word in a string.
  func bits(of word: String) -> UInt8 { bits(of: ListedWord(word)) }

  private func place(of word: ShortWord) -> Int {
    var place = Int(word.hash >> shift)
    while bits[place] != 0, words[place] != word { place = (place + 1) & (bits.count - 1) }
    return place
  }
}
