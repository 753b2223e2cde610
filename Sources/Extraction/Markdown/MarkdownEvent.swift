/// A step through a Markdown document: entering or leaving a node.
struct MarkdownEvent: Hashable, Sendable {
  /// The kind of a node; `other` for everything that has no text.
  enum Kind: Hashable, Sendable {
    case paragraph, heading, item, blockQuote, tableCell, codeBlock, htmlBlock, footnote
    case text, softBreak, hardBreak, html, image, strikethrough, emphasis, other
  }

  /// What the node is.
  var kind: Kind
  /// Whether the node is entered; leaves are only entered.
  var isEntered: Bool
  /// A heading's level, else 0.
  var level = 0
  /// The text of a leaf.
  var literal: [UInt8] = []
  /// The source line, from 1; 0 where the parser gives none.
  var line = 0
  /// The byte column, from 1.
  var column = 0
}
