/// Classification of ASCII bytes, needed for nearly every byte of a text somewhere.
extension UInt8 {
  /// Whether the byte is an ASCII letter.
  @inlinable package var isASCIILetter: Bool { @inline(__always) get { (self | 0x20) &- 0x61 < 26 } }
  /// Whether the byte is a lower-case ASCII letter.
  @inlinable package var isASCIISmall: Bool { @inline(__always) get { self &- 0x61 < 26 } }
  /// Whether the byte is an upper-case ASCII letter.
  @inlinable package var isASCIICapital: Bool { @inline(__always) get { self &- 0x41 < 26 } }
  /// Whether the byte is an ASCII digit.
  @inlinable package var isASCIIDigit: Bool { @inline(__always) get { self &- 0x30 < 10 } }
  /// Whether the byte is an ASCII letter or digit.
  @inlinable package var isASCIIAlphanumeric: Bool { @inline(__always) get { isASCIILetter || isASCIIDigit } }
  /// The byte, in lower case if it is an ASCII letter.
  @inlinable package var asciiLowercased: UInt8 { @inline(__always) get { isASCIICapital ? self | 0x20 : self } }
  /// The value of a hexadecimal digit in either case; `nil` for any other byte. `UInt8(_:radix:)` would accept a sign
  /// as well.
  @inlinable package var hexadecimalDigit: UInt8? {
    if isASCIIDigit { return self - 0x30 }
    let letter = (self | 0x20) &- 0x61
    return letter < 6 ? letter + 10 : nil
  }
}

extension Collection where Element == UInt8 {
  /// The number that the bytes spell in hexadecimal digits, at least one; `nil` where they are anything else or do not
  /// fit the type.
  package func hexadecimal<Number: FixedWidthInteger>(_: Number.Type) -> Number? {
    var number: Number = 0
    for byte in self {
      guard let digit = byte.hexadecimalDigit, number.leadingZeroBitCount >= 4 else { return nil }
      number = number << 4 | Number(digit)
    }
    return isEmpty ? nil : number
  }
}
