import Text

/// The bytes of a file as text, and how they were decoded.
package struct DecodedSource: Hashable, Sendable {
  /// The text as valid UTF-8, complete: nothing is cut at an invalid byte.
  package var bytes: [UInt8]
  /// How the bytes were read.
  package var report: EncodingReport
  /// What a reader of the result should know of the decoding.
  package var notes: [ExtractionNote] = []

  /// Decodes the bytes of a file. A label given by the caller has precedence over a byte order mark, that over what the
  /// bytes themselves show, that over the document's own label, and that over the likeliest encoding; see
  /// docs/encodings.md.
  package init(_ bytes: [UInt8], label: String?) throws(ExtractionError) {
    if let kind = BinaryKind.signature(bytes) {
      throw BinaryKind.error(kind, bytes)
    }
    if label == nil, let basis = DecodedSource.plainBasis(of: bytes) {
      // The usual case, recognised in one pass: valid UTF-8 and nothing to the contrary.
      self.init(bytes: bytes, report: EncodingReport(name: EncodingReport.utf8, basis: basis))
      return
    }
    if let label {
      guard let encoding = EncodingLabel.named(label) else { throw .unknownEncoding(label) }
      try self.init(bytes, as: encoding, basis: .declared)
    } else if let (mark, name) = DecodedSource.byteOrderMark(bytes), let encoding = EncodingLabel.named(name) {
      try self.init(Array(bytes[mark...]), as: encoding, basis: .byteOrderMark)
    } else if BinaryKind.hasOddControls(bytes, bytes.indices), let name = UTF16Shape.name(of: bytes),
      let encoding = EncodingLabel.named(name)
    {
      try self.init(bytes, as: encoding, basis: .valid)
    } else {
      if BinaryKind.hasOddControls(bytes, bytes.indices), let reason = BinaryKind.controlBytes(bytes) {
        throw .binary(reason: reason)
      }
      try self.init(unmarked: bytes)
    }
    mendTwiceEncoded()
    dropNULs()
  }

  /// Takes a text that has been decoded already. NULs are left out.
  init(_ text: String) {
    self.init(bytes: Array(text.utf8), report: EncodingReport(name: EncodingReport.utf8, basis: .valid))
    mendTwiceEncoded()
    dropNULs()
  }

  /// How bytes are known to be UTF-8 if they have no byte order mark, no control characters that prose does not have,
  /// no label of another encoding, and are not encoded twice; `nil` for all others.
  private static func plainBasis(of bytes: [UInt8]) -> EncodingReport.Basis? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) || BinaryKind.hasOddControls(bytes, bytes.indices) { return nil }
    let label = DeclaredEncoding.label(in: bytes)
    guard label == nil || label.flatMap(EncodingLabel.named) == .utf8 else { return nil }
    let census = UTF8Census(bytes)
    guard census.strays == 0, !census.isTwiceEncoded else { return nil }
    return label == nil ? .valid : .declared
  }

  /// Decodes bytes in a known encoding.
  private init(_ bytes: [UInt8], as encoding: EncodingLabel, basis: EncodingReport.Basis) throws(ExtractionError) {
    let decoded: (bytes: [UInt8], replaced: Int)
    if encoding == .utf8, basis == .byteOrderMark {
      decoded = DecodedSource.mixed(bytes)
    } else {
      decoded = try encoding.decode(bytes)
    }
    self.bytes = decoded.bytes
    report = EncodingReport(name: encoding.name, basis: basis, replacedBytes: decoded.replaced)
    if let note = report.noteOfReplaced { notes.append(note) }
  }

  /// Decodes bytes without a byte order mark or a label from the caller.
  private init(unmarked bytes: [UInt8]) throws(ExtractionError) {
    let census = UTF8Census(bytes)
    // A mail in plain ASCII or in UTF-8 is just that, whatever its header says.
    let label = (census.strays > 0 ? MIMEMail.charset(of: bytes) : nil) ?? DeclaredEncoding.label(in: bytes)
    let declared = label.flatMap(EncodingLabel.named)
    // ASCII bytes alone do not contradict a label, and ISO-2022-JP consists of them.
    let isPlain = census.sequences == 0 && census.strays == 0
    if let declared, isPlain ? declared.name == "iso-2022-jp" || declared.isWestern : census.strays > 0,
      !declared.name.hasPrefix("utf-"), isPlain || declared.name != "windows-1252"
    {
      try self.init(bytes, as: declared, basis: .declared)
    } else if declared == nil, census.strays > 0, let asian = EastAsianPunctuation.encoding(of: bytes) {
      try self.init(bytes, as: asian, basis: .assumed)
      notes.append(.assumedEncodingOfPunctuation(asian.name))
    } else if census.strays > 0 {
      self.init(western: bytes, census: census, declared: declared)
    } else {
      self.init(
        bytes: bytes,
        report: EncodingReport(name: EncodingReport.utf8, basis: declared == .utf8 ? .declared : .valid))
      if let declared, declared != .utf8, !isPlain {
        notes.append(.declaredButUTF8(declared.name))
      }
    }
    if let label, declared == nil { notes.append(.unknownLabel(label)) }
  }

  private init(bytes: [UInt8], report: EncodingReport) {
    self.bytes = bytes
    self.report = report
  }

  /// Decodes bytes that are not UTF-8 as Western text, in windows-1252 or Mac Roman, keeping any well-formed UTF-8
  /// among them. In single-byte text a well-formed sequence is a capital or a vowel followed by exactly the right
  /// symbol, so a few may be chance; if they are many compared with the stray bytes, they are meant.
  private init(western bytes: [UInt8], census: UTF8Census, declared: EncodingLabel?) {
    let isMixed = census.sequences * 4 >= census.strays
    let choice: SingleByte =
      declared?.name == "windows-1252" || isMixed ? .windows1252 : SingleByte.likelier(for: bytes)
    let kept = choice == .windows1252 && census.sequences > 0
    let decoded =
      kept ? DecodedSource.mixed(bytes) : DecodedSource.singleByte(bytes, choice)
    self.bytes = decoded.bytes
    var name = choice == .macRoman ? "macintosh" : "windows-1252"
    if choice == .windows1252, declared == nil, !bytes.contains(where: { $0 >= 0x80 && $0 < 0xA0 }) {
      name = "iso-8859-1"
    }
    let agrees = declared?.name == "windows-1252"
    report = EncodingReport(
      name: kept ? "utf-8+windows-1252" : name, basis: agrees ? .declared : .assumed, replacedBytes: decoded.replaced)
    if let declared, !agrees {
      notes.append(.wronglyDeclared(declared.name, readAs: report.name))
    }
    if kept {
      notes.append(.mixed(characters: census.sequences, bytes: census.strays))
    } else if !agrees {
      notes.append(.assumedEncoding(name))
    }
    let letters = bytes.reduce(0) { $0 + (($1 | 0x20) >= 0x61 && ($1 | 0x20) <= 0x7A ? 1 : 0) }
    if census.strays * 2 > letters { notes.append(.doubtfulEncoding) }
    if decoded.replaced > 0 { notes.append(.replaced(bytes: decoded.replaced, .unassigned, encoding: name)) }
  }

  /// Reads what is encoded twice as it was before the second time.
  private mutating func mendTwiceEncoded() {
    guard report.name == EncodingReport.utf8, UTF8Census(bytes).isTwiceEncoded else { return }
    let mended = TwiceEncoded.mended(bytes)
    bytes = mended.bytes
    notes.append(.encodedTwice(characters: mended.characters))
  }

  private mutating func dropNULs() {
    guard bytes.place(of: 0) != nil else { return }
    let kept = bytes.filter { $0 != 0 }
    let dropped = bytes.count - kept.count
    bytes = kept
    notes.append(.droppedNULs(dropped))
  }

  static func byteOrderMark(_ bytes: [UInt8]) -> (length: Int, name: String)? {
    let head = Array(bytes.prefix(4))
    if head.starts(with: [0xEF, 0xBB, 0xBF]) { return (3, EncodingReport.utf8) }
    if head == [0xFF, 0xFE, 0, 0] { return (4, "utf-32le") }
    if head == [0, 0, 0xFE, 0xFF] { return (4, "utf-32be") }
    if head.starts(with: [0xFF, 0xFE]) { return (2, "utf-16le") }
    if head.starts(with: [0xFE, 0xFF]) { return (2, "utf-16be") }
    return nil
  }

  fileprivate static func replacingStrays(_ slice: ArraySlice<UInt8>) -> (bytes: [UInt8], replaced: Int) {
    let bytes = Array(slice)
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var replaced = 0
    var lastWasBad = false
    var index = 0
    while index < bytes.count {
      let length = UTF8Census.length(in: bytes, at: index)
      if length == 0 {
        if !lastWasBad { output.append(contentsOf: [0xEF, 0xBF, 0xBD]) }
        replaced += 1
      } else {
        output.append(contentsOf: bytes[index..<(index + length)])
      }
      lastWasBad = length == 0
      index += max(1, length)
    }
    return (output, replaced)
  }

  fileprivate static func singleByte(_ bytes: [UInt8], _ encoding: SingleByte) -> (bytes: [UInt8], replaced: Int) {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + bytes.count / 8)
    var replaced = 0
    for byte in bytes { append(byte, encoding, to: &output, &replaced) }
    return (output, replaced)
  }

  private static func mixed(_ bytes: [UInt8]) -> (bytes: [UInt8], replaced: Int) {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + bytes.count / 8)
    var replaced = 0
    var index = 0
    while index < bytes.count {
      let length = UTF8Census.length(in: bytes, at: index)
      if length > 0 {
        output.append(contentsOf: bytes[index..<(index + length)])
      } else if UTF8Census.isCutOff(bytes, at: index) {
        output.append(contentsOf: [0xEF, 0xBF, 0xBD])
        replaced += bytes.count - index
        break
      } else {
        append(bytes[index], .windows1252, to: &output, &replaced)
      }
      index += max(1, length)
    }
    return (output, replaced)
  }

  private static func append(
    _ byte: UInt8, _ encoding: SingleByte, to output: inout [UInt8], _ replaced: inout Int
  ) {
    guard byte >= 0x80 else {
      output.append(byte)
      return
    }
    let scalar = encoding.scalar(byte)
    if scalar == nil { replaced += 1 }
    for unit in (scalar ?? "\u{FFFD}").encoded { output.append(unit) }
  }
}

extension EncodingLabel {
  /// Bytes in this encoding as UTF-8 without a byte order mark, and the number of those that were invalid and replaced.
  func decode(_ bytes: [UInt8]) throws(ExtractionError) -> (bytes: [UInt8], replaced: Int) {
    let start = DecodedSource.byteOrderMark(bytes).flatMap { $0.name == name ? $0.length : nil } ?? 0
    switch name {
    case EncodingReport.utf8: return DecodedSource.replacingStrays(bytes[start...])
    case "utf-16le", "utf-16be": return UTF16Shape.decode16(bytes[start...], littleEndian: name == "utf-16le")
    case "utf-32le", "utf-32be": return UTF16Shape.decode32(bytes[start...], littleEndian: name == "utf-32le")
    case "windows-1252": return DecodedSource.singleByte(bytes, .windows1252)
    case "macintosh": return DecodedSource.singleByte(bytes, .macRoman)
    default:
      guard let converted = Iconv.utf8(bytes, from: converter) else { throw .unknownEncoding(name) }
      return converted
    }
  }
}
