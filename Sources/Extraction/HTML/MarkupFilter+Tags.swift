/// Tags, comments and raw text (HTML 13.2.5).
extension MarkupFilter {
  /// What a start tag says, before the element is opened.
  struct TagReading {
    var element: Element
    var hash: UInt64
    var tag: Tag
    var isSelfClosing = false
    var isHidden = false
    var isBlock = false
    var isPreformatted = false
    var hasLink = false
    /// Whether any attribute is kept that structure or metadata may ask for.
    var isOfInterest = false
    var end: Int
  }

  mutating func startTag(_ source: Span<UInt8>, _ start: Int) -> Int {
    var at = start + 1
    let hash = Self.name(source, &at)
    let element = ElementCatalogue.element(hash, in: elementSlots)
    let first = result.attributes.count
    var reading = TagReading(
      element: element, hash: hash,
      tag: Tag(
        element: element, role: .void, firstAttribute: Int32(first), attributeCount: 0, source: Int32(start)), end: at)
    guard attributes(source, at, &reading) else { return source.count }
    reading.tag.attributeCount = UInt8(result.attributes.count - first)
    let traits = element.traits
    let countBefore = result.tags.count
    if traits.contains(.rawHidden) || traits.contains(.rawShown) {
      return rawElement(source, reading)
    }
    open(reading, source)
    if result.tags.count == countBefore, element != .meta, element != .link {
      result.attributes.removeLast(result.attributes.count - first)
    }
    if element == .plaintext { return plainText(source, reading.end) }
    return reading.end
  }

  mutating func endTag(_ source: Span<UInt8>, _ start: Int) -> Int {
    var at = start + 2
    let hash = Self.name(source, &at)
    let element = ElementCatalogue.element(hash, in: elementSlots)
    if at < source.count, source[at] != UInt8(ascii: ">") {
      let first = result.attributes.count
      var reading = TagReading(
        element: element, hash: hash,
        tag: Tag(element: element, role: .void, firstAttribute: 0, attributeCount: 0, source: 0), end: at)
      guard attributes(source, at, &reading) else { return source.count }
      result.attributes.removeLast(result.attributes.count - first)
      at = reading.end
    } else {
      at += 1
    }
    close(element, hash, at: start)
    return min(at, source.count)
  }

