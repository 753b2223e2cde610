/// Packs bytes as gzip does, so that no file of a program has to lie among the tests.
public enum GzipFile {
  /// One member that holds these bytes, with its head and its check.
  public static func bytes(_ content: [UInt8]) -> [UInt8] { Deflated.bytes(content, level: 6, windowBits: 31) }

  /// One member that holds a text.
  public static func bytes(_ text: String) -> [UInt8] { bytes(Array(text.utf8)) }
}
