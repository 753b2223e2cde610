/// Closing elements (HTML 13.2.6.4), and the stack of those that are open.
extension MarkupFilter {
  mutating func close(_ element: Element, _ hash: UInt64, at source: Int) {
    let traits = traits[Int(element.rawValue)]
    // An annotation may end with the word that it stands at.
    if element == .ruby { closeAnnotation() }
    let isDropped = traits.contains(.formatting) || traits.contains(.rawHidden)
    if isDropped, element != .title || foreignDepth == 0 { return }
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
    if element == .template {
      // Closes everything open in it; otherwise all that follows would be hidden.
      if let index = stack.lastIndex(where: { $0.element == .template }) { pop(to: index) }
    } else if element.headingRank > 0 {
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
      switch open.element {
      case .svg, .math: foreignDepth -= 1
      case .p: openParagraphs -= 1
      default: break
      }
      switch open.emits {
      case .nothing: break
      case .block: output.append(markups.blockEnd)
      case .inline: output.append(markups.inlineEnd)
      }
    }
  }

  mutating func popAll() { pop(to: 0) }

  /// Closes an `rt` or `rp` whose end tag was left out, as HTML allows.
  mutating func closeAnnotation() {
    if let top = stack.last?.element, top == .rt || top == .rp { pop(to: stack.count - 1) }
  }

  func isOpen(_ element: Element) -> Bool { stack.contains { $0.element == element } }

  func inScope(_ element: Element) -> Int? { inScope { $0 == element } }

  /// The nearest matching element that is not separated from here by a table cell, a caption or an embedded document.
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

  func paragraphInScope() -> Int? {
    if openParagraphs == 0 { return nil }
    for index in stack.indices.reversed() {
      switch stack[index].element {
      case .p: return index
      case .td, .th, .caption, .table, .template, .object, .marquee, .button, .foreignobject, .desc, .title: return nil
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
      if traits[Int(open.element.rawValue)].contains(.special) { return nil }
    }
    return nil
  }

  // MARK: SVG and MathML

  var isInIntegrationPoint: Bool {
    for open in stack.reversed() {
      switch open.element {
      case .foreignobject, .desc, .title: return true
      case .svg, .math: return false
      default: break
      }
    }
    return false
  }

  mutating func leaveForeign() {
    if let index = stack.lastIndex(where: { $0.element == .svg || $0.element == .math }) { pop(to: index) }
  }
}
