/// A word of at most 16 ASCII characters, as two numbers.
struct ShortWord: Hashable, Sendable {
  /// The most characters that it can have.
  static let longest = 16

  private var low: UInt64 = 0
  private var high: UInt64 = 0
  private(set) var count = 0

  /// Makes a word without a character.
  init() {}

  /// The word of some bytes; `nil` if it is longer or not ASCII.
  init?(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      guard byte < 0x80, count < Self.longest else { return nil }
      append(byte)
    }
  }

  /// Appends an ASCII character; there are fewer than 16.
  mutating func append(_ byte: UInt8) {
    if count < 8 { low |= UInt64(byte) << (8 * count) } else { high |= UInt64(byte) << (8 * (count - 8)) }
    count += 1
  }

  /// The word in small letters; it has letters and full stops only.
  var lowercased: ShortWord {
    var word = self
    word.low |= 0x2020_2020_2020_2020 & (count < 8 ? (1 << (8 * count)) - 1 : .max)
    if count > 8 { word.high |= 0x2020_2020_2020_2020 & (count < 16 ? (1 << (8 * (count - 8))) - 1 : .max) }
    return word
  }

  /// A number that few words share in its highest bits.
  fileprivate var hash: UInt64 { (low ^ (high &* 0xE703_7ED1_A0B4_28DB)) &* 0x9E37_79B9_7F4A_7C15 }
}

/// Words with a number from 1 to 255 each, looked up without making a string where they are short.
struct WordNumbers: Hashable, Sendable {
  /// The short words by the highest bits of their hash; a place whose number is 0 is free.
  private var words: [ShortWord]
  private var numbers: [UInt8]
  private let shift: Int
  /// The others.
  private var others: [String: UInt8] = [:]

  /// Makes room for so many words.
  init(room: Int) {
    // A quarter full at most, so that most look-ups look at one place.
    var bits = 4
    while 1 << bits < 4 * room { bits += 1 }
    shift = 64 - bits
    words = Array(repeating: ShortWord(), count: 1 << bits)
    numbers = Array(repeating: 0, count: 1 << bits)
  }

  /// Whether all words are short.
  var areShort: Bool { others.isEmpty }

  /// Enters a word; returns the number that it had and keeps, 0 if it was not there.
  mutating func insert(_ word: String, _ number: UInt8) -> UInt8 {
    if let short = ShortWord(word.utf8) { return insert(short, number) }
    if let known = others[word] { return known }
    others[word] = number
    return 0
  }

  /// The same for a short word.
  mutating func insert(_ word: ShortWord, _ number: UInt8) -> UInt8 {
    let place = place(of: word)
    if numbers[place] != 0 { return numbers[place] }
    words[place] = word
    numbers[place] = number
    return 0
  }

  /// The number of a word; 0 if it is not there.
  func number(of word: ShortWord) -> UInt8 { numbers[place(of: word)] }

  /// The same for a word of any length.
  func number(of word: String) -> UInt8 { ShortWord(word.utf8).map { number(of: $0) } ?? others[word] ?? 0 }

  private func place(of word: ShortWord) -> Int {
    var place = Int(word.hash >> shift)
    while numbers[place] != 0, words[place] != word { place = (place + 1) & (numbers.count - 1) }
    return place
  }
}
