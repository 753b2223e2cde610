/// The first bytes of a stored text, where they show that it is plain text in UTF-8.
struct TextOpening: Sendable {
  /// Where the text begins: after a byte order mark.
  private(set) var origin = 0
  /// How its bytes are known to be UTF-8.
  private(set) var encoding = EncodingReport(name: EncodingReport.utf8, basis: .valid)

  /// The number of bytes that are enough to tell a text's format and to contain the label of its encoding.
  private static let headSize = 16 * 1_024

  /// Looks at the start of a text; `nil` where it is anything else. The decision is that of `DecodedSource` and
  /// `FormatGuess`.
  init?<Store: ByteStore>(_ store: Store, name: String, extractor: Extractor) throws(LargeTextFault<Store.Fault>) {
    var head = try store.part(0..<Self.headSize)
    if BinaryKind.signature(head) != nil { return nil }
    if head.starts(with: [0xEF, 0xBB, 0xBF]) {
      origin = 3
      encoding.basis = .byteOrderMark
      head.removeFirst(3)
    }
    if let label = extractor.encoding {
      guard EncodingLabel.named(label) == .utf8 else { return nil }
      encoding.basis = .declared
    } else if origin == 0, let label = DeclaredEncoding.label(in: head) {
      guard EncodingLabel.named(label) == .utf8 else { return nil }
      encoding.basis = .declared
    }
    guard (extractor.format ?? FormatGuess.format(of: head, name: name)) == .text, !MIMEMail.isToBeOpened(head) else {
      return nil
    }
  }

  /// Whether the sequences that begin in a range are well formed and not those of characters that are encoded twice.
  static func isWhole(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    let start = min(UTF8Census.start(in: bytes, from: range.lowerBound), bytes.count)
    let end = min(UTF8Census.start(in: bytes, from: range.upperBound), bytes.count)
    let census = UTF8Census(bytes, in: start..<max(start, end))
    return census.strays == 0 && !census.isTwiceEncoded
  }
}
