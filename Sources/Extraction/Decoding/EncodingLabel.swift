import Text

/// An encoding by its WHATWG name, with the name under which the C library converts it.
struct EncodingLabel: Hashable, Sendable {
  /// The WHATWG name in lower case.
  let name: String
  /// The name for the converter; a superset where the web treats the encoding as such (gb2312 as gb18030).
  let converter: String

  /// The encoding that a label means on the web; `nil` where it means none. Case and surrounding white space do not
  /// matter.
  /// - SeeAlso: WHATWG Encoding Standard, 4.2 Names and labels. UTF-32, which browsers dropped, is read too.
  static func named(_ label: String) -> EncodingLabel? {
    let start = label.utf8.drop(while: isWhite)
    let end = start.lastIndex { !isWhite($0) }
    // The label of nearly all pages needs no table, which takes some time to make.
    if let end, start[...end].elementsEqual(utf8.name.utf8, by: { $0.asciiLowercased == $1 }) { return utf8 }
    return end.flatMap { byLabel[String(decoding: start[...$0].map(\.asciiLowercased), as: UTF8.self)] }
  }

  /// Whether a byte is white space in the sense of the standard: a vertical tab is not.
  private static func isWhite(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0C || byte == 0x0D
  }

  /// Whether it is decoded by our own tables.
  var isWestern: Bool { name == "windows-1252" || name == "macintosh" }

  /// The encoding of nearly all files.
  static let utf8 = EncodingLabel(name: EncodingReport.utf8, converter: "UTF-8")

  private static let byLabel: [String: EncodingLabel] = {
    var labels: [String: EncodingLabel] = [:]
    for (name, converter, list) in table {
      let encoding = EncodingLabel(name: name, converter: converter)
      labels[name] = encoding
      for label in list.split(separator: " ") { labels[String(label)] = encoding }
    }
    return labels
  }()

  static let table: [(name: String, converter: String, labels: String)] = [
    (utf8.name, utf8.converter, "utf8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8 utf-8-sig"),
    ("utf-16le", "UTF-16LE", "utf-16 utf16 utf16le ucs-2 csunicode iso-10646-ucs-2 unicode unicodefeff"),
    ("utf-16be", "UTF-16BE", "utf16be unicodefffe"),
    ("utf-32le", "UTF-32LE", "utf-32 utf32 utf32le ucs-4"),
    ("utf-32be", "UTF-32BE", "utf32be"),
    (
      "windows-1252", "CP1252",
      "ansi_x3.4-1968 ascii us-ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 "
        + "iso_8859-1 iso_8859-1:1987 l1 latin1 latin-1 x-cp1252 windows1252"
    ),
    ("macintosh", "MACINTOSH", "csmacintosh mac x-mac-roman macroman mac-roman"),
    ("iso-8859-2", "ISO-8859-2", "csisolatin2 iso8859-2 iso88592 iso_8859-2 l2 latin2 latin-2"),
    ("iso-8859-3", "ISO-8859-3", "csisolatin3 iso8859-3 iso88593 iso_8859-3 l3 latin3"),
    ("iso-8859-4", "ISO-8859-4", "csisolatin4 iso8859-4 iso88594 iso_8859-4 l4 latin4"),
    ("iso-8859-5", "ISO-8859-5", "csisolatincyrillic cyrillic iso8859-5 iso88595 iso_8859-5"),
    ("iso-8859-6", "ISO-8859-6", "arabic asmo-708 csisolatinarabic ecma-114 iso8859-6 iso88596 iso_8859-6"),
    ("iso-8859-7", "ISO-8859-7", "csisolatingreek ecma-118 elot_928 greek greek8 iso8859-7 iso88597 iso_8859-7"),
    ("iso-8859-8", "ISO-8859-8", "csisolatinhebrew hebrew iso8859-8 iso88598 iso_8859-8 visual iso-8859-8-i logical"),
    ("iso-8859-10", "ISO-8859-10", "csisolatin6 iso8859-10 l6 latin6"),
    ("iso-8859-13", "ISO-8859-13", "iso8859-13 iso885913"),
    ("iso-8859-14", "ISO-8859-14", "iso8859-14 iso885914"),
    ("iso-8859-15", "ISO-8859-15", "csisolatin9 iso8859-15 iso885915 iso_8859-15 l9 latin9 latin-9"),
    ("iso-8859-16", "ISO-8859-16", "iso8859-16"),
    ("ibm866", "CP866", "866 cp866 csibm866"),
    ("koi8-r", "KOI8-R", "cskoi8r koi koi8 koi8_r"),
    ("koi8-u", "KOI8-U", "koi8-ru"),
    ("windows-874", "CP874", "dos-874 iso-8859-11 iso8859-11 tis-620"),
    ("windows-1250", "CP1250", "cp1250 x-cp1250"),
    ("windows-1251", "CP1251", "cp1251 x-cp1251"),
    ("windows-1253", "CP1253", "cp1253 x-cp1253"),
    ("windows-1254", "CP1254", "cp1254 csisolatin5 iso-8859-9 iso8859-9 iso88599 iso_8859-9 l5 latin5 x-cp1254"),
    ("windows-1255", "CP1255", "cp1255 x-cp1255"),
    ("windows-1256", "CP1256", "cp1256 x-cp1256"),
    ("windows-1257", "CP1257", "cp1257 x-cp1257"),
    ("windows-1258", "CP1258", "cp1258 x-cp1258"),
    ("gb18030", "GB18030", "chinese csgb2312 gb2312 gb_2312 gb_2312-80 gbk cp936 x-gbk gb-2312"),
    ("big5", "BIG5-HKSCS", "big5-hkscs cn-big5 csbig5 x-x-big5 cp950"),
    ("euc-jp", "EUC-JP-MS", "cseucpkdfmtjapanese x-euc-jp eucjp"),
    ("iso-2022-jp", "ISO-2022-JP-2", "csiso2022jp"),
    ("shift_jis", "CP932", "csshiftjis ms932 ms_kanji shift-jis sjis windows-31j x-sjis cp932"),
    ("euc-kr", "CP949", "cseuckr ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 windows-949 cp949 euckr korean"),
    ("ibm850", "CP850", "cp850 850"),
    ("ibm437", "CP437", "cp437 437"),
  ]
}
