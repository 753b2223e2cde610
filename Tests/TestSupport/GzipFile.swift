/// Packs bytes as gzip does, so that the tests need no files made by programs.
public enum GzipFile {
  /// One member that contains these bytes, with its header and checksum.
  public static func bytes(_ content: [UInt8]) -> [UInt8] { Deflated.bytes(content, level: 6, windowBits: 31) }

  /// One member that contains a text.
  public static func bytes(_ text: String) -> [UInt8] { bytes(Array(text.utf8)) }
}
