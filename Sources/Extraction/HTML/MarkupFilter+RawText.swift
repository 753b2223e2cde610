import Text

/// Elements whose content is not markup (HTML 13.2.5.2 to 13.2.5.31).
extension MarkupFilter {
  /// Reads an element whose content is not markup.
  mutating func rawElement(_ source: Span<UInt8>, _ reading: TagReading) -> Int {
    let (element, start) = (reading.element, reading.end)
    if foreignDepth > 0, reading.isSelfClosing { return start }
    if foreignDepth > 0, element == .title {
      // The title of a picture is an ordinary element, and ends with the picture.
      open(reading, source)
      return start
    }
    let content = element == .title && isTitleUnclosed ? start..<source.count : rawContent(source, reading)
    let isClosed = content.upperBound < source.count
    if element == .title {
      guard isClosed else {
        isTitleUnclosed = true
        // If nothing closes the title, it ends at the next tag; otherwise the page would be lost.
        let stop = Self.index(of: UInt8(ascii: "<"), in: source, from: start) ?? source.count
        if result.title == nil { result.title = start..<stop }
        return stop
      }
      if result.title == nil { result.title = content }
    } else if element == .script, let type = result.value(.type, of: reading.tag),
      Self.contains(source, type, "ld+json")
    {
      result.linkedData.append(content)
    } else if element == .style {
      struck.read(source, content)
    } else if element.traits.contains(.rawShown), hiddenDepth == 0 {
      shownRaw(source, content, reading)
      if !isClosed { close(element, reading.hash, at: content.upperBound) }
    }
    return isClosed ? endTag(source, content.upperBound) : source.count
  }

  /// The content up to the end tag, or to the end of the source. Within `<!--` in a script, `<script>` hides the next
  /// end tag (the "double escaped" state).
  private func rawContent(_ source: Span<UInt8>, _ reading: TagReading) -> Range<Int> {
    var search = reading.end
    var isEscaped = false
    var commentFrom: Int?
    while let mark = Self.index(of: UInt8(ascii: "<"), in: source, from: search) {
      search = mark + 1
      guard mark + 1 < source.count else { break }
      let next = source[mark + 1]
      let isEnd = next == UInt8(ascii: "/")
      var at = isEnd ? mark + 2 : mark + 1
      if reading.element == .script, next == UInt8(ascii: "!"), commentFrom == nil, mark + 3 < source.count,
        source[mark + 2] == UInt8(ascii: "-"), source[mark + 3] == UInt8(ascii: "-")
      {
        commentFrom = mark + 2
      }
      guard at < source.count, source[at].isASCIILetter, Self.name(source, &at, atMost: 16) == reading.hash,
        at < source.count
      else { continue }
      if let from = commentFrom {
        if Self.hasCommentEnd(source, from..<mark) {
          commentFrom = nil
          isEscaped = false
        } else {
          commentFrom = max(from, mark - 2)
        }
      }
      if !isEnd {
        isEscaped = isEscaped || commentFrom != nil
      } else if isEscaped {
        isEscaped = false
      } else {
        return reading.end..<mark
      }
    }
    return reading.end..<source.count
  }

  private static func hasCommentEnd(_ source: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var at = range.lowerBound
    while at + 2 < range.upperBound {
      if source[at] == UInt8(ascii: "-"), source[at + 1] == UInt8(ascii: "-"), source[at + 2] == UInt8(ascii: ">") {
        return true
      }
      at += 1
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

  mutating func plainText(_ source: Span<UInt8>, _ start: Int) -> Int {
    if hiddenDepth == 0 { raw(source, start..<source.count, decodes: false) }
    return source.count
  }

  private mutating func raw(_ source: Span<UInt8>, _ content: Range<Int>, decodes: Bool) {
    var run = content.lowerBound
    for at in content {
      let byte = source[at]
      guard at >= run,
        byte < 0x20 && byte != 0x0A || byte == UInt8(ascii: "<") || byte == UInt8(ascii: "&") || byte == 0x7F
      else {
        continue
      }
      copy(source, run, at)
      run = at + 1
      switch byte {
      case UInt8(ascii: "<"): literal(byte, from: at)
      case UInt8(ascii: "&"):
        if decodes { run = reference(source, at) } else { literal(byte, from: at) }
      case 0x09, 0x0C, 0x0D: write(0x20, from: at)
      default: break
      }
    }
    copy(source, run, content.upperBound)
  }
}
