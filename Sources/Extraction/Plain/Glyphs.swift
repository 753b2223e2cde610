import CByteScan
import Text

/// Properties of the characters at the ends of a stretch of UTF-8 bytes.
enum Glyphs {
  /// The scalar at a byte offset of valid UTF-8, and its length in bytes.
  @inline(__always)
  static func scalar(_ bytes: Bytes, at index: Int) -> (scalar: Unicode.Scalar, length: Int) {
    let first = bytes[index]
    return first < 0x80 ? (Unicode.Scalar(first), 1) : long(bytes, at: index)
  }

  /// The same for a short array of its own.
  static func scalar(_ bytes: [UInt8], at index: Int) -> (scalar: Unicode.Scalar, length: Int) {
    bytes.withUnsafeBufferPointer { scalar($0, at: index) }
  }

  private static func long(_ bytes: Bytes, at index: Int) -> (scalar: Unicode.Scalar, length: Int) {
    let first = bytes[index]
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    var value = UInt32(first) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
    for place in (index + 1)..<max(index + 1, min(index + length, bytes.count)) {
      value = value << 6 | UInt32(bytes[place] & 0x3F)
    }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
  }

  /// The scalar that ends before a byte offset, and its length in bytes.
  @inline(__always)
  static func scalar(_ bytes: Bytes, before index: Int) -> (scalar: Unicode.Scalar, length: Int) {
    if bytes[index - 1] < 0x80 { return (Unicode.Scalar(bytes[index - 1]), 1) }
    var start = index - 1
    while start > 0, bytes[start] & 0xC0 == 0x80, index - start < 4 { start -= 1 }
    return scalar(bytes, at: start)
  }

  /// Whether a stretch ends with a stop, possibly followed by closing quotes and brackets.
  @inline(__always)
  static func endsInStop(_ bytes: Bytes, _ range: Range<Int>) -> Bool {
    guard !range.isEmpty else { return false }
    let last = UInt64(bytes[range.upperBound &- 1])
    // Without a branch on which letter or stop it is, since that cannot be predicted: all ones for those below 0x40.
    let low = (last &>> 6 & 1) &- 1
    let closers = (lowClosers & low | highClosers & ~low) &>> last
    if (last &>> 7 | closers) & 1 != 0 { return endsInStopBelow(bytes, range) }
    return (lowStops & low) &>> last & 1 != 0
  }

  /// The ASCII characters that are stops, and those that may follow a stop, as bit masks for those below 0x40 and for
  /// the others.
  private static var lowStops: UInt64 { bit(".") | bit("!") | bit("?") | bit(":") | bit(";") }
  private static var lowClosers: UInt64 { bit(")") | bit("\"") | bit("'") | bit("*") }
  private static var highClosers: UInt64 { bit("]") | bit("_") }

  @inline(__always)
  private static func bit(_ character: Unicode.Scalar) -> UInt64 { 1 &<< UInt64(character.value) }

  private static func endsInStopBelow(_ bytes: Bytes, _ range: Range<Int>) -> Bool {
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

  /// Whether the first letter, after any quotes and brackets, is lower case.
  @inline(__always)
  static func startsSmall(_ bytes: Bytes, _ range: Range<Int>) -> Bool {
    guard !range.isEmpty else { return false }
    let byte = bytes[range.lowerBound]
    return byte.isASCIILetter ? byte & 0x20 != 0 : first(bytes, range).map(isSmall) ?? false
  }

  /// Whether the first letter, after any quotes and brackets, is upper case.
  static func startsCapital(_ bytes: Bytes, _ range: Range<Int>) -> Bool { first(bytes, range).map(isCapital) ?? false }

  /// Whether a scalar is a lower-case letter.
  @inline(__always)
  static func isSmall(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 { return scalar.value &- 0x61 < 26 }
    return LetterCase.isSmall(scalar)
  }

  /// Whether a scalar is an upper-case letter.
  @inline(__always)
  static func isCapital(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 { return scalar.value &- 0x41 < 26 }
    return LetterCase.isCapital(scalar)
  }

  /// Whether a scalar is a letter or a number.
  @inline(__always)
  static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    if value < 0x80 { return (value | 0x20) &- 0x61 < 26 || value &- 0x30 < 10 }
    if value &- 0x2000 < 0x70 { return false }
    return LetterCase.isLetter(scalar) || scalar.properties.numericType != nil
  }

  /// Whether a stretch has at least three letters, and none in lower case. The first three bytes rule out most.
  @inline(__always)
  static func isCapitals(_ bytes: Bytes, _ range: Range<Int>) -> Bool {
    guard range.count >= 3 else { return false }
    // Tested together, since each one is upper case about half of the time.
    let smaller = min(
      bytes[range.lowerBound] &- 0x61, bytes[range.lowerBound &+ 1] &- 0x61, bytes[range.lowerBound &+ 2] &- 0x61)
    return smaller >= 26 && hasOnlyCapitals(bytes, range)
  }

  private static func hasOnlyCapitals(_ bytes: Bytes, _ range: Range<Int>) -> Bool {
    guard let base = bytes.baseAddress else { return false }
    switch usward_capitals(base + range.lowerBound, range.count, bytes.count - range.lowerBound) {
    case USWARD_SMALL: return false
    case USWARD_UNKNOWN: return hasOnlyAnyCapitals(bytes, range, base)
    case let capitals: return capitals >= 3
    }
  }

  private static func hasOnlyAnyCapitals(_ bytes: Bytes, _ range: Range<Int>, _ base: UnsafePointer<UInt8>) -> Bool {
    guard usward_find_small(base + range.lowerBound, range.count) == range.count else { return false }
    var capitals = 0
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = bytes[index]
      if byte < 0x80 {
        if byte.isASCIICapital { capitals += 1 }
        index += 1
        // Non-ASCII text is examined to its end.
        if capitals >= 3 { index += usward_find_past_ascii(base + index, range.upperBound - index) }
        continue
      }
      let (next, length) = scalar(bytes, at: index)
      if isSmall(next) { return false }
      if isCapital(next) { capitals += 1 }
      index += length
    }
    return capitals >= 3
  }

  /// The length in bytes of the dash or hyphen that stands at a place; 0 for none.
  static func dashLength(_ bytes: Bytes, at place: Int, before limit: Int) -> Int {
    let dashes: [StaticString] = ["--", "—", "–", "-"]
    return dashes.first { bytes.holds($0, at: place, before: limit) }?.utf8CodeUnitCount ?? 0
  }

  /// Whether a byte is an ASCII letter or part of a non-ASCII character.
  static func isLetterByte(_ byte: UInt8) -> Bool { byte >= 0x80 || byte.isASCIILetter }

  private static func first(_ bytes: Bytes, _ range: Range<Int>) -> Unicode.Scalar? {
    var index = range.lowerBound
    while index < range.upperBound {
      let (next, length) = scalar(bytes, at: index)
      switch next {
      case "(", "[", "\"", "'", "“", "‘", "«", "‹", "*", "_", "\u{200E}", "\u{200F}", "\u{200B}", "\u{AD}":
        index += length
      default: return next
      }
    }
    return nil
  }
}
