import Text

/// What the names of a page's elements say, as one reading for each node.
enum PageMarks {
  static func read(
    _ page: borrowing PageBuilder, _ filtered: borrowing FilteredMarkup, _ source: Span<UInt8>
  ) -> [MarkupNames.Reading] {
    var known = KnownReadings()
    var readings = [MarkupNames.Reading](repeating: MarkupNames.Reading(), count: page.nodes.count)
    for index in page.nodes.indices {
      let tag = page.tags[Int(page.nodes[index].tag)]
      guard tag.attributeCount > 0 else { continue }
      for attribute in [AttributeName.class, .id, .itemprop] {
        guard let range = filtered.value(attribute, of: tag) else { continue }
        let reading = known.reading(of: range, in: source)
        if attribute == .id, !reading.marks.isEmpty, isAnchor(page, page.nodes[index], range, source) { continue }
        readings[index].marks.formUnion(reading.marks)
        if readings[index].boilerplateName == 0 { readings[index].boilerplateName = reading.boilerplateName }
      }
      if let role = filtered.value(.role, of: tag) { readings[index].marks.formUnion(marks(ofRole: role, in: source)) }
    }
    return readings
  }

  /// The bytes of prose, a long sentence, from which a part is a section of the text.
  private static let sectionProse = 100

  /// Whether an `id` only makes a heading a place to link to: it belongs to the heading itself, or spells the heading
  /// of the section that has it. Headings of links, of other texts or of comments do not count.
  private static func isAnchor(
    _ page: borrowing PageBuilder, _ node: PageNode, _ range: Range<Int>, _ source: Span<UInt8>
  ) -> Bool {
    if page.tags[Int(node.tag)].element.headingRank > 0 { return true }
    guard node.firstBlock < node.endBlock, !node.isInline, page.blocks[Int(node.firstBlock)].kind == .heading else {
      return false
    }
    let block = page.blocks[Int(node.firstBlock)]
    let heading = page.bytes(of: block)
    var name: [UInt8] = []
    for at in range { name.append(source[at]) }
    guard letters(heading) == letters(name[...]), !PhraseList.endings.isHeading(heading) else { return false }
    var prose = 0
    return page.blocks[Int(node.firstBlock)..<Int(node.endBlock)].contains {
      prose += BlockMeasure.prose($0, page)
      return prose >= sectionProse
    }
  }

  private static func letters(_ text: ArraySlice<UInt8>) -> [UInt8] {
    text.compactMap { $0.isASCIIAlphanumeric ? $0.asciiLowercased : nil }
  }

  /// What a role says (WAI-ARIA 1.2, 5.3.4 "landmark" and 5.3.6 "window" roles).
  private static func marks(ofRole role: Range<Int>, in source: Span<UInt8>) -> MarkupNames.Marks {
    if MarkupFilter.contains(source, role, "dialog") { return [.overlay, .certain, .boilerplate] }
    let landmarks: [StaticString] = ["navigation", "complementary", "contentinfo", "search", "menubar", "menu"]
    return landmarks.contains { MarkupFilter.matches(source, role, $0) } ? [.certain, .boilerplate] : []
  }
}

/// Readings of the values met last: the items of a list and the cells of a table have the same classes.
private struct KnownReadings {
  private let names = MarkupNames.standard
  private var ranges = [Range<Int>](repeating: 0..<0, count: Self.slotCount)
  private var readings = [MarkupNames.Reading](repeating: MarkupNames.Reading(), count: Self.slotCount)

  private static let slotCount = 256

  /// The reading of a value.
  mutating func reading(of range: Range<Int>, in source: Span<UInt8>) -> MarkupNames.Reading {
    let slot = Self.slot(range, source)
    if Self.isSame(ranges[slot], range, source) { return readings[slot] }
    var reading = MarkupNames.Reading()
    names.read(source, range, into: &reading)
    ranges[slot] = range
    readings[slot] = reading
    return reading
  }

  /// A slot by the length of a value and some of its bytes.
  private static func slot(_ range: Range<Int>, _ source: Span<UInt8>) -> Int {
    guard let last = range.last else { return 0 }
    let middle = range.lowerBound + range.count / 2
    let hash = UInt32(source[range.lowerBound]) &* 31 &+ UInt32(source[middle]) &* 131 &+ UInt32(source[last]) &* 17
    return Int((hash &+ UInt32(truncatingIfNeeded: range.count) &* 7) & UInt32(slotCount - 1))
  }

  private static func isSame(_ known: Range<Int>, _ range: Range<Int>, _ source: Span<UInt8>) -> Bool {
    known.count == range.count && MarkupFilter.areSame(known.lowerBound, range.lowerBound, range.count, in: source)
  }
}
