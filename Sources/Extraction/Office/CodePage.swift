import Text

/// The characters that the bytes of a Windows code page stand for, or those of a font of signs.
struct CodePage {
  /// Its encoding; `nil` for a font of signs.
  let encoding: EncodingLabel?
  /// The font of signs.
  private let font: String?
  /// The characters met, by their bytes, in UTF-8; none of bytes that stand for nothing. Of a page that is written in two
  /// bytes there are at most as many as it has.
  private var known: [UInt32: [UInt8]] = [:]

  private init(encoding: EncodingLabel?, font: String?) { (self.encoding, self.font) = (encoding, font) }

  init(_ encoding: EncodingLabel) { self.init(encoding: encoding, font: nil) }

  init(signsOf font: String) { self.init(encoding: nil, font: font) }

  /// The page that Windows calls by a number; `nil` for one that is not known.
  static func encoding(number: Int) -> EncodingLabel? {
    switch number {
    case 10_000: .named("macintosh")
    case 65_001: .utf8
    case 28_591...28_605: .named("iso-8859-\(number - 28_590)")
    default: .named("windows-\(number)") ?? .named("cp\(number)") ?? .named("ibm\(number)")
    }
  }

  /// The number of the page of a set of characters that a font is for; `nil` for what the document is in.
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

  /// The number of the charset of fonts of signs.
  static let signs = 2

  /// Whether a byte under 0x80 is the character that it is in ASCII.
  var holdsASCII: Bool { font == nil }

  /// How many bytes a character has that begins with this one.
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

  /// The sign that a number stands for in a font of signs; `nil` for white space, and in other fonts.
  func sign(_ code: UInt32) -> String? { code > 0x20 ? font.flatMap { OfficeSymbol.text(code, of: $0) } : nil }
}
