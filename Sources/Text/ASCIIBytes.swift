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
}
