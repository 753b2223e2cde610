/// A compression program whose output is not unpacked here.
package enum Compression: String, Hashable, Sendable {
  case bzip2, xz, zstd

  /// What a file packed by it is, and how to read it, in plain words: "an xz file; pipe in …".
  package var words: String {
    "\(self == .xz ? "an" : "a") \(rawValue) file; pipe in what \(rawValue) -dc gives of it"
  }
}
