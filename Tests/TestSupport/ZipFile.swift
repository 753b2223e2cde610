internal import CMiniZip

/// Packs parts as a ZIP archive, so that the tests need no files made by programs.
public enum ZipFile {
  /// The bytes of an archive of these parts, in order; as they are, or packed.
  public static func bytes(_ parts: [(name: String, content: [UInt8])], isPacked: Bool = false, flags: UInt16 = 0)
    -> [UInt8]
  {
    var bytes: [UInt8] = []
    var list: [UInt8] = []
    for (name, content) in parts {
      // Without the header and checksum that zlib adds.
      let stored = isPacked ? Deflated.bytes(content, level: 9, windowBits: -15) : content
      let sum = content.withUnsafeBufferPointer { UInt32(crc32(0, $0.baseAddress, UInt32($0.count))) }
      var entry = little16(20, flags, isPacked ? 8 : 0, 0, 0)
      entry += little32(sum, UInt32(stored.count), UInt32(content.count)) + little16(UInt16(name.utf8.count), 0)
      list += [0x50, 0x4B, 1, 2] + little16(20) + entry + little16(0, 0, 0) + little32(0, UInt32(bytes.count))
      list += name.utf8
      bytes += [0x50, 0x4B, 3, 4] + entry + Array(name.utf8) + stored
    }
    let count = UInt16(parts.count)
    let end =
      [0x50, 0x4B, 5, 6] + little16(0, 0, count, count) + little32(UInt32(list.count), UInt32(bytes.count))
      + little16(0)
    return bytes + list + end
  }

  /// An archive of texts.
  public static func bytes(_ parts: [(name: String, text: String)], isPacked: Bool = false) -> [UInt8] {
    bytes(parts.map { (name: $0.name, content: Array($0.text.utf8)) }, isPacked: isPacked)
  }

  private static func little16(_ values: UInt16...) -> [UInt8] {
    values.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
  }

  private static func little32(_ values: UInt32...) -> [UInt8] {
    values.flatMap { value in (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }
  }
}
