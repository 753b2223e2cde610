/// UTF-8 that some program took for windows-1252 or Latin-1 and encoded once more: `â€™` stands for `’`, `Ã©` for `é`.
///
/// Web pages, exports and tables that went through several programs have it. Left as it is, it parts words: the reader of
/// "donâ€™t" finds "donâ".
enum TwiceEncoded {
  /// The character that is encoded twice at a place, as it should be encoded, and the bytes that it takes there; `nil`
  /// where there is none. The first byte of a sequence was read as one of the letters U+00C2 to U+00F4, and each further one
  /// as a character that either encoding has for 0x80 to 0xBF.
  static func character(in bytes: [UInt8], at index: Int) -> (bytes: [UInt8], length: Int)? {
    // In nearly all text such a letter is followed by one of ASCII.
    guard index + 3 < bytes.count, bytes[index] == 0xC3, bytes[index + 1] >= 0x82, bytes[index + 2] >= 0xC2 else {
      return nil
    }
    let first = bytes[index + 1] + 0x40
    let count = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    var character = [first]
    var place = index + 2
    while character.count < count {
      guard let (byte, length) = continuation(in: bytes, at: place) else { return nil }
      character.append(byte)
      place += length
    }
    return UTF8Census.length(in: character, at: 0) == count ? (character, place - index) : nil
  }

  /// Valid UTF-8 with each such character encoded once, and their number.
  static func mended(_ bytes: [UInt8]) -> (bytes: [UInt8], characters: Int) {
    var mended: [UInt8] = []
    mended.reserveCapacity(bytes.count)
    var characters = 0
    var index = 0
    while let next = bytes.place(of: 0xC3, from: index) {
      mended += bytes[index..<next]
      if let found = character(in: bytes, at: next) {
        mended += found.bytes
        characters += 1
        index = next + found.length
      } else {
        mended.append(bytes[next])
        index = next + 1
      }
    }
    mended += bytes[index...]
    return (mended, characters)
  }

  /// The byte from 0x80 to 0xBF whose reading is at a place, and the bytes that it takes there.
  private static func continuation(in bytes: [UInt8], at index: Int) -> (byte: UInt8, length: Int)? {
    guard index + 1 < bytes.count else { return nil }
    if bytes[index] == 0xC2 { return (bytes[index + 1], 2) }
    // Of windows-1252, what Latin-1 does not have takes two or three bytes.
    for length in 2...3 where index + length <= bytes.count {
      if let byte = continuations[Array(bytes[index..<index + length])] { return (byte, length) }
    }
    return nil
  }

  /// The bytes 0x80 to 0x9F by how windows-1252 reads them.
  private static let continuations: [[UInt8]: UInt8] = Dictionary(
    uniqueKeysWithValues: (0x80...0x9F).compactMap { (byte: UInt8) in
      SingleByte.windows1252.scalar(byte).map { (Array(String($0).utf8), byte) }
    })
}
