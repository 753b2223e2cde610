import Text

/// The `class` of each element as one number: what looks alike on a page has the same class.
struct PageClasses {
  /// For each node, the hash of its element and class; 0 where it has no class, except for an `article`, which needs
  /// none.
  let names: [UInt64]

  init(_ page: borrowing PageBuilder, _ filtered: borrowing FilteredMarkup, _ source: Span<UInt8>) {
    var names: [UInt64] = []
    names.reserveCapacity(page.nodes.count)
    for node in page.nodes {
      let tag = page.tags[Int(node.tag)]
      let range = filtered.value(.class, of: tag)
      guard !node.isInline, range != nil || tag.element == .article else {
        names.append(0)
        continue
      }
      var hash = WordHash.adding(tag.element.rawValue, to: WordHash.empty)
      // Without digits, which distinguish similar elements: "post-12 card", "post-13 card".
      for at in range ?? 0..<0 where !source[at].isASCIIDigit { hash = WordHash.adding(source[at], to: hash) }
      names.append(hash)
    }
    self.names = names
  }
}
