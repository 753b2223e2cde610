/// A program that packs files and whose output is not unpacked here.
package enum Compression: String, Hashable, Sendable {
  case bzip2, xz, zstd

  /// What a file that it packed is and how it is read, in plain words: "an xz file; pipe in …".
  package var words: String {
    "\(self == .xz ? "an" : "a") \(rawValue) file; pipe in what \(rawValue) -dc gives of it"
  }
}
