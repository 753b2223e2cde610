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
    }
    return readings
  }
}
