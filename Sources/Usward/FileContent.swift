/// A file read as a whole.
public enum FileContent {
  /// The bytes of the file at `path`.
  public static func bytes(_ path: String) throws(FileCause) -> [UInt8] { try OpenFile(path).rest() }
}
