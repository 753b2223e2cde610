import CByteScan

/// Recognises bytes that are not text, and says what they are in plain words.
enum BinaryKind {
  /// What the file is, judged by its first bytes; `nil` when they are not a known signature.
  static func signature(_ bytes: [UInt8]) -> UnreadKind? {
    // A byte or two rule out nearly all texts.
    guard starts.contains(where: { $0.mayBegin(bytes) }) else { return nil }
    return signatures.first { $0.begins(bytes) }?.kind
  }

  /// Why a file that such a signature shows gives no text, by all of its bytes, or those that open it.
  static func error(_ kind: UnreadKind, _ bytes: [UInt8]) -> ExtractionError {
    if kind != .oldOffice { return kind.error }
    // What holds a document that Word locked.
    if holds(stream: "EncryptedPackage", bytes) { return .locked }
    return (UnreadKind.oldOfficeByStream.first { holds(stream: $0.stream, bytes) }?.kind ?? kind).error
  }

  /// Whether an old Office file lists a stream of a name, which is written in UTF-16.
  private static func holds(stream: String, _ bytes: [UInt8]) -> Bool {
    let name = stream.utf8.flatMap { byte -> [UInt8] in [byte, 0] }
    var from = 0
    while let place = bytes.place(of: name[0], from: from) {
      if bytes[place...].starts(with: name) { return true }
      from = place + 1
    }
    return false
  }

  private static let oldOffice: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

  /// The bytes that signatures may have at one place.
  private struct Start {
    var offset: Int
    var isFirst: [Bool]

    func mayBegin(_ bytes: [UInt8]) -> Bool { offset < bytes.count && isFirst[Int(bytes[offset])] }
  }

  private static let starts = {
    var starts: [Start] = []
    for signature in signatures {
      var place = starts.count - 1
      while place >= 0, starts[place].offset != signature.offset { place -= 1 }
      if place < 0 {
        place = starts.count
        starts.append(Start(offset: signature.offset, isFirst: Array(repeating: false, count: 256)))
      }
      starts[place].isFirst[Int(signature.magic[0])] = true
    }
    return starts
  }()

  /// Why the bytes cannot be single-byte or UTF-8 text: NULs or control bytes throughout. `nil` when they can be.
  ///
  /// Text that went through a faulty program has a NUL or a stray control byte here and there; one byte in twenty is
  /// far more than that, and less than any binary format has.
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

  /// The same for bytes that may also be UTF-16 or UTF-32, or have a byte order mark.
  static func controlBytes(unmarked bytes: [UInt8]) -> String? {
    guard hasOddControls(bytes, bytes.indices), DecodedSource.byteOrderMark(bytes) == nil,
      UTF16Shape.name(of: bytes) == nil
    else { return nil }
    return controlBytes(bytes)
  }

  /// Whether a range contains a NUL or another control byte that text does not have: without one, nothing is UTF-16,
  /// UTF-32 or binary.
  static func hasOddControls(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    bytes.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { usward_find_odd_control($0 + range.lowerBound, range.count) < range.count } ?? false
    }
  }

  /// The bytes that identify a kind of file.
  private struct Signature {
    var magic: [UInt8]
    var offset: Int
    /// What must follow the magic bytes. If these can be typed, a text may begin with them all the same.
    var next: [Bytes]
    var kind: UnreadKind

    init(_ magic: [UInt8], at offset: Int = 0, then next: [Bytes] = [], _ kind: UnreadKind) {
      (self.magic, self.offset, self.next, self.kind) = (magic, offset, next, kind)
    }

    init(_ magic: [UInt8], at offset: Int = 0, then next: [Bytes] = [], _ name: String) {
      self.init(magic, at: offset, then: next, UnreadKind(name))
    }

    init(_ magic: String, at offset: Int = 0, then next: [Bytes], _ name: String) {
      self.init(Array(magic.utf8), at: offset, then: next, name)
    }

    func begins(_ bytes: [UInt8]) -> Bool {
      let end = offset + magic.count
      guard bytes.count >= end + next.count, bytes[offset..<end].elementsEqual(magic) else { return false }
      return zip(bytes[end...], next).allSatisfy { $1.least <= $0 && $0 <= $1.most }
    }
  }

  /// A range of bytes. Arrays of the standard library's ranges would make the runtime go through all conformances of
  /// the program at every start.
  private struct Bytes {
    var least: UInt8
    var most: UInt8

    init(_ least: UInt8, _ most: UInt8) { (self.least, self.most) = (least, most) }
  }

  private static let any = Bytes(0, 0xFF)
  private static let control = Bytes(0, 0x1F)
  private static let digit = Bytes(UInt8(ascii: "0"), UInt8(ascii: "9"))

  private static func just(_ text: String) -> [Bytes] { text.utf8.map { Bytes($0, $0) } }

  private static let signatures: [Signature] = [
    Signature("%PDF-", then: [digit], "a PDF file"),
    Signature("{\\rtf", then: [], "an RTF document"),
    Signature([0x50, 0x4B, 0x03, 0x04], .archive),
    Signature([0x50, 0x4B, 0x05, 0x06], "an empty ZIP archive"),
    Signature(oldOffice, .oldOffice),
    Signature([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], "a PNG image"),
    Signature([0xFF, 0xD8, 0xFF], "a JPEG image"),
    // Width and height follow, low byte first: no picture is as large as letters would make it.
    Signature("GIF87a", then: [any, control, any, control], "a GIF image"),
    Signature("GIF89a", then: [any, control, any, control], "a GIF image"),
    Signature([0x49, 0x49, 0x2A, 0x00], "a TIFF image"),
    Signature([0x4D, 0x4D, 0x00, 0x2A], "a TIFF image"),
    Signature([0x7F, 0x45, 0x4C, 0x46], "a program (ELF)"),
    Signature([0xCF, 0xFA, 0xED, 0xFE], "a program (Mach-O)"),
    Signature([0xCA, 0xFE, 0xBA, 0xBE], "a compiled program"),
    Signature([0x00, 0x61, 0x73, 0x6D], "a compiled program (WebAssembly)"),
    Signature([0x4D, 0x5A, 0x90, 0x00], "a program (Windows)"),
    Signature([0x1F, 0x8B], "a gzip file"),
    Signature("BZh", then: [digit] + just("1AY&SY"), Compression.bzip2.words),
    Signature([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], Compression.xz.words),
    Signature([0x28, 0xB5, 0x2F, 0xFD], Compression.zstd.words),
    Signature([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "a 7-Zip archive"),
    Signature("Rar!", then: [Bytes(0x1A, 0x1A)], "a RAR archive"),
    Signature("ustar", at: 257, then: just("\0"), "a tar archive"),
    Signature("ustar", at: 257, then: just("  \0"), "a tar archive"),
    Signature("SQLite format 3", then: just("\0"), "an SQLite database"),
    Signature([0x00, 0x05, 0x16, 0x07], "an AppleDouble file (a Mac's resource fork, not the document)"),
    // The version of the tag follows.
    Signature("ID3", then: [Bytes(2, 4), Bytes(0, 0x0F)], "an MP3 sound"),
    Signature("OggS", then: just("\0"), "an Ogg sound or film"),
    // The size of a box of some ten bytes stands before it.
    Signature([0, 0, 0], then: [any] + just("ftyp"), "an MP4 film"),
    // What follows begins with a field that is a whole number.
    Signature("PAR1", then: [Bytes(0x15, 0x15)], "a Parquet file"),
  ]
}
