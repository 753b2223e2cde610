public import Text

/// What a block of text is.
public enum BlockKind: String, Codable, Hashable, Sendable, CaseIterable {
  case paragraph, heading, caption, preformatted
  case listItem = "list_item"
  case tableCell = "table_cell"
}

/// A stretch of text that ends a sentence where it ends: a paragraph, a heading, a list item, a table cell.
public struct Block: Codable, Hashable, Sendable {
  /// Where it stands in the extracted text.
  public var span: ByteSpan
  /// What it is.
  public var kind: BlockKind

  /// Makes a block.
  public init(_ span: ByteSpan, _ kind: BlockKind) {
    self.span = span
    self.kind = kind
  }
}
