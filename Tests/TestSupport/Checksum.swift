/// Checksums that the scripts also compute.
public enum Checksum {
  /// The CRC-32 of zlib (reflected polynomial 0xEDB88320) of a text's UTF-8.
  public static func crc32(of text: String) -> UInt32 {
    ~text.utf8.reduce(~0) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in sum >> 1 ^ (sum & 1 == 0 ? 0 : 0xEDB8_8320) }
    }
  }
}
