/// Opening and closing elements (HTML 13.2.6.4), so that what is written is balanced.
extension MarkupFilter {
  mutating func open(_ reading: TagReading, _ source: Span<UInt8>) {
    let element = reading.element
    let traits = element.traits
    if foreignDepth > 0 {
      if traits.contains(.breaksOut), !isInIntegrationPoint { leaveForeign() } else if reading.isSelfClosing { return }
    }
    switch element {
    case .html:
      result.isWholePage = true
      if result.language == nil, let value = result.value(.lang, of: reading.tag) { result.language = value }
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
    default: break
    }
    if traits.contains(.formatting) { return }
    makeRoom(for: element, traits)
    if traits.contains(.void) {
      void(reading)
      return
    }
    if element == .a {
      link(reading)
      return
    }
    if traits.contains(.table), !isOpen(.table) {
      breakBlock(reading)
      return
    }
    push(reading, traits)
  }

  /// Closes what the standard closes before an element starts.
  private mutating func makeRoom(for element: Element, _ traits: ElementTraits) {
    if traits.contains(.closesParagraph), let paragraph = paragraphInScope() { pop(to: paragraph) }
    if element.headingRank > 0, let top = stack.last, top.element.headingRank > 0 { pop(to: stack.count - 1) }
    switch element {
    case .li: closeItem([.li])
    case .dd, .dt: closeItem([.dd, .dt])
    case .option, .optgroup: if stack.last?.element == .option { pop(to: stack.count - 1) }
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
      if open.traits.contains(.special), open != .address, open != .div, open != .p { return }
    }
  }

  /// Closes down to the nearest of `kinds`, which stays; nothing when a table is not open.
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
    case .img, .image, .embed, .input, .area: write(" ", from: Int(tag.source))
    default: break
    }
  }

  private mutating func link(_ reading: TagReading) {
    endLink(at: Int(reading.tag.source))
    guard reading.hasLink || reading.isOfInterest, hiddenDepth == 0 else { return }
    var tag = reading.tag
    tag.role = .linkStart
    isInLink = reading.hasLink
    guard reading.hasLink else { return }
    emitVoid(tag)
  }

  private mutating func endLink(at source: Int) {
    guard isInLink else { return }
    isInLink = false
    emitVoid(Tag(element: .a, role: .linkEnd, firstAttribute: 0, attributeCount: 0, source: Int32(source)))
  }

  /// Parts blocks where an element has no place to stand.
  private mutating func breakBlock(_ reading: TagReading) {
    guard hiddenDepth == 0 else { return }
    emitVoid(Tag(element: .hr, role: .void, firstAttribute: 0, attributeCount: 0, source: reading.tag.source))
  }

  private mutating func push(_ reading: TagReading, _ traits: ElementTraits) {
    let isBlock = traits.contains(.block) || reading.isBlock
    var hides = reading.isHidden && honoursHiding && !reading.isPanel
    // A heading that opens the part below it is a button within a heading.
    if traits.contains(.hidden), reading.element != .button || stack.last?.element.headingRank ?? 0 == 0 {
      hides = true
    }
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
      } else if reading.isOfInterest || reading.element == .q || reading.element == .time {
        emits = .inline
        tag.role = .inline
        emitInline(tag)
      }
    } else if hides, hiddenDepth == 0 {
      if isBlock { breakBlock(reading) } else { write(" ", from: Int(reading.tag.source)) }
    }
    let isPreformatted =
      reading.isPreformatted || reading.element == .pre || reading.element == .listing || reading.element == .xmp
    stack.append(
      Open(element: reading.element, hash: reading.hash, emits: emits, hides: hides, isPreformatted: isPreformatted))
    if hides { hiddenDepth += 1 }
    if isPreformatted { preformattedDepth += 1 }
    if reading.element == .svg || reading.element == .math { foreignDepth += 1 }
  }

  // MARK: Closing

  mutating func close(_ element: Element, _ hash: UInt64, at source: Int) {
    let traits = element.traits
    if traits.contains(.formatting) || traits.contains(.rawHidden) { return }
    switch element {
    case .html, .head, .body: return
    case .a:
      endLink(at: source)
      return
    case .br:
      breakBlock(element: .br, at: source)
      return
    default: break
    }
    if tooDeep > 0 {
      tooDeep -= 1
      return
    }
    if element.headingRank > 0 {
      if let index = inScope({ $0.headingRank > 0 }) { pop(to: index) }
    } else if traits.contains(.table) || element == .table {
      if let index = inTableScope(element) { pop(to: index) }
    } else if traits.contains(.block) || traits.contains(.special) || traits.contains(.hidden) {
      if let index = inScope(element) {
        pop(to: index)
      } else if element == .p, hiddenDepth == 0 {
        breakBlock(element: .hr, at: source)
      }
    } else if let index = inlineMatch(element, hash) {
      pop(to: index)
    }
  }

  private mutating func breakBlock(element: Element, at source: Int) {
    guard hiddenDepth == 0 else { return }
    emitVoid(Tag(element: element, role: .void, firstAttribute: 0, attributeCount: 0, source: Int32(source)))
  }

  /// Closes the element at `index` and all above it.
  mutating func pop(to index: Int) {
    while stack.count > index, let open = stack.popLast() {
      if open.hides { hiddenDepth -= 1 }
      if open.isPreformatted { preformattedDepth -= 1 }
      if open.element == .svg || open.element == .math { foreignDepth -= 1 }
      switch open.emits {
      case .nothing: break
      case .block: write("</div>")
      case .inline: write("</span>")
      }
    }
  }

  mutating func popAll() { pop(to: 0) }

  private func isOpen(_ element: Element) -> Bool { stack.contains { $0.element == element } }

  private func inScope(_ element: Element) -> Int? { inScope { $0 == element } }

  /// The nearest match that no table cell, caption or embedded document parts from here.
  private func inScope(_ isMatch: (Element) -> Bool) -> Int? {
    for index in stack.indices.reversed() {
      let open = stack[index].element
      if isMatch(open) { return index }
      switch open {
      case .td, .th, .caption, .table, .template, .object, .marquee: return nil
      default: break
      }
    }
    return nil
  }

  private func paragraphInScope() -> Int? {
    for index in stack.indices.reversed() {
      switch stack[index].element {
      case .p: return index
      case .td, .th, .caption, .table, .template, .object, .marquee, .button: return nil
      default: break
      }
    }
    return nil
  }

  private func inTableScope(_ element: Element) -> Int? {
    for index in stack.indices.reversed() {
      if stack[index].element == element { return index }
      if stack[index].element == .table || stack[index].element == .template { return nil }
    }
    return nil
  }

  private func inlineMatch(_ element: Element, _ hash: UInt64) -> Int? {
    for index in stack.indices.reversed() {
      let open = stack[index]
      if open.element == element, element != .unknown || open.hash == hash { return index }
      if open.element.traits.contains(.special) { return nil }
    }
    return nil
  }

  // MARK: SVG and MathML

  private var isInIntegrationPoint: Bool {
    for open in stack.reversed() {
      switch open.element {
      case .foreignobject, .desc, .title: return true
      case .svg, .math: return false
      default: break
      }
    }
    return false
  }

  private mutating func leaveForeign() {
    if let index = stack.lastIndex(where: { $0.element == .svg || $0.element == .math }) { pop(to: index) }
  }
}
