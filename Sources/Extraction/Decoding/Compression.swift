/// A program that packs files, whose output another unpacks before it is text.
public enum Compression: String, CaseIterable, Hashable, Sendable {
  case gzip, bzip2, xz, zstd

  /// What a file that it packed is and how it is read, in plain words: "a gzip file; pipe in …".
  public var words: String {
    "\(self == .xz ? "an" : "a") \(rawValue) file; pipe in what \(rawValue) -dc gives of it"
  }
}
