import Text

/// Opening elements (HTML 13.2.6.4), so that what is written is balanced.
extension MarkupFilter {
  mutating func open(_ reading: TagReading, _ source: Span<UInt8>) {
    let element = reading.element
    let traits = traits[Int(element.rawValue)]
    if foreignDepth > 0 {
      if traits.contains(.breaksOut), !isInIntegrationPoint { leaveForeign() } else if reading.isSelfClosing { return }
    }
    switch element {
    case .html:
      result.isWholePage = true
      if result.language == nil {
        result.language = result.value(.lang, of: reading.tag) ?? result.value(.xmlLang, of: reading.tag)
      }
      return
    case .head, .frameset, .frame:
      result.isWholePage = true
      return
    case .meta, .link, .body:
      if element == .body { result.isWholePage = true }
      var tag = reading.tag
      tag.role = .head
      result.headTags.append(tag)
      return
    // A form within a form has no start tag, and its end tag ends the outer one.
    case .form where isOpen(.form): return
    default: break
    }
    if traits.contains(.formatting) { return }
    switch element {
    case .span, .a, .time, .label:
      let start = Int(reading.tag.source)
      if hiddenDepth == 0, partsWords(source, start, reading.end) { write(0x20, from: start) }
    default: break
    }
    makeRoom(for: element, traits)
    if traits.contains(.void) {
      void(reading)
      return
    }
    if element == .a {
      link(reading, source)
      return
    }
    if traits.contains(.table), !isOpen(.table) {
      breakBlock(reading)
      return
    }
    push(reading, traits)
  }

  /// The length in bytes of the longest end tag of an element that styles set apart from its neighbours.
  private static let longestEndTag = 8

  /// Whether such an element, with its start tag at these places, directly follows another, and a capitalised word
  /// follows one in lower case: "<a>Ann Lee</a><span>Partner</span>". Only the page's styles separate them.
  private func partsWords(_ source: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    guard start > 0, source[start - 1] == UInt8(ascii: ">"), end + 1 < source.count,
      source[end] &- UInt8(ascii: "A") < 26, source[end + 1].isASCIISmall
    else { return false }
    var at = start - 2
    while at > max(2, start - Self.longestEndTag), source[at] != UInt8(ascii: "<") { at -= 1 }
    guard at >= 2, source[at] == UInt8(ascii: "<"), source[at + 1] == UInt8(ascii: "/"), source[at - 1].isASCIISmall,
      source[at - 2].isASCIISmall
    else { return false }
    var name = at + 2
    switch elementsByName[Self.name(source, &name)] {
    case .span, .a, .time, .label: return true
    default: return false
    }
  }

  /// Closes what the standard closes before an element starts.
  private mutating func makeRoom(for element: Element, _ traits: ElementTraits) {
    if traits.contains(.closesParagraph), let paragraph = paragraphInScope() { pop(to: paragraph) }
    if element.headingRank > 0, let top = stack.last, top.element.headingRank > 0 { pop(to: stack.count - 1) }
    switch element {
    case .li: closeItem([.li])
    case .dd, .dt: closeItem([.dd, .dt])
    case .option, .optgroup: if stack.last?.element == .option { pop(to: stack.count - 1) }
    case .rt, .rp: closeAnnotation()
    case .input, .textarea: if let index = inScope(.select) { pop(to: index) }
    case .button, .select: if let index = inScope(element) { pop(to: index) }
    case .table:
      if let top = stack.last?.element, [.table, .tbody, .thead, .tfoot, .tr].contains(top),
        let index = stack.lastIndex(where: { $0.element == .table })
      {
        pop(to: index)
      }
    case .td, .th: clear(to: [.tr, .tbody, .thead, .tfoot, .table])
    case .tr: clear(to: [.tbody, .thead, .tfoot, .table])
    case .tbody, .thead, .tfoot, .caption, .colgroup: clear(to: [.table])
    default: break
    }
  }

  private mutating func closeItem(_ kinds: [Element]) {
    for index in stack.indices.reversed() {
      let open = stack[index].element
      if kinds.contains(open) {
        pop(to: index)
        return
      }
      if traits[Int(open.rawValue)].contains(.special), open != .address, open != .div, open != .p { return }
    }
  }

  /// Closes elements down to the nearest of `kinds`, which stays open; does nothing when no table is open.
  private mutating func clear(to kinds: [Element]) {
    guard let index = stack.lastIndex(where: { kinds.contains($0.element) || $0.element == .template }),
      stack[index].element != .template
    else { return }
    pop(to: index + 1)
  }

