import CByteScan

/// How a text in a store is to be read, where that is known without decoding it: plain text in valid UTF-8.
struct TextOpening: Sendable {
  /// Where the text begins: after a byte order mark.
  private(set) var origin = 0
  /// How its bytes are known for UTF-8.
  private(set) var encoding = EncodingReport(name: "utf-8", basis: .valid)

  /// How much of a text tells its format and names its encoding.
  private static let headSize = 16 * 1_024
  private static let blockSize = 256 * 1_024

  /// Looks at all of a text; `nil` where it is anything else. It decides as `DecodedSource` and `FormatGuess` do.
  init?(_ store: some ByteStore, name: String, extractor: Extractor) throws {
    var head: [UInt8] = []
    var reader = BlockReader(store, blockSize: Self.headSize)
    _ = try reader.append(from: 0, to: &head)
    if BinaryKind.signature(head) != nil { return nil }
    if head.starts(with: [0xEF, 0xBB, 0xBF]) {
      origin = 3
      encoding.basis = .byteOrderMark
      head.removeFirst(3)
    }
    if let label = extractor.encoding {
      guard EncodingLabel.named(label)?.name == "utf-8" else { return nil }
      encoding.basis = .declared
    } else if origin == 0, let label = DeclaredEncoding.label(in: head) {
      guard EncodingLabel.named(label)?.name == "utf-8" else { return nil }
      encoding.basis = .declared
    }
    guard (extractor.format ?? FormatGuess.format(of: head, name: name)) == .text else { return nil }
    guard try Self.isValid(store, from: origin) else { return nil }
  }

  /// Whether all bytes are UTF-8 without controls that text does not hold.
  private static func isValid(_ store: some ByteStore, from origin: Int) throws -> Bool {
    var reader = BlockReader(store, blockSize: blockSize)
    var bytes: [UInt8] = []
    var offset = origin
    while true {
      let carried = bytes.count
      let isLast = try !reader.append(from: offset, to: &bytes)
      offset += bytes.count - carried
      guard let end = validEnd(of: bytes) else { return false }
      bytes.removeFirst(end)
      if isLast { return bytes.isEmpty }
    }
  }

  /// The end of the last whole character, of which not more than three bytes are lacking; `nil` where something is wrong.
  private static func validEnd(of block: [UInt8]) -> Int? {
    let hasControls = block.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { usward_find_odd_control($0, buffer.count) < buffer.count } ?? false
    }
    if hasControls { return nil }
    var end = block.count
    while end > 0, block.count - end < 3, block[end - 1] & 0xC0 == 0x80 { end -= 1 }
    if end > 0, block[end - 1] >= 0xC0 { end -= 1 } else { end = block.count }
    let census = UTF8Census(block, before: end)
    guard census.strays == 0 else { return nil }
    if end < block.count, UTF8Census.length(in: block, at: end) > 0 { return block.count }
    return end == block.count || UTF8Census.isCutOff(block, at: end) ? end : nil
  }
}
