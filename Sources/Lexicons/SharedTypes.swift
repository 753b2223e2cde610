import Text

/// Types shared by several forms, found by what they are. Open addressing with a power of two of slots, at most half
/// full; -1 is free.
struct SharedTypes: Sendable {
  private var slots = Array(repeating: Int32(-1), count: Self.fewest)
  private var count = 0
  /// For each kind the type last asked for, -1 for none; most forms that are met again have it, and it is found faster.
  private var lastOfKind: [Int32] = []

  /// The initial number of slots, a power of two.
  private static let fewest = 64

  /// The number of a type: an existing one, or `number` if it was not met before. Types of one kind differ in how they
  /// are written and in their number among weighed words.
  mutating func number(of type: PartType, orElse number: Int32, among types: TypeTable) -> Int32 {
    let last = Int(type.kind)
    if last < lastOfKind.count {
      let known = lastOfKind[last]
      if known >= 0, types[Int(known)].isWritten(as: type) { return known }
    } else {
      lastOfKind.makeRoomSparingly(for: last + 1 - lastOfKind.count)
      while lastOfKind.count <= last { lastOfKind.append(-1) }
    }
    lastOfKind[last] = find(type, orElse: number, among: types)
    return lastOfKind[last]
  }

  /// Prefetches the type last asked for of a kind.
  func prefetchType(of kind: Int32, among types: TypeTable) {
    guard Int(kind) < lastOfKind.count, lastOfKind[Int(kind)] >= 0 else { return }
    types.prefetch(Int(lastOfKind[Int(kind)]))
  }

  private mutating func find(_ type: PartType, orElse number: Int32, among types: TypeTable) -> Int32 {
    var slot = Self.slot(type, slots.count)
    while slots[slot] >= 0 {
      let known = types[Int(slots[slot])]
      if known.kind == type.kind, known.isWritten(as: type) { return slots[slot] }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = number
    count += 1
    if 2 * count > slots.count { grow(type, number, types) }
    return number
  }

  /// Makes room for forms of this many kinds.
  mutating func reserve(kinds: Int) { lastOfKind.reserveCapacity(kinds) }

  /// Forgets all.
  mutating func removeAll() {
    slots = Array(repeating: -1, count: Self.fewest)
    count = 0
    lastOfKind.removeAll(keepingCapacity: true)
  }

  /// Doubles the number of slots. The type given is not among the others yet.
  private mutating func grow(_ type: PartType, _ number: Int32, _ types: TypeTable) {
    let old = slots
    slots = Array(repeating: -1, count: 2 * old.count)
    for known in old where known >= 0 {
      var slot = Self.slot(known == number ? type : types[Int(known)], slots.count)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = known
    }
  }

  private static func slot(_ type: PartType, _ size: Int) -> Int {
    let written = UInt64(type.capitals) << 16 | UInt64(type.smalls) | UInt64(type.traits.rawValue) << 32
    let word = UInt64(UInt32(bitPattern: type.weighed)) &* 0xE703_7ED1_A0B4_28DB
    let hash = (written ^ word ^ UInt64(UInt32(bitPattern: type.kind)) << 40) &* 0x9E37_79B9_7F4A_7C15
    return WordHash.slot(hash, of: size)
  }
}

extension PartType {
  /// Whether a type of the same kind is written in the same way and is the same weighed word, as far as types record
  /// that.
  fileprivate func isWritten(as other: PartType) -> Bool {
    capitals == other.capitals && smalls == other.smalls && traits == other.traits && marks == other.marks
      && needs == other.needs && weighed == other.weighed
  }
}
