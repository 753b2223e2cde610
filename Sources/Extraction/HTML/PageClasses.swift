import Text

/// The `class` of each element as one word: what a page draws alike bears the same.
struct PageClasses {
  /// For each node the hash of its element and class; 0 where it has no class, but an `article` needs none.
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
      // Numbers tell the like apart: "post-12 card", "post-13 card".
      for at in range ?? 0..<0 where !source[at].isASCIIDigit { hash = WordHash.adding(source[at], to: hash) }
      names.append(hash)
    }
    self.names = names
  }
}
