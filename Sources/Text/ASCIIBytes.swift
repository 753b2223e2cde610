/// Questions about bytes of ASCII, asked of nearly every byte of a text somewhere.
extension UInt8 {
  /// Whether the byte is an ASCII letter.
  @inlinable package var isASCIILetter: Bool { @inline(__always) get { (self | 0x20) &- 0x61 < 26 } }
  /// Whether the byte is a small ASCII letter.
  @inlinable package var isASCIISmall: Bool { @inline(__always) get { self &- 0x61 < 26 } }
  /// Whether the byte is an ASCII capital.
  @inlinable package var isASCIICapital: Bool { @inline(__always) get { self &- 0x41 < 26 } }
  /// Whether the byte is an ASCII digit.
  @inlinable package var isASCIIDigit: Bool { @inline(__always) get { self &- 0x30 < 10 } }
  /// Whether the byte is an ASCII letter or digit.
  @inlinable package var isASCIIAlphanumeric: Bool { @inline(__always) get { isASCIILetter || isASCIIDigit } }
  /// The byte with an ASCII capital made small.
  @inlinable package var asciiLowercased: UInt8 { @inline(__always) get { isASCIICapital ? self | 0x20 : self } }
  /// The value of a hexadecimal digit, small or capital; `nil` for what is none. `UInt8(_:radix:)` takes a sign besides.
  @inlinable package var hexadecimalDigit: UInt8? {
    if isASCIIDigit { return self - 0x30 }
    let letter = (self | 0x20) &- 0x61
    return letter < 6 ? letter + 10 : nil
  }
}

extension Collection where Element == UInt8 {
  /// The number that the bytes are in hexadecimal digits, of which there is one at least; `nil` where they are anything else or more
  /// than a number holds.
  package func hexadecimal<Number: FixedWidthInteger>(_: Number.Type) -> Number? {
    var number: Number = 0
    for byte in self {
      guard let digit = byte.hexadecimalDigit, number.leadingZeroBitCount >= 4 else { return nil }
      number = number << 4 | Number(digit)
    }
    return isEmpty ? nil : number
  }
}
