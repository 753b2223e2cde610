/// Distinct lists, stored one after another in one array and numbered from 0 in the order in which they were first met:
/// tens of thousands of forms differ little in what they pass.
struct InternedLists<Element: FixedWidthInteger & Sendable>: Sendable {
  /// The elements of all lists.
  private(set) var pool: [Element] = []
  /// Where each list ends.
  private(set) var ends: [Int32] = []
  /// The hash of each list.
  private var hashes: [UInt32] = []
  /// The lists by hash. Open addressing with a power of two of slots, at most half full; -1 is free.
  private var slots: [Int32] = Array(repeating: -1, count: 64)

  /// Makes a store with one list.
  init(_ first: [Element]) { _ = number(of: first) }

  /// The number of lists.
  var count: Int { ends.count }

  /// The place of a list in `pool`, by its number.
  func range(of number: Int) -> Range<Int> { start(of: number)..<Int(ends[number]) }

  /// Where a list begins in `pool`, by its number.
  func start(of number: Int) -> Int { number == 0 ? 0 : Int(ends[number - 1]) }

  /// The number of a list; `nil` where it is not stored.
  func known(_ list: [Element]) -> Int? {
    let slot = slot(of: list, Self.hash(list))
    return slots[slot] < 0 ? nil : Int(slots[slot])
  }

  /// The number of a list, which is stored if it is new.
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

  /// The slot that has the number of a list, or would have it.
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

/// The hash of a list of 64-bit words. Each is multiplied into it and the product folded, so that the highest bit of a
/// word, which may be its only one, also affects the lowest bits of the hash. The factors are odd without regular bit
/// patterns; the second is 2^64 divided by the golden ratio, as in Fibonacci hashing.
struct ListHash {
  private var state: UInt64 = 0xE703_7ED1_A0B4_28DB

  /// Adds a word.
  @inline(__always)
  mutating func add(_ word: UInt64) {
    let product = (state ^ word).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    state = product.high ^ product.low
  }

  /// The hash of the words added.
  var value: UInt32 { UInt32(truncatingIfNeeded: state) }
}

extension Array {
  /// Makes room for more elements when there is none, for at least half as many as are there: an array that grows by
  /// itself doubles, and tables of forms are most of the memory of a run. Room that was never written to takes no
  /// memory.
  mutating func makeRoomSparingly(for more: Int) {
    if count + more > capacity { reserveCapacity(count + Swift.max(more, count / 2, 64)) }
  }

  /// Appends an element, leaving little spare room.
  mutating func appendSparingly(_ element: Element) {
    makeRoomSparingly(for: 1)
    append(element)
  }
}
