import Testing

@testable import Text

@Suite struct ASCIIBytesTests {
  @Test(arguments: 0...255 as ClosedRange<UInt8>)
  func bytesAreToldAsTheirCharactersAre(byte: UInt8) {
    let character = Character(Unicode.Scalar(byte))
    let isASCII = byte < 0x80
    #expect(byte.isASCIILetter == (isASCII && character.isLetter))
    #expect(byte.isASCIISmall == (isASCII && character.isLowercase))
    #expect(byte.isASCIICapital == (isASCII && character.isUppercase))
    #expect(byte.isASCIIDigit == (isASCII && character.isNumber))
    #expect(byte.asciiLowercased == (isASCII ? character.lowercased().utf8.first : byte))
    #expect(byte.hexadecimalDigit == (isASCII ? character.hexDigitValue.map { UInt8($0) } : nil))
  }

  @Test(arguments: [
    ("0", 0), ("fF", 0xFF), ("10", 0x10), ("0ff", 0xFF), ("100", nil), ("", nil), ("+5", nil), ("-0", nil), ("g", nil),
    (" 1", nil),
  ])
  func digitsAreANumber(digits: String, number: UInt8?) {
    #expect(digits.utf8.hexadecimal(UInt8.self) == number)
  }
}
