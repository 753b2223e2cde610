/// The open elements of an office document, the outermost first, and which of them have text that is left out.
struct OpenElements<Element: Equatable> {
  private struct Open {
    var element: Element
    /// Whether its text is left out.
    var isLeftOut: Bool
    /// Whether one of its alternatives was met.
    var hasChoice = false
  }

  private var open: [Open] = []
  /// The number of open elements whose text is left out.
  private var leftOut = 0

  /// Whether the current text is left out.
  var isLeftOut: Bool { leftOut > 0 }

  /// The innermost element.
  var last: Element? { open.last?.element }

  /// The innermost elements, at most `count`, the innermost last.
  func innermost(_ count: Int) -> some Sequence<Element> { open.suffix(count).lazy.map(\.element) }

  /// Whether the two innermost elements are these.
  func isWithin(_ inner: Element, _ outer: Element) -> Bool {
    open.count > 1 && open[open.count - 1].element == inner && open[open.count - 2].element == outer
  }

  mutating func begin(_ element: Element, isLeftOut: Bool) {
    if isLeftOut { leftOut += 1 }
    open.append(Open(element: element, isLeftOut: isLeftOut))
  }

  /// Ends the innermost element; returns it unless its contents were left out.
  mutating func end() -> Element? {
    guard let ended = open.popLast() else { return nil }
    if ended.isLeftOut { leftOut -= 1 }
    return isLeftOut || ended.isLeftOut ? nil : ended.element
  }

  /// Whether the first alternative is met within the innermost element, if that offers alternatives.
  mutating func choose(within alternatives: Element) -> Bool {
    guard let last = open.indices.last, open[last].element == alternatives else { return true }
    defer { open[last].hasChoice = true }
    return !open[last].hasChoice
  }

  /// Whether the innermost of some elements is left out; `nil` where none is open.
  func isLeftOut(_ elements: Element...) -> Bool? { place(of: elements).map { open[$0].isLeftOut } }

  /// Leaves out the rest of the innermost of some elements, or includes it after all.
  mutating func leaveOut(_ elements: Element..., isLeftOut: Bool = true) {
    guard let place = place(of: elements), open[place].isLeftOut != isLeftOut else { return }
    open[place].isLeftOut = isLeftOut
    leftOut += isLeftOut ? 1 : -1
  }

  private func place(of elements: [Element]) -> Int? { open.lastIndex { elements.contains($0.element) } }
}
