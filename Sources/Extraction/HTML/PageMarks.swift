/// What the names of a page's elements say, one reading a node.
enum PageMarks {
  static func read(
    _ page: borrowing PageBuilder, _ filtered: borrowing FilteredMarkup, _ source: Span<UInt8>
  ) -> [MarkupNames.Reading] {
    let names = MarkupNames.standard
    var readings = [MarkupNames.Reading](repeating: MarkupNames.Reading(), count: page.nodes.count)
    for index in page.nodes.indices {
      let tag = page.tags[Int(page.nodes[index].tag)]
      for attribute in [AttributeName.class, .id, .itemprop] {
        if let range = filtered.value(attribute, of: tag) { names.read(source, range, into: &readings[index]) }
      }
      if let role = filtered.value(.role, of: tag) { readings[index].marks.formUnion(marks(ofRole: role, in: source)) }
    }
    return readings
  }

  /// What a role says (WAI-ARIA 1.2, 5.3.4 "landmark" and 5.3.6 "window" roles).
  private static func marks(ofRole role: Range<Int>, in source: Span<UInt8>) -> MarkupNames.Marks {
    if MarkupFilter.contains(source, role, "dialog") { return [.overlay, .certain, .boilerplate] }
    let landmarks: [StaticString] = ["navigation", "complementary", "contentinfo", "search", "menubar", "menu"]
    return landmarks.contains { MarkupFilter.matches(source, role, $0) } ? [.certain, .boilerplate] : []
  }
}
