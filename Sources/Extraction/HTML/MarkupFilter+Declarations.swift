/// Comments, declarations and processing instructions (HTML 13.2.5.41 to 13.2.5.53): all are dropped.
extension MarkupFilter {
  /// Reads what follows `<!`.
  mutating func declaration(_ source: Span<UInt8>, _ start: Int) -> Int {
    let at = start + 2
    guard at + 1 < source.count, source[at] == UInt8(ascii: "-"), source[at + 1] == UInt8(ascii: "-") else {
      return Self.past(UInt8(ascii: ">"), in: source, from: at)
    }
    let content = at + 2
    if content < source.count, source[content] == UInt8(ascii: ">") { return content + 1 }
    if content + 1 < source.count, source[content] == UInt8(ascii: "-"), source[content + 1] == UInt8(ascii: ">") {
      return content + 2
    }
    var search = content
    while let dash = Self.index(of: UInt8(ascii: "-"), in: source, from: search) {
      search = dash + 1
      guard dash + 2 < source.count, source[dash + 1] == UInt8(ascii: "-") else { continue }
      if source[dash + 2] == UInt8(ascii: ">") {
        comment(source, content..<dash)
        return dash + 3
      }
      if source[dash + 2] == UInt8(ascii: "!"), dash + 3 < source.count, source[dash + 3] == UInt8(ascii: ">") {
        return dash + 4
      }
    }
    return source.count
  }

  /// Reads a comment. Office programs write the document's properties in a conditional comment.
  private mutating func comment(_ source: Span<UInt8>, _ content: Range<Int>) {
    guard content.count > 24, source[content.lowerBound] == UInt8(ascii: "["),
      Self.contains(source, content.lowerBound..<min(content.upperBound, content.lowerBound + 24), "mso")
    else { return }
    result.hasOfficeMarkup = true
    if result.officeProperties == nil, Self.contains(source, content, "<o:documentproperties") {
      result.officeProperties = content
    }
  }

  /// Reads what follows `<?`: up to `?>` for PHP, whose code may contain `>`; up to `>` for anything else, as in HTML.
  mutating func processingInstruction(_ source: Span<UInt8>, _ start: Int) -> Int {
    let at = start + 2
    let isCode =
      at < source.count
      && (source[at] == UInt8(ascii: "=") || (at + 3 <= source.count && Self.matches(source, at..<at + 3, "php")))
    if isCode, start < lastProcessingEnd {
      var search = at
      while let mark = Self.index(of: UInt8(ascii: "?"), in: source, from: search) {
        search = mark + 1
        if search < source.count, source[search] == UInt8(ascii: ">") { return search + 1 }
      }
      lastProcessingEnd = start
    }
    return Self.past(UInt8(ascii: ">"), in: source, from: at)
  }
}
