public import Text

/// The kind of a block of text.
public enum BlockKind: String, Codable, Hashable, Sendable, CaseIterable {
  case paragraph, heading, caption, preformatted
  case listItem = "list_item"
  case tableCell = "table_cell"
}

/// A stretch of text whose end also ends a sentence: a paragraph, a heading, a list item, a table cell.
public struct Block: Codable, Hashable, Sendable {
  /// Its place in the extracted text.
  public var span: ByteSpan
  /// Its kind.
  public var kind: BlockKind

  /// Makes a block.
  public init(_ span: ByteSpan, _ kind: BlockKind) {
    self.span = span
    self.kind = kind
  }
}
