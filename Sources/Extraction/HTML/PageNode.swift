/// An element of the page that matters for structure: a block, or an inline element kept for its attributes.
struct PageNode {
  var tag: Int32
  var parent: Int32
  /// The number of the node after this one's last descendant.
  var end: Int32
  /// The blocks of its subtree.
  var firstBlock: Int32
  var endBlock: Int32
  /// Its text's offsets in the page's text; exact for inline elements too.
  var start: Int32
  var stop: Int32
  var isInline: Bool
}

/// A stretch of text between two places where a reader sees a break.
struct PageBlock {
  var start: Int32
  var end: Int32
  /// The nearest block element.
  var node: Int32
  /// Bytes of text within links.
  var linkBytes: Int32
  var kind: BlockKind
  /// Parted from the block before only by one `<br>`.
  var followsLineBreak: Bool
}

/// A link's tag and text.
struct PageLink {
  var tag: Int32
  var start: Int32
  var end: Int32
  var node: Int32
}
