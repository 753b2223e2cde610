/// The properties that Word writes into the pages it saves.
struct OfficeProperties {
  private(set) var title: String?
  private(set) var author: String?

  init(_ filtered: borrowing FilteredMarkup, _ source: Span<UInt8>) {
    guard let range = filtered.officeProperties else { return }
    title = Self.value(source, range, "<o:title>")
    author = Self.value(source, range, "<o:author>")
  }

  private static func value(_ source: Span<UInt8>, _ range: Range<Int>, _ tag: StaticString) -> String? {
    let count = tag.utf8CodeUnitCount
    var at = range.lowerBound
    while at + count <= range.upperBound {
      if MarkupFilter.matches(source, at..<at + count, tag) {
        var end = at + count
        while end < range.upperBound, source[end] != UInt8(ascii: "<") { end += 1 }
        let text = SourceText.decoded(source, at + count..<end, inAttribute: false)
        return text.isEmpty ? nil : text
      }
      at += 1
    }
    return nil
  }
}
