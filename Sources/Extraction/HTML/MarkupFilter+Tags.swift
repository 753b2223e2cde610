import Text

/// Tags and their attributes (HTML 13.2.5.6 to 13.2.5.40).
extension MarkupFilter {
  /// The contents of a start tag, before the element is opened.
  struct TagReading {
    var element: Element
    var hash: UInt64
    var tag: Tag
    var isSelfClosing = false
    var isHidden = false
    /// Struck out by its style.
    var isStruck = false
    /// Shown when a reader selects its tab or heading.
    var isPanel = false
    /// A button that is the heading of a part which it opens.
    var isPanelHeading = false
    var isBlock = false
    var isPreformatted = false
    var hasLink = false
    /// A template whose content browsers show in place of the surrounding element.
    var isShadowRoot = false
    /// Whether it has a kept attribute that structure or metadata may use.
    var isOfInterest = false
    var end: Int
  }

  mutating func startTag(_ source: Span<UInt8>, _ start: Int) -> Int {
    var at = start + 1
    let hash = Self.name(source, &at)
    let element = elementsByName[hash]
    let first = result.attributes.count
    var reading = TagReading(
      element: element, hash: hash,
      tag: Tag(
        element: element, role: .void, firstAttribute: Int32(first), attributeCount: 0, source: Int32(start)), end: at)
    guard attributes(source, at, &reading) else { return source.count }
    reading.tag.attributeCount = UInt8(result.attributes.count - first)
    if reading.isHidden || element == .button { readNames(source, &reading) }
    let traits = traits[Int(element.rawValue)]
    let countBefore = result.tags.count
    if traits.contains(.rawHidden) || traits.contains(.rawShown) {
      return rawElement(source, reading)
    }
    open(reading, source)
    if result.tags.count == countBefore, element != .meta, element != .link, element != .body {
      result.attributes.removeLast(result.attributes.count - first)
    }
    if element == .plaintext { return plainText(source, reading.end) }
    return reading.end
  }

  mutating func endTag(_ source: Span<UInt8>, _ start: Int) -> Int {
    var at = start + 2
    let hash = Self.name(source, &at)
    let element = elementsByName[hash]
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

  /// Reads the name of a tag, or its beginning, and moves past it.
  static func name(_ source: Span<UInt8>, _ at: inout Int, atMost count: Int = .max) -> UInt64 {
    var hash = WordHash.empty
    let end = count < source.count - at ? at + count : source.count
    while at < end {
      let byte = source[at]
      if byte.endsTagName { break }
      hash = WordHash.adding(byte.asciiLowercased, to: hash)
      at += 1
    }
    return hash
  }

  /// Reads the attributes; `false` when the source ends within the tag, which then is not a tag.
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
      var hash = WordHash.adding(byte.asciiLowercased, to: WordHash.empty)
      at += 1
      while at < count {
        let byte = source[at]
        if byte.endsAttributeName { break }
        hash = WordHash.adding(byte.asciiLowercased, to: hash)
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
      guard let name = attributesByName[hash] else { continue }
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
      readStyle(source, value, &reading)
      reading.isOfInterest = true
    case .class:
      if !struck.isEmpty, struck.strike(source, value) { reading.isStruck = true }
      reading.isOfInterest = true
    case .role:
      reading.isPanel = Self.matches(source, value, "tabpanel") || Self.matches(source, value, "region")
      reading.isOfInterest = true
    case .href: reading.hasLink = true
    case .ariaExpanded: reading.isPanelHeading = reading.element == .button
    case .shadowRootMode: reading.isShadowRoot = reading.element == .template
    case .type, .name, .content, .property, .httpEquiv, .lang, .title, .xmlLang: break
    default: reading.isOfInterest = true
    }
    result.attributes.append(Attribute(name: name, start: Int32(value.lowerBound), end: Int32(value.upperBound)))
  }

