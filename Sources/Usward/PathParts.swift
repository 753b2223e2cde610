extension String {
  /// The components between the slashes of a path, including empty ones. Split by scalars: a name that begins with a
  /// combining mark forms one character with the slash before it.
  package var pathParts: [Substring] {
    unicodeScalars.split(separator: "/", omittingEmptySubsequences: false).map { Substring($0) }
  }

  /// Whether a path begins at the root.
  var isAbsolutePath: Bool { utf8.first == UInt8(ascii: "/") }
}
