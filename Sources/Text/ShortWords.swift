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

/// Short words with a number from 1 to 255 each, looked up without making a string.
struct ShortWords: Hashable, Sendable {
  /// By the highest bits of their hash; a place whose number is 0 is free.
  private var words: [ShortWord]
  private var numbers: [UInt8]
  private let shift: Int

  /// Makes a table; of two equal words the first stays.
  init(_ entries: [(word: ShortWord, number: UInt8)]) {
    // A quarter full at most, so that most look-ups look at one place.
    var bits = 4
    while 1 << bits < 4 * entries.count { bits += 1 }
    shift = 64 - bits
    words = Array(repeating: ShortWord(), count: 1 << bits)
    numbers = Array(repeating: 0, count: 1 << bits)
    for (word, number) in entries where self.number(of: word) == 0 {
      let place = place(of: word)
      words[place] = word
      numbers[place] = number
    }
  }

  /// The number of a word; 0 if it is not there.
  func number(of word: ShortWord) -> UInt8 { numbers[place(of: word)] }

  private func place(of word: ShortWord) -> Int {
    var place = Int(word.hash >> shift)
    while numbers[place] != 0, words[place] != word { place = (place + 1) & (numbers.count - 1) }
    return place
  }
}
