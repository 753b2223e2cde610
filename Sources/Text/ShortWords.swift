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

/// Words with some bits each, looked up without making a string where they are short.
struct WordBits: Hashable, Sendable {
  /// The short words by the highest bits of their hash; a place without bits is free.
  private var words: [ShortWord]
  private var bits: [UInt8]
  private let shift: Int
  /// The others.
  private var others: [String: UInt8] = [:]

  /// Makes room for so many words.
  init(room: Int) {
    // A quarter full at most, so that most look-ups look at one place.
    var size = 4
    while 1 << size < 4 * room { size += 1 }
    shift = 64 - size
    words = Array(repeating: ShortWord(), count: 1 << size)
    bits = Array(repeating: 0, count: 1 << size)
  }

  /// Whether all words are short.
  var areShort: Bool { others.isEmpty }

  /// Gives a word more bits, of which there is one at least.
  mutating func insert(_ word: String, _ more: UInt8) {
    guard let short = ShortWord(word.utf8) else {
      others[word, default: 0] |= more
      return
    }
    let place = place(of: short)
    words[place] = short
    bits[place] |= more
  }

  /// The bits of a word; 0 if it is not there.
  func bits(of word: ShortWord) -> UInt8 { bits[place(of: word)] }

  /// The same for a word of any length.
  func bits(of word: String) -> UInt8 { ShortWord(word.utf8).map { bits(of: $0) } ?? others[word] ?? 0 }

  private func place(of word: ShortWord) -> Int {
    var place = Int(word.hash >> shift)
    while bits[place] != 0, words[place] != word { place = (place + 1) & (bits.count - 1) }
    return place
  }
}
