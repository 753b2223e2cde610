/// Questions about the characters at the ends of a stretch of UTF-8 bytes.
enum Glyphs {
  /// The scalar at a byte offset of valid UTF-8, and its length in bytes.
  static func scalar(_ bytes: [UInt8], at index: Int) -> (scalar: Unicode.Scalar, length: Int) {
    let first = bytes[index]
    if first < 0x80 { return (Unicode.Scalar(first), 1) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    var value = UInt32(first) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
    for next in bytes[min(index + 1, bytes.count)..<min(index + length, bytes.count)] {
      value = value << 6 | UInt32(next & 0x3F)
    }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
  }

  /// The scalar that ends before a byte offset, and its length in bytes.
  static func scalar(_ bytes: [UInt8], before index: Int) -> (scalar: Unicode.Scalar, length: Int) {
    var start = index - 1
    while start > 0, bytes[start] & 0xC0 == 0x80, index - start < 4 { start -= 1 }
    return scalar(bytes, at: start)
  }

  /// Whether a stretch ends with a stop, closing quotes and brackets after it allowed.
  static func endsInStop(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    var end = range.upperBound
    while end > range.lowerBound {
      let (last, length) = scalar(bytes, before: end)
      switch last {
      case ".", "!", "?", ":", ";", "…", "。", "！", "？": return true
      case ")", "]", "\"", "'", "”", "’", "»", "›", "*", "_", "\u{200E}", "\u{200F}", "\u{AD}", "\u{200B}":
        end -= length
      default: return false
      }
    }
    return false
  }

  /// Whether the first letter, quotes and brackets before it allowed, is a small one.
  static func startsSmall(_ bytes: [UInt8], _ range: Range<Int>) -> Bool { first(bytes, range)?.isLowercase ?? false }

  /// Whether the first letter, quotes and brackets before it allowed, is a capital.
  static func startsCapital(_ bytes: [UInt8], _ range: Range<Int>) -> Bool { first(bytes, range)?.isUppercase ?? false }

  /// Whether a stretch has three letters or more, and no small ones.
  static func isCapitals(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    var capitals = 0
    var index = range.lowerBound
    while index < range.upperBound {
      let (next, length) = scalar(bytes, at: index)
      if next.isASCII ? (0x61...0x7A).contains(next.value) : next.properties.isLowercase { return false }
      if next.isASCII ? (0x41...0x5A).contains(next.value) : next.properties.isUppercase { capitals += 1 }
      index += length
    }
    return capitals >= 3
  }

  /// Whether a byte belongs to an ASCII letter or to a character past ASCII.
  static func isLetterByte(_ byte: UInt8) -> Bool { byte >= 0x80 || (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }

  private static func first(_ bytes: [UInt8], _ range: Range<Int>) -> Unicode.Scalar.Properties? {
    var index = range.lowerBound
    while index < range.upperBound {
      let (next, length) = scalar(bytes, at: index)
      switch next {
      case "(", "[", "\"", "'", "“", "‘", "«", "‹", "*", "_", "\u{200E}", "\u{200F}", "\u{200B}", "\u{AD}":
        index += length
      default: return next.properties
      }
    }
    return nil
  }
}
