extension String {
  /// What stands between the slashes of a path, the empty ones too. Told by scalars: a name that begins with a combining mark
  /// makes one character with the slash before it.
  package var pathParts: [Substring] {
    unicodeScalars.split(separator: "/", omittingEmptySubsequences: false).map { Substring($0) }
  }

  /// Whether a path begins at the root.
  var isAbsolutePath: Bool { utf8.first == UInt8(ascii: "/") }
}
