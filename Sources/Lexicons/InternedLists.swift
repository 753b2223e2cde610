/// Lists that are each kept once, one after another in one array, and numbered from 0 in the order in which they were first
/// met: of tens of thousands of forms few differ in what they pass.
struct InternedLists<Element: FixedWidthInteger & Sendable>: Sendable {
  /// The elements of all lists.
  private(set) var pool: [Element] = []
  /// Where each list ends.
  private(set) var ends: [Int32] = []
  /// The hash of each.
  private var hashes: [UInt32] = []
  /// The lists by hash. Open addressing over powers of two, at most half full; -1 is free.
  private var slots: [Int32] = Array(repeating: -1, count: 64)

  /// Keeps one list, the first.
  init(_ first: [Element]) { _ = number(of: first) }

  /// How many lists there are.
  var count: Int { ends.count }

  /// Where the list of a number is in `pool`.
  func range(of number: Int) -> Range<Int> { start(of: number)..<Int(ends[number]) }

  /// Where the list of a number begins in `pool`.
  func start(of number: Int) -> Int { number == 0 ? 0 : Int(ends[number - 1]) }

  /// The number of a list; `nil` where it is not kept.
  func known(_ list: [Element]) -> Int? {
    let slot = slot(of: list, Self.hash(list))
    return slots[slot] < 0 ? nil : Int(slots[slot])
  }

  /// The number of a list.
  mutating func number(of list: [Element]) -> Int {
    let hash = Self.hash(list)
    let slot = slot(of: list, hash)
    if slots[slot] >= 0 { return Int(slots[slot]) }
    let number = ends.count
    pool.makeRoomSparingly(for: list.count)
    pool += list
    ends.append(Int32(pool.count))
    hashes.append(hash)
    slots[slot] = Int32(number)
    if 2 * ends.count > slots.count { place(in: 2 * slots.count) }
    return number
  }

  /// Where the number of a list stands, or would stand.
  private func slot(of list: [Element], _ hash: UInt32) -> Int {
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let known = Int(slots[slot])
      if hashes[known] == hash, isList(known, list) { break }
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }

  private func isList(_ number: Int, _ list: [Element]) -> Bool {
    let start = start(of: number)
    guard Int(ends[number]) - start == list.count else { return false }
    for index in list.indices where pool[start + index] != list[index] { return false }
    return true
  }

  private mutating func place(in size: Int) {
    slots = Array(repeating: -1, count: size)
    for (number, hash) in hashes.enumerated() {
      var slot = Int(hash) & (size - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = Int32(number)
    }
  }

  private static func hash(_ list: [Element]) -> UInt32 {
    var hash = ListHash()
    for element in list { hash.add(UInt64(truncatingIfNeeded: element)) }
    return hash.value
  }
}

/// The hash of a list of words of 64 bits. Each is multiplied into it and the product folded, so that the highest bit of a word,
/// which may be its only one, tells as well in the lowest bits of the hash. The numbers are odd and have bits in no pattern; the
/// second is 2^64 by the golden ratio, as Fibonacci hashing has it.
struct ListHash {
  private var state: UInt64 = 0xE703_7ED1_A0B4_28DB

  /// Adds a word.
  @inline(__always)
  mutating func add(_ word: UInt64) {
    let product = (state ^ word).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    state = product.high ^ product.low
  }

  /// The hash of what was added.
  var value: UInt32 { UInt32(truncatingIfNeeded: state) }
}

extension Array {
  /// Makes room for some more elements, where there is none for half of what is there at least: an array that grows by itself
  /// takes twice what it has, and tables of forms are most of the memory of a run. Room that nothing was written to is none.
  mutating func makeRoomSparingly(for more: Int) {
    if count + more > capacity { reserveCapacity(count + Swift.max(more, count / 2, 64)) }
  }

  /// Appends an element, with room for few more.
  mutating func appendSparingly(_ element: Element) {
    makeRoomSparingly(for: 1)
    append(element)
  }
}
