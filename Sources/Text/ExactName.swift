/// A name, path or id that is compared by its bytes, as a file system does: `==` on strings treats "ü" as one character
/// or as two as equal, and there may be a file of each name.
package struct ExactName: Hashable, Comparable, Sendable {
  /// The name.
  package let text: String

  /// Makes a name from a string.
  package init(_ text: String) {
    self.text = text
  }

  /// Whether two names have the same bytes.
  package static func == (a: ExactName, b: ExactName) -> Bool { a.text.utf8.elementsEqual(b.text.utf8) }

  /// Orders names by their bytes.
  package static func < (a: ExactName, b: ExactName) -> Bool { a.text.utf8.lexicographicallyPrecedes(b.text.utf8) }

  /// Hashes the string: two that differ only in bytes are rare.
  package func hash(into hasher: inout Hasher) { hasher.combine(text) }
}
