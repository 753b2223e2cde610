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
  }
}
