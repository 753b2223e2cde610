/// A name, path or id by its bytes, as a file system tells it from others: `==` of strings takes "ü" of one character and of two
/// for the same, and there may be a file of each name.
package struct ExactName: Hashable, Comparable, Sendable {
  /// The name.
  package let text: String

  /// Makes one of a string.
  package init(_ text: String) {
    self.text = text
  }

  /// Whether two names are the same bytes.
  package static func == (a: ExactName, b: ExactName) -> Bool { a.text.utf8.elementsEqual(b.text.utf8) }

  /// Orders names by their bytes.
  package static func < (a: ExactName, b: ExactName) -> Bool { a.text.utf8.lexicographicallyPrecedes(b.text.utf8) }

  /// Feeds what the strings share: two that only their bytes tell apart seldom meet.
  package func hash(into hasher: inout Hasher) { hasher.combine(text) }
}
