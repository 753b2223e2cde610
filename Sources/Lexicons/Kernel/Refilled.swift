/// A list of plain records that is filled again and again. It keeps its memory, and emptying it only sets a number: old
/// records are overwritten.
@usableFromInline package struct Refilled<Element: Sendable>: Sendable {
  /// The number of elements.
  @usableFromInline package private(set) var count = 0
  /// The elements, followed by old ones.
  @usableFromInline private(set) var room: [Element] = []

  /// Makes an empty list.
  init() {}

  /// Removes all elements.
  mutating func removeAll() { count = 0 }

  /// Appends an element.
  mutating func append(_ element: Element) {
    if count < room.count { room[count] = element } else { room.append(element) }
    count += 1
  }

  /// Puts an element after the last one without adding it to the list.
  mutating func end(with element: Element) {
    append(element)
    count -= 1
  }

  /// Replaces the contents with an element, repeated.
  mutating func fill(with element: Element, _ times: Int) {
    removeAll()
    makeRoom(times, element)
    for place in 0..<times { room[place] = element }
    count = times
  }

  /// Makes room for more elements, using `blank` as filler.
  private mutating func makeRoom(_ more: Int, _ blank: Element) {
    let missing = count + more - room.count
    if missing > 0 { grow(missing, blank) }
  }

  /// Not inlined, since it is rare and would be in the way wherever something is written.
  @inline(never)
  private mutating func grow(_ missing: Int, _ blank: Element) {
    room += repeatElement(blank, count: Swift.max(missing, room.count))
  }

  /// Calls `body` with all memory, with room for at least `more` elements beyond those there; it returns the new number
  /// of elements.
  @inline(__always)
  mutating func write(_ more: Int, _ blank: Element, _ body: (UnsafeMutableBufferPointer<Element>) -> Int) {
    makeRoom(more, blank)
    count = room.withUnsafeMutableBufferPointer { body($0) }
    precondition(count <= room.count, "what was written stands in the room")
  }

  /// Lends the elements for reading.
  @inline(__always)
  func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    room.withUnsafeBytes {
      body(UnsafeRawBufferPointer(start: $0.baseAddress, count: count * MemoryLayout<Element>.stride))
    }
  }

  /// Lends the elements for writing.
  @inline(__always)
  mutating func withUnsafeMutableBytes<Result>(_ body: (UnsafeMutableRawBufferPointer) -> Result) -> Result {
    let size = count * MemoryLayout<Element>.stride
    return room.withUnsafeMutableBytes { body(UnsafeMutableRawBufferPointer(start: $0.baseAddress, count: size)) }
  }
}

extension Refilled: RandomAccessCollection {
  /// Always 0.
  @inlinable package var startIndex: Int { 0 }
  /// `count`.
  @inlinable package var endIndex: Int { count }

  /// The element at a place.
  @inlinable package subscript(place: Int) -> Element {
    get {
      precondition(place < count, "an element is there")
      return room[place]
    }
  }

  /// Replaces the element at a place.
  mutating func set(_ place: Int, to element: Element) {
    precondition(place < count, "an element is there")
    room[place] = element
  }
}

extension Refilled: Equatable where Element: Equatable {
  /// Whether both have the same elements.
  @usableFromInline package static func == (a: Self, b: Self) -> Bool { a.elementsEqual(b) }
}
