import Text

/// The types that several forms share, found by what they are. Open addressing over powers of two, at most half full; -1 is
/// free.
struct SharedTypes: Sendable {
  private var slots = Array(repeating: Int32(-1), count: Self.fewest)
  private var count = 0
  /// The type of each kind that was last asked for, -1 for none: that of most forms that are met again, and found sooner.
  private var lastOfKind: [Int32] = []

  /// The slots at first, a power of two: more are made as types are met.
  private static let fewest = 64

  /// The number of a type; `number`, which it has from now on, where it was not met before. What a type is beside its kind hangs
  /// on how it is written and on which word it is to formulas.
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

  /// Asks for the memory of the type of a kind that was last asked for.
  func ask(for kind: Int32, among types: TypeTable) {
    guard Int(kind) < lastOfKind.count, lastOfKind[Int(kind)] >= 0 else { return }
    types.ask(for: Int(lastOfKind[Int(kind)]))
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

  /// Makes room for forms of so many kinds.
  mutating func reserve(kinds: Int) { lastOfKind.reserveCapacity(kinds) }

  /// Forgets all.
  mutating func removeAll() {
    slots = Array(repeating: -1, count: Self.fewest)
    count = 0
    lastOfKind.removeAll(keepingCapacity: true)
  }

  /// Doubles the room. The type last met is not among the others yet.
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
  /// Whether a type of the same kind is written alike and the same word to formulas, as far as types tell.
  fileprivate func isWritten(as other: PartType) -> Bool {
    capitals == other.capitals && smalls == other.smalls && traits == other.traits && marks == other.marks
      && needs == other.needs && weighed == other.weighed
  }
}