  /// Reads what its names say of an element that is not shown at once: whether a reader opens it, or opens a part by it.
  private func readNames(_ source: Span<UInt8>, _ reading: inout TagReading) {
    let marks = result.marks(ofNamesOf: reading.tag, in: source)
    if reading.element == .button {
      reading.isPanelHeading = reading.isPanelHeading || marks.contains(.panelHeading)
    } else {
      reading.isPanel = reading.isPanel || marks.contains(.panel)
    }
  }

  /// Reads what a style does to its element.
  private func readStyle(_ source: Span<UInt8>, _ range: Range<Int>, _ reading: inout TagReading) {
    for from in range {
      func has(_ pattern: StaticString) -> Bool { Self.style(source, from, range.upperBound, begins: pattern) }
      switch source[from] | 0x20 {
      case UInt8(ascii: "d") where from + 1 < range.upperBound && has("display:"):
        if has("display:none") { reading.isHidden = true }
        if has("display:block") || has("display:flex") || has("display:table") || has("display:list-item") {
          reading.isBlock = true
        }
      case UInt8(ascii: "l")
      where from + 1 < range.upperBound && source[from + 1] | 0x20 == UInt8(ascii: "e") && has("left:-"):
        if Self.isFar(source, from..<range.upperBound) { reading.isHidden = true }
      case UInt8(ascii: "v"): if has("visibility:hidden") { reading.isHidden = true }
      case UInt8(ascii: "m"): if has("mso-list:ignore") || has("mso-hide:all") { reading.isHidden = true }
      case UInt8(ascii: "t"):
        if has("text-decoration:line-through") || has("text-decoration-line:line-through") { reading.isStruck = true }
      case UInt8(ascii: "w"):
        if has("white-space:pre;") || has("white-space:pre-wrap") { reading.isPreformatted = true }
      default: break
      }
    }
  }

  /// A distance to the left, in pixels or a larger unit, that exceeds any screen: such text is only for screen readers.
  private static let farPixels = 5_000
  private static let farUnits = 900

  /// Whether the first number of a stretch is such a distance.
  private static func isFar(_ source: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var at = range.lowerBound
    while at < range.upperBound, !source[at].isASCIIDigit { at += 1 }
    var distance = 0
    while at < range.upperBound, source[at].isASCIIDigit, distance < farPixels {
      distance = distance * 10 + Int(source[at] & 0x0F)
      at += 1
    }
    let isInPixels = at >= range.upperBound || source[at].asciiLowercased != UInt8(ascii: "e")
    return distance >= (isInPixels ? farPixels : farUnits)
  }

  /// Whether a style has a declaration, regardless of case and spaces. A trailing `;` in the pattern also matches the
  /// end.
  static func style(_ source: Span<UInt8>, _ range: Range<Int>, has pattern: StaticString) -> Bool {
    range.contains { style(source, $0, range.upperBound, begins: pattern) }
  }

  /// Whether a declaration begins at a place, in the same sense.
  private static func style(_ source: Span<UInt8>, _ from: Int, _ end: Int, begins pattern: StaticString) -> Bool {
    pattern.withUTF8Buffer { pattern in
      guard source[from].asciiLowercased == pattern[0] else { return false }
      var at = from
      var matched = 0
      while at < end, matched < pattern.count {
        let byte = source[at].asciiLowercased
        at += 1
        if byte.isHTMLSpace { continue }
        guard byte == pattern[matched] else { break }
        matched += 1
      }
      return matched == pattern.count
        || matched == pattern.count - 1 && at == end && pattern[matched] == UInt8(ascii: ";")
    }
  }

  /// Whether a range is a word, regardless of case.
  static func matches(_ source: Span<UInt8>, _ range: Range<Int>, _ word: StaticString) -> Bool {
    word.withUTF8Buffer { word in
      guard range.count == word.count else { return false }
      for index in 0..<word.count where source[range.lowerBound + index].asciiLowercased != word[index] { return false }
      return true
    }
  }

  /// Whether a range contains a word, regardless of case.
  static func contains(_ source: Span<UInt8>, _ range: Range<Int>, _ word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    var at = range.lowerBound
    while at + count <= range.upperBound {
      if matches(source, at..<at + count, word) { return true }
      at += 1
    }
    return false
  }
}
