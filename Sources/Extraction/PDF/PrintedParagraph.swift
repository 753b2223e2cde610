/// Lines, of one page or several, that form one paragraph, heading or cell.
struct PrintedParagraph: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    /// Prose, a list item or a short line; its text tells which.
    case text
    case heading, cell, note
    /// An entry of a table of contents.
    case contents
  }

  var kind: Kind
  var lines: [PrintedLine]
  /// The lines, from 0, that begin anew because the line above ends short: in a header, an address, a poem.
  var breaks: Set<Int> = []
  /// Whether the next word would still have fitted on its last line.
  var endsShort = true

  /// Whether its first line begins further to the right than the others in its column.
  var isIndented = false
}
