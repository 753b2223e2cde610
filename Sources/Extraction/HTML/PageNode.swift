/// An element of the page that matters for structure: a block, or an inline element kept for its attributes.
struct PageNode {
  var tag: Int32
  var parent: Int32
  /// The number of the node after its last descendant.
  var end: Int32
  /// The range of blocks in its subtree.
  var firstBlock: Int32
  var endBlock: Int32
  /// The offsets of its text in the page's text, which are exact for inline elements too.
  var start: Int32
  var stop: Int32
  var isInline: Bool
}

/// A stretch of text between two breaks that a reader sees.
struct PageBlock {
  var start: Int32
  var end: Int32
  /// The nearest block element.
  var node: Int32
  /// The number of bytes of its text that are in links.
  var linkBytes: Int32
  var kind: BlockKind
  /// Whether only one `<br>` separates it from the block before.
  var followsLineBreak: Bool
}

/// A link's tag and text.
struct PageLink {
  var tag: Int32
  var start: Int32
  var end: Int32
  var node: Int32
}
