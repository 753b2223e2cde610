/// A list of plain records that is filled again and again. It keeps its memory, and to empty it a number is set: what stood there
/// is written over.
@usableFromInline package struct Refilled<Element: Sendable>: Sendable {
  /// How many elements there are.
  @usableFromInline package private(set) var count = 0
  /// Those, and after them what stood there before.
  @usableFromInline private(set) var room: [Element] = []

  /// An empty list.
  init() {}

  /// Takes all away.
  mutating func removeAll() { count = 0 }

  /// Appends an element.
  mutating func append(_ element: Element) {
    if count < room.count { room[count] = element } else { room.append(element) }
    count += 1
  }

  /// Puts an element after the last that is none of the list.
  mutating func end(with element: Element) {
    append(element)
    count -= 1
  }

  /// Fills it anew with an element, so many times.
  mutating func fill(with element: Element, _ times: Int) {
    removeAll()
    makeRoom(times, element)
    for place in 0..<times { room[place] = element }
    count = times
  }

  /// Makes room for so many more, of which `blank` is one.
  private mutating func makeRoom(_ more: Int, _ blank: Element) {
    let missing = count + more - room.count
    if missing > 0 { grow(missing, blank) }
  }

  /// Apart, since it is rare and would stand in the way wherever something is written.
  @inline(never)
  private mutating func grow(_ missing: Int, _ blank: Element) {
    room += repeatElement(blank, count: Swift.max(missing, room.count))
  }

  /// Calls `body` with all the room, where there is such for so many more; it returns how many elements there are then.
  @inline(__always)
  mutating func write(_ more: Int, _ blank: Element, _ body: (UnsafeMutableBufferPointer<Element>) -> Int) {
    makeRoom(more, blank)
    count = room.withUnsafeMutableBufferPointer { body($0) }
    precondition(count <= room.count, "what was written stands in the room")
  }

  /// Lends the elements.
  @inline(__always)
  func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    room.withUnsafeBytes {
      body(UnsafeRawBufferPointer(start: $0.baseAddress, count: count * MemoryLayout<Element>.stride))
    }
  }

  /// The same where they are written to.
  @inline(__always)
  mutating func withUnsafeMutableBytes<Result>(_ body: (UnsafeMutableRawBufferPointer) -> Result) -> Result {
    let size = count * MemoryLayout<Element>.stride
    return room.withUnsafeMutableBytes { body(UnsafeMutableRawBufferPointer(start: $0.baseAddress, count: size)) }
  }
}

extension Refilled: RandomAccessCollection {
  /// 0.
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

  /// Puts an element at a place.
  mutating func set(_ place: Int, to element: Element) {
    precondition(place < count, "an element is there")
    room[place] = element
  }
}

extension Refilled: Equatable where Element: Equatable {
  /// Whether the same elements are in both.
  @usableFromInline package static func == (a: Self, b: Self) -> Bool { a.elementsEqual(b) }
}
