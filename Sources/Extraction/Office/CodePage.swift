import Text

/// The characters that the bytes of a Windows code page, or of a symbol font, stand for.
struct CodePage {
  /// The encoding; `nil` for a symbol font.
  let encoding: EncodingLabel?
  /// The symbol font; `nil` for an encoding.
  private let font: String?
  /// The characters met, by their bytes, in UTF-8; empty for bytes that stand for nothing. A page with two-byte
  /// characters has at most as many as the code has.
  private var known: [UInt32: [UInt8]] = [:]

  private init(encoding: EncodingLabel?, font: String?) { (self.encoding, self.font) = (encoding, font) }

  init(_ encoding: EncodingLabel) { self.init(encoding: encoding, font: nil) }

  init(signsOf font: String) { self.init(encoding: nil, font: font) }

  /// The code page with a Windows number; `nil` for an unknown one.
  static func encoding(number: Int) -> EncodingLabel? {
    switch number {
    case 10_000: .named("macintosh")
    case 65_001: .utf8
    case 28_591...28_605: .named("iso-8859-\(number - 28_590)")
    default: .named("windows-\(number)") ?? .named("cp\(number)") ?? .named("ibm\(number)")
    }
  }

  /// The number of the code page for a font's character set; `nil` for the document's own.
  /// - SeeAlso: RTF Specification 1.9.1, `\fcharset`.
  static func number(charset: Int) -> Int? {
    switch charset {
    case 0: 1_252
    case 77: 10_000
    case 78, 128: 932
    case 79, 129: 949
    case 80, 134: 936
    case 81, 136: 950
    case 161: 1_253
    case 162: 1_254
    case 163: 1_258
    case 177: 1_255
    case 178: 1_256
    case 186: 1_257
    case 204: 1_251
    case 222: 874
    case 238: 1_250
    case 254, 255: 437
    default: nil
    }
  }

  /// The number of the character set of symbol fonts.
  static let signs = 2

  /// Whether bytes below 0x80 are the ASCII characters.
  var holdsASCII: Bool { font == nil }

  /// The length in bytes of a character that begins with this byte.
  func length(from byte: UInt8) -> Int {
    guard byte >= 0x80, let encoding else { return 1 }
    switch encoding.name {
    case EncodingReport.utf8: return byte < 0xC2 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : byte < 0xF5 ? 4 : 1
    case "shift_jis": return byte <= 0x80 || (0xA0...0xDF).contains(byte) || byte > 0xFC ? 1 : 2
    // Of the four bytes that characters of gb18030 may have code page 936 knows two.
    case "gb18030", "euc-kr", "big5": return byte == 0x80 || byte == 0xFF ? 1 : 2
    default: return 1
    }
  }

  /// The character of some bytes, in UTF-8; empty where they stand for none.
  mutating func character(_ bytes: [UInt8]) -> [UInt8] {
    let key = bytes.reduce(1 as UInt32) { $0 &<< 8 | UInt32($1) }
    if let found = known[key] { return found }
    let found = decode(bytes)
    known[key] = found
    return found
  }

  private func decode(_ bytes: [UInt8]) -> [UInt8] {
    if font != nil { return Array((bytes.first.flatMap { sign(UInt32($0)) } ?? " ").utf8) }
    guard let decoded = try? encoding?.decode(bytes), decoded.replaced == 0 else { return [] }
    return decoded.bytes
  }

  /// The symbol with a number in a symbol font; `nil` for white space, and in other fonts.
  func sign(_ code: UInt32) -> String? { code > 0x20 ? font.flatMap { OfficeSymbol.text(code, of: $0) } : nil }
}
