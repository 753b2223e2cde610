/// Lines of a page, or of several, that are one paragraph, one heading or one cell.
struct PrintedParagraph: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    /// Prose, a list item or a short line: what it is, its text tells.
    case text
    case heading, cell, note
    /// An entry of a table of contents.
    case contents
  }

  var kind: Kind
  var lines: [PrintedLine]
  /// The lines, from 0, that begin anew where the one above ended short: of a head, an address, a poem.
  var breaks: Set<Int> = []
  /// Whether its last line ends where the next word would still have had room.
  var endsShort = true

  /// Whether the first line stands further to the right than those below it in its column.
  var isIndented = false
}