  private mutating func void(_ reading: TagReading) {
    guard hiddenDepth == 0 else { return }
    var tag = reading.tag
    tag.role = .void
    switch reading.element {
    case .br, .hr: emitVoid(tag)
    case .img, .image, .embed, .input, .area: write(0x20, from: Int(tag.source))
    default: break
    }
  }

  private mutating func link(_ reading: TagReading, _ source: Span<UInt8>) {
    endLink(at: Int(reading.tag.source))
    guard reading.hasLink || reading.isOfInterest, hiddenDepth == 0 else { return }
    var tag = reading.tag
    tag.role = .linkStart
    isInLink = reading.hasLink
    guard reading.hasLink else { return }
    if let address = result.value(.href, of: tag) {
      tag.leadsWithin = Self.leadsWithin(source, address)
      tag.remark = PageRemarks.link(to: address, in: source)
    }
    emitVoid(tag)
  }

  /// Whether an address is empty, an anchor or a script.
  private static func leadsWithin(_ source: Span<UInt8>, _ address: Range<Int>) -> Bool {
    guard let first = address.first, source[first] != UInt8(ascii: "#") else { return true }
    let script: StaticString = "javascript:"
    let end = first + script.utf8CodeUnitCount
    return end <= address.upperBound && matches(source, first..<end, script)
  }

  mutating func endLink(at source: Int) {
    guard isInLink else { return }
    isInLink = false
    emitVoid(Tag(element: .a, role: .linkEnd, firstAttribute: 0, attributeCount: 0, source: Int32(source)))
  }

  /// Separates blocks where an element has no place of its own.
  private mutating func breakBlock(_ reading: TagReading) {
    guard hiddenDepth == 0 else { return }
    emitVoid(Tag(element: .hr, role: .void, firstAttribute: 0, attributeCount: 0, source: reading.tag.source))
  }

  private mutating func push(_ reading: TagReading, _ traits: ElementTraits) {
    if reading.element.headingRank > 0 { showPanelHeading() }
    let isBlock = traits.contains(.block) || reading.isBlock || reading.isPanelHeading
    var hides = reading.isHidden && honoursHiding && !reading.isPanel
    let isStruck =
      reading.isStruck || reading.element == .del || reading.element == .s || reading.element == .strike
    if isStruck { hides = true }
    if traits.contains(.hidden), !reading.isShadowRoot, !isPanelHeading(reading) { hides = true }
    if stack.count >= Self.deepest {
      tooDeep += 1
      if isBlock { breakBlock(reading) }
      return
    }
    if reading.element == .unknown, reading.isSelfClosing { return }
    var emits = Emission.nothing
    if !hides, hiddenDepth == 0 {
      var tag = reading.tag
      if isBlock {
        emits = .block
        tag.role = .block
        emitBlock(tag)
      } else if reading.isOfInterest || reading.element == .q || reading.element == .time || reading.element == .sup {
        emits = .inline
        tag.role = .inline
        emitInline(tag)
      }
    } else if hides, hiddenDepth == 0 {
      // Struck-out text does not separate words: "recogni<s>s</s>ze".
      if isBlock { breakBlock(reading) } else if !isStruck { write(0x20, from: Int(reading.tag.source)) }
    }
    let isPreformatted =
      reading.isPreformatted || reading.element == .pre || reading.element == .listing || reading.element == .xmp
    stack.append(
      Open(element: reading.element, hash: reading.hash, emits: emits, hides: hides, isPreformatted: isPreformatted))
    if hides { hiddenDepth += 1 }
    if isPreformatted { preformattedDepth += 1 }
    switch reading.element {
    case .svg, .math: foreignDepth += 1
    case .p: openParagraphs += 1
    default: break
    }
  }

  /// Shows a heading that begins within a button: it is that of a part which the button opens.
  private mutating func showPanelHeading() {
    guard hiddenDepth == 1, let button = stack.lastIndex(where: \.hides), stack[button].element == .button else {
      return
    }
    stack[button].hides = false
    hiddenDepth = 0
  }

  /// Whether an element is a button by which a reader opens the part below it: one within a heading, or one that says so.
  private func isPanelHeading(_ reading: TagReading) -> Bool {
    reading.isPanelHeading || reading.element == .button && stack.last?.element.headingRank ?? 0 > 0
  }
}
