/// A step through a Markdown document: a node is entered or left.
struct MarkdownEvent: Hashable, Sendable {
  /// What a node is; everything that gives no text and holds none is `other`.
  enum Kind: Hashable, Sendable {
    case paragraph, heading, item, blockQuote, tableCell, codeBlock, htmlBlock, footnote
    case text, softBreak, hardBreak, html, image, strikethrough, emphasis, other
  }

  /// What the node is.
  var kind: Kind
  /// Whether it is entered; leaves are only entered.
  var isEntered: Bool
  /// A heading's level, else 0.
  var level = 0
  /// The text of a leaf.
  var literal: [UInt8] = []
  /// The source line, from 1; 0 where the parser names none.
  var line = 0
  /// The byte column, from 1.
  var column = 0
}
