/// The elements of an office document that are open where it is read, the outermost first, and which of them hold text that is not
/// the document's.
struct OpenElements<Element: Equatable> {
  private struct Open {
    var element: Element
    /// Whether its text is not the document's.
    var isLeftOut: Bool
    /// Whether one of the forms between which it lets choose was met.
    var hasChoice = false
  }

  private var open: [Open] = []
  /// How many of them hold text that is not the document's.
  private var leftOut = 0

  /// Whether what stands here is not the document's text.
  var isLeftOut: Bool { leftOut > 0 }

  /// The innermost element.
  var last: Element? { open.last?.element }

  /// The innermost elements, so many at most, the last one last.
  func innermost(_ count: Int) -> some Sequence<Element> { open.suffix(count).lazy.map(\.element) }

  /// Whether the innermost elements are these, the last one first.
  func isWithin(_ inner: Element, _ outer: Element) -> Bool {
    open.count > 1 && open[open.count - 1].element == inner && open[open.count - 2].element == outer
  }

  mutating func begin(_ element: Element, isLeftOut: Bool) {
    if isLeftOut { leftOut += 1 }
    open.append(Open(element: element, isLeftOut: isLeftOut))
  }

  /// The element that ends, where what it held is the document's; `nil` where it was left out.
  mutating func end() -> Element? {
    guard let ended = open.popLast() else { return nil }
    if ended.isLeftOut { leftOut -= 1 }
    return isLeftOut || ended.isLeftOut ? nil : ended.element
  }

  /// Whether the first of the forms between which the innermost element lets choose, if it does, is met.
  mutating func choose(within alternatives: Element) -> Bool {
    guard let last = open.indices.last, open[last].element == alternatives else { return true }
    defer { open[last].hasChoice = true }
    return !open[last].hasChoice
  }

  /// Whether the innermost of some elements is left out; `nil` where none is open.
  func isLeftOut(_ elements: Element...) -> Bool? { place(of: elements).map { open[$0].isLeftOut } }

  /// Leaves out the rest of the innermost of some elements, or takes it in after all.
  mutating func leaveOut(_ elements: Element..., isLeftOut: Bool = true) {
    guard let place = place(of: elements), open[place].isLeftOut != isLeftOut else { return }
    open[place].isLeftOut = isLeftOut
    leftOut += isLeftOut ? 1 : -1
  }

  private func place(of elements: [Element]) -> Int? { open.lastIndex { elements.contains($0.element) } }
}
