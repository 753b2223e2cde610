/// Tells bytes that are not text, and what they are in plain words.
enum BinaryKind {
  /// What the file is by its first bytes; `nil` when they are none of the known signatures.
  static func signature(_ bytes: [UInt8]) -> String? {
    for (magic, offset, name) in signatures where matches(bytes, magic, at: offset) { return name }
    return nil
  }

  /// Why the bytes cannot be single-byte or UTF-8 text: NULs or control bytes throughout. `nil` when they can.
  ///
  /// Text that went through a broken program has a NUL or a stray control byte here and there; one byte in twenty is
  /// far above that and below what any machine format shows.
  static func controlBytes(_ bytes: [UInt8]) -> String? {
    var nulls = 0
    var controls = 0
    for byte in bytes where byte < 0x20 {
      switch byte {
      case 0: nulls += 1
      case 0x07...0x0D, 0x1A, 0x1B: break
      default: controls += 1
      }
    }
    if nulls * 20 > bytes.count { return "NUL bytes throughout" }
    if controls * 20 > bytes.count { return "control bytes throughout" }
    return nil
  }

  private static func matches(_ bytes: [UInt8], _ magic: [UInt8], at offset: Int) -> Bool {
    bytes.count >= offset + magic.count && bytes[offset..<(offset + magic.count)].elementsEqual(magic)
  }

  private static let signatures: [(magic: [UInt8], offset: Int, name: String)] = [
    (Array("%PDF-".utf8), 0, "a PDF file"),
    (Array("{\\rtf".utf8), 0, "an RTF document"),
    ([0x50, 0x4B, 0x03, 0x04], 0, "a ZIP archive (also .docx, .xlsx, .pptx, .odt, .epub)"),
    ([0x50, 0x4B, 0x05, 0x06], 0, "an empty ZIP archive"),
    ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], 0, "an old Office file (.doc, .xls, .ppt, .msg)"),
    ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], 0, "a PNG image"),
    ([0xFF, 0xD8, 0xFF], 0, "a JPEG image"),
    (Array("GIF87a".utf8), 0, "a GIF image"),
    (Array("GIF89a".utf8), 0, "a GIF image"),
    ([0x49, 0x49, 0x2A, 0x00], 0, "a TIFF image"),
    ([0x4D, 0x4D, 0x00, 0x2A], 0, "a TIFF image"),
    ([0x7F, 0x45, 0x4C, 0x46], 0, "a program (ELF)"),
    ([0xCF, 0xFA, 0xED, 0xFE], 0, "a program (Mach-O)"),
    ([0xCA, 0xFE, 0xBA, 0xBE], 0, "a compiled program"),
    ([0x00, 0x61, 0x73, 0x6D], 0, "a compiled program (WebAssembly)"),
    ([0x4D, 0x5A, 0x90, 0x00], 0, "a program (Windows)"),
    ([0x1F, 0x8B], 0, "a gzip file"),
    (Array("BZh9".utf8), 0, "a bzip2 file"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], 0, "an xz file"),
    ([0x28, 0xB5, 0x2F, 0xFD], 0, "a zstd file"),
    ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], 0, "a 7-Zip archive"),
    (Array("Rar!".utf8), 0, "a RAR archive"),
    (Array("ustar".utf8), 257, "a tar archive"),
    (Array("SQLite format 3\0".utf8), 0, "an SQLite database"),
    ([0x00, 0x05, 0x16, 0x07], 0, "an AppleDouble file (a Mac's resource fork, not the document)"),
    ([0x49, 0x44, 0x33], 0, "an MP3 sound"),
    (Array("OggS".utf8), 0, "an Ogg sound or film"),
    (Array("ftyp".utf8), 4, "an MP4 film"),
    (Array("PAR1".utf8), 0, "a Parquet file"),
  ]
}