  /// Reads a tag's name and moves past it.
  static func name(_ source: Span<UInt8>, _ at: inout Int) -> UInt64 {
    var hash = NameHash.empty
    while at < source.count {
      let byte = source[at]
      if byte.isHTMLSpace || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">") { break }
      hash = NameHash.adding(byte.asciiLowercased, to: hash)
      at += 1
    }
    return hash
  }

  /// Reads the attributes; false when the source ends within the tag, which then is none.
  private mutating func attributes(_ source: Span<UInt8>, _ start: Int, _ reading: inout TagReading) -> Bool {
    var at = start
    let count = source.count
    let first = result.attributes.count
    while at < count {
      let byte = source[at]
      if byte == UInt8(ascii: ">") {
        reading.end = at + 1
        return true
      }
      if byte == UInt8(ascii: "/") {
        reading.isSelfClosing = at + 1 < count && source[at + 1] == UInt8(ascii: ">")
        at += 1
        continue
      }
      if byte.isHTMLSpace {
        at += 1
        continue
      }
      var hash = NameHash.adding(byte.asciiLowercased, to: NameHash.empty)
      at += 1
      while at < count {
        let byte = source[at]
        if byte.isHTMLSpace || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "=") {
          break
        }
        hash = NameHash.adding(byte.asciiLowercased, to: hash)
        at += 1
      }
      while at < count, source[at].isHTMLSpace { at += 1 }
      var value = at..<at
      if at < count, source[at] == UInt8(ascii: "=") {
        at += 1
        while at < count, source[at].isHTMLSpace { at += 1 }
        guard at < count else { return false }
        let quote = source[at]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
          guard let end = Self.index(of: quote, in: source, from: at + 1) else { return false }
          value = at + 1..<end
          at = end + 1
        } else {
          let from = at
          while at < count, !source[at].isHTMLSpace, source[at] != UInt8(ascii: ">") { at += 1 }
          value = from..<at
        }
      }
      guard let name = AttributeName.named(hash, in: attributeSlots) else { continue }
      keep(name, value, source, first, &reading)
    }
    return false
  }

  /// Keeps an attribute unless the tag has it already: the first one counts.
  private mutating func keep(
    _ name: AttributeName, _ value: Range<Int>, _ source: Span<UInt8>, _ first: Int, _ reading: inout TagReading
  ) {
    for index in first..<result.attributes.count where result.attributes[index].name == name { return }
    switch name {
    case .hidden: reading.isHidden = !Self.matches(source, value, "until-found")
    case .style:
      if Self.style(source, value, has: "display:none") || Self.style(source, value, has: "visibility:hidden")
        || Self.style(source, value, has: "mso-list:ignore") || Self.style(source, value, has: "mso-hide:all")
      {
        reading.isHidden = true
      }
      if Self.style(source, value, has: "display:block") || Self.style(source, value, has: "display:flex")
        || Self.style(source, value, has: "display:table") || Self.style(source, value, has: "display:list-item")
      {
        reading.isBlock = true
      }
      if Self.style(source, value, has: "white-space:pre;") || Self.style(source, value, has: "white-space:pre-wrap") {
        reading.isPreformatted = true
      }
      reading.isOfInterest = true
    case .href: reading.hasLink = true
    case .type, .name, .content, .property, .httpEquiv, .lang, .title: break
    default: reading.isOfInterest = true
    }
    result.attributes.append(Attribute(name: name, start: Int32(value.lowerBound), end: Int32(value.upperBound)))
  }

  /// Whether a style has a declaration, whatever its case and spaces. A trailing `;` in the pattern matches the end too.
  static func style(_ source: Span<UInt8>, _ range: Range<Int>, has pattern: StaticString) -> Bool {
    pattern.withUTF8Buffer { pattern in
      var from = range.lowerBound
      while from < range.upperBound {
        if source[from].asciiLowercased != pattern[0] {
          from += 1
          continue
        }
        var at = from
        var matched = 0
        while at < range.upperBound, matched < pattern.count {
          let byte = source[at].asciiLowercased
          at += 1
          if byte.isHTMLSpace { continue }
          guard byte == pattern[matched] else { break }
          matched += 1
        }
        if matched == pattern.count { return true }
        if matched == pattern.count - 1, at == range.upperBound, pattern[matched] == UInt8(ascii: ";") { return true }
        from += 1
      }
      return false
    }
  }

  /// Whether a range is a word, whatever its case.
  static func matches(_ source: Span<UInt8>, _ range: Range<Int>, _ word: StaticString) -> Bool {
    word.withUTF8Buffer { word in
      guard range.count == word.count else { return false }
      for index in 0..<word.count where source[range.lowerBound + index].asciiLowercased != word[index] { return false }
      return true
    }
  }

  /// Whether a word stands in a range, whatever its case.
  static func contains(_ source: Span<UInt8>, _ range: Range<Int>, _ word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    var at = range.lowerBound
    while at + count <= range.upperBound {
      if matches(source, at..<at + count, word) { return true }
      at += 1
    }
    return false
  }

  // MARK: Comments and declarations

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

  /// Office programs write the document's properties into a conditional comment.
  private mutating func comment(_ source: Span<UInt8>, _ content: Range<Int>) {
    guard content.count > 24, source[content.lowerBound] == UInt8(ascii: "["),
      Self.contains(source, content.lowerBound..<min(content.upperBound, content.lowerBound + 24), "mso")
    else { return }
    result.hasOfficeMarkup = true
    if result.officeProperties == nil, Self.contains(source, content, "<o:documentproperties") {
      result.officeProperties = content
    }
  }

  /// Reads what follows `<?`: up to `?>` for PHP, whose code may hold `>`; up to `>` for others, as HTML has it.
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

  // MARK: Raw text

  /// Reads an element whose content is not markup.
  mutating func rawElement(_ source: Span<UInt8>, _ reading: TagReading) -> Int {
    let (element, start) = (reading.element, reading.end)
    if foreignDepth > 0, reading.isSelfClosing { return start }
    let content = rawContent(source, reading)
    let isClosed = content.upperBound < source.count
    if element == .title, foreignDepth == 0 {
      guard isClosed else {
        // Nothing closes the title: it ends at the next tag, or the page would be lost.
        let stop = Self.index(of: UInt8(ascii: "<"), in: source, from: start) ?? source.count
        if result.title == nil { result.title = start..<stop }
        return stop
      }
      if result.title == nil { result.title = content }
    } else if element == .script, let type = result.value(.type, of: reading.tag),
      Self.contains(source, type, "ld+json")
    {
      result.linkedData.append(content)
    } else if element.traits.contains(.rawShown), hiddenDepth == 0 {
      shownRaw(source, content, reading)
      if !isClosed { close(element, reading.hash, at: content.upperBound) }
    }
    return isClosed ? endTag(source, content.upperBound) : source.count
  }

  /// The content up to the end tag, or up to the end of the source.
  private func rawContent(_ source: Span<UInt8>, _ reading: TagReading) -> Range<Int> {
    var search = reading.end
    var isEscaped = false
    while let mark = Self.index(of: UInt8(ascii: "<"), in: source, from: search) {
      search = mark + 1
      guard mark + 1 < source.count else { break }
      let next = source[mark + 1]
      if next == UInt8(ascii: "/") {
        var at = mark + 2
        guard at < source.count, source[at] | 0x20 != 0x20, source[at].isASCIILetter else { continue }
        let hash = Self.name(source, &at)
        guard hash == reading.hash, at < source.count else { continue }
        if isEscaped {
          isEscaped = false
          continue
        }
        return reading.end..<mark
      }
      guard reading.element == .script, next.isASCIILetter else { continue }
      var at = mark + 1
      // `<!-- <script>` hides the next end tag (the "double escaped" state), as long as the comment is open.
      if Self.name(source, &at) == reading.hash, Self.isCommentOpen(source, reading.end..<mark) { isEscaped = true }
    }
    return reading.end..<source.count
  }

  private static func isCommentOpen(_ source: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var at = range.upperBound - 2
    while at >= range.lowerBound, at > range.upperBound - 4_096 {
      if source[at] == UInt8(ascii: "-"), source[at + 1] == UInt8(ascii: "-") {
        if at + 2 < range.upperBound, source[at + 2] == UInt8(ascii: ">") { return false }
        if at >= range.lowerBound + 2, source[at - 1] == UInt8(ascii: "!"), source[at - 2] == UInt8(ascii: "<") {
          return true
        }
      }
      at -= 1
    }
    return false
  }

  /// Writes the text of `xmp` and `textarea`, in a block of its own.
  private mutating func shownRaw(_ source: Span<UInt8>, _ content: Range<Int>, _ reading: TagReading) {
    var opened = reading
    opened.isPreformatted = true
    open(opened, source)
    raw(source, content, decodes: reading.element == .textarea)
  }

  private mutating func plainText(_ source: Span<UInt8>, _ start: Int) -> Int {
    if hiddenDepth == 0 { raw(source, start..<source.count, decodes: false) }
    return source.count
  }

  private mutating func raw(_ source: Span<UInt8>, _ content: Range<Int>, decodes: Bool) {
    var run = content.lowerBound
    for at in content {
      let byte = source[at]
      guard at >= run, byte < 0x20 && byte != 0x0A || byte == UInt8(ascii: "<") || byte == UInt8(ascii: "&") else {
        continue
      }
      copy(source, run, at)
      run = at + 1
      switch byte {
      case UInt8(ascii: "<"): write("&lt;", from: at)
      case UInt8(ascii: "&"):
        if decodes { run = reference(source, at) } else { write("&amp;", from: at) }
      case 0x09, 0x0C, 0x0D: write(" ", from: at)
      default: break
      }
    }
    copy(source, run, content.upperBound)
  }
}
