extension Table<Int32> {
  /// Makes the slots of a hash table for the numbers from 0 up to `count`: a power of two, at most half full; -1 is free.
  /// A number is in its slot among that many, which `slot` gives, or in the next free one (open addressing).
  init(slotsFor count: Int, _ slot: (_ number: Int, _ size: Int) -> Int) {
    var size = 16
    while size < 2 * count { size *= 2 }
    var slots = Array(repeating: Int32(-1), count: size)
    for number in 0..<count {
      var place = slot(number, size)
      while slots[place] >= 0 { place = (place + 1) & (size - 1) }
      slots[place] = Int32(number)
    }
    self.init(slots)
  }
}
