import Text

/// An ASCII word of at most 16 bytes in lower case, as two numbers, and how it was written, both computed eight bytes
/// at a time.
struct ShortKey: Hashable, Sendable {
  /// The most bytes that it can have.
  static let longest = 16

  /// The first eight bytes, with the first lowest, and the other eight; padded with zeros.
  let low: UInt64
  let high: UInt64

  /// Makes a key from its halves.
  init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
  }

  /// Makes the key of a word that is in lower case already; `nil` for any other word.
  init?(_ word: some Sequence<UInt8>) {
    var (halves, count): ([UInt64], Int) = ([0, 0], 0)
    for byte in word {
      guard count < Self.longest, Self.isPlain(byte) else { return nil }
      halves[count / 8] |= UInt64(byte) << UInt64(8 * (count % 8))
      count += 1
    }
    if count == 0 { return nil }
    self.init(low: halves[0], high: halves[1])
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    byte > 0 && byte < 0x80 && byte != UInt8(ascii: "'") && !byte.isASCIICapital
  }

  /// A number that few words share in its lowest bits, mixed as in `ListHash`.
  var hash: UInt64 {
    let product = (low ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: (high ^ 0xE703_7ED1_A0B4_28DB) | 1)
    return product.low ^ product.high
  }
}

/// A word as it is written, in the halves of a `ShortKey`.
struct ShortSpelling {
  /// The highest bit of each byte that is upper case, and of each that is a letter.
  private let capitals: (low: UInt64, high: UInt64)
  private let letters: (low: UInt64, high: UInt64)
  let key: ShortKey

  /// Makes the spelling of the word at a stretch of bytes; `nil` where it is longer, not ASCII, or has an apostrophe.
  @inline(__always)
  init?(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    guard !range.isEmpty, range.count <= ShortKey.longest else { return nil }
    let (low, high) = bytes.halves(range)
    guard Self.isPlain(low), Self.isPlain(high) else { return nil }
    capitals = (
      Self.between(low, UInt8(ascii: "A"), UInt8(ascii: "Z")), Self.between(high, UInt8(ascii: "A"), UInt8(ascii: "Z"))
    )
    key = ShortKey(low: low | capitals.low >> 2, high: high | capitals.high >> 2)
    letters = (
      Self.between(key.low, UInt8(ascii: "a"), UInt8(ascii: "z")),
      Self.between(key.high, UInt8(ascii: "a"), UInt8(ascii: "z"))
    )
  }

  /// How the word is written.
  var writing: FormWriting {
    let capitalCount = capitals.low.nonzeroBitCount + capitals.high.nonzeroBitCount
    let letterCount = letters.low.nonzeroBitCount + letters.high.nonzeroBitCount
    let first = letters.low == 0 ? letters.high & (0 &- letters.high) : letters.low & (0 &- letters.low)
    let isCapital = (letters.low == 0 ? capitals.high : capitals.low) & first != 0
    var writing = FormWriting(
      isCapital: isCapital, isUpper: letterCount > 1 && capitalCount == letterCount, isNumber: false,
      isPronoun: key == Self.pronoun)
    writing.capitals = UInt16(capitalCount)
    writing.smalls = UInt16(letterCount - capitalCount)
    writing.beginsWithCapital = capitals.low & 0x80 != 0
    return writing
  }

  private static let pronoun = ShortKey(low: UInt64(UInt8(ascii: "i")), high: 0)

  /// Whether eight bytes are ASCII without an apostrophe.
  @inline(__always)
  private static func isPlain(_ bytes: UInt64) -> Bool {
    let others = bytes ^ each(UInt8(ascii: "'"))
    // Among ASCII bytes the subtraction borrows only at a zero, and then one is found.
    return (bytes | (others &- each(1)) & ~others) & each(0x80) == 0
  }

  /// The highest bit of each byte from `first` to `last`, given ASCII bytes.
  @inline(__always)
  private static func between(_ bytes: UInt64, _ first: UInt8, _ last: UInt8) -> UInt64 {
    (bytes &+ each(0x80 - first)) & ~(bytes &+ each(0x7F - last)) & each(0x80)
  }

  @inline(__always)
  private static func each(_ byte: UInt8) -> UInt64 { 0x0101_0101_0101_0101 &* UInt64(byte) }
}
