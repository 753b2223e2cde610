/// Which needs of patterns a form or a class of sentence passes. Needs are numbered by bits, a pattern's rarest in a first
/// plane, its second and its third in two more, and of the planes a form has those words only in which it has a bit: some
/// five of sixty, most forms none.
///
/// What the forms of a sentence pass together is the union of their lists, and where a pattern has its bit in all three
/// planes of it, all that it needs is there.
struct NeedLists: Sendable {
  /// The bits of 64 patterns in one plane.
  struct Need: Hashable, Sendable {
    /// A bit for each of the patterns whose need is passed.
    var patterns: UInt64
    /// Which word of its plane it is, which plane, and which word of all planes.
    var word: UInt16
    var plane: UInt16
    var place: UInt16
    /// How many more belong to the same form.
    var left: UInt16
  }

  /// How many words of 64 patterns there are.
  let height: Int
  /// The lists of all forms; the first passes nothing.
  private(set) var needs = [Need(patterns: 0, word: 0, plane: 0, place: 0, left: 0)]
  /// What every sentence passes: needs that a pattern does not have. `3 * height` words.
  let always: [UInt64]
  /// What sentences pass that ask.
  let asked: [UInt64]
  /// What sentences in capitals pass.
  let shouted: [UInt64]
  /// Forms that pass the same have the same list.
  private var known: [[Int32]: Int32] = [:]

  init(_ lexicon: Lexicon) {
    height = PatternBits.height(lexicon.code.patterns.count)
    always = Self.planes(height, lexicon.code.missing[...])
    asked = Self.planes(height, lexicon.needs(of: .asked))
    shouted = Self.planes(height, lexicon.needs(of: .shouted))
  }

  /// The number of a pattern's need.
  static func number(pattern: Int, need: Int) -> Int32 { Int32(pattern * PatternCode.needsLookedAt + need) }

  /// Where the list begins of a form that passes some needs; 0 where it passes none.
  mutating func list(of numbers: [Int32]) -> Int32 {
    if numbers.isEmpty { return 0 }
    if let list = known[numbers] { return list }
    let list = Int32(needs.count)
    known[numbers] = list
    let planes = Self.planes(height, numbers[...])
    let places = planes.indices.filter { planes[$0] != 0 }
    for (number, place) in places.enumerated() {
      needs.append(
        Need(
          patterns: planes[place], word: UInt16(place % height), plane: UInt16(place / height), place: UInt16(place),
          left: UInt16(places.count - 1 - number)))
    }
    return list
  }

  /// Forgets the forms.
  mutating func removeAll() {
    needs.removeLast(needs.count - 1)
    known.removeAll(keepingCapacity: true)
  }

  private static func planes(_ height: Int, _ numbers: ArraySlice<Int32>) -> [UInt64] {
    var planes = Array(repeating: UInt64(0), count: PatternCode.needsLookedAt * height)
    for number in numbers {
      let (pattern, need) = Int(number).quotientAndRemainder(dividingBy: PatternCode.needsLookedAt)
      planes[need * height + pattern / 64] |= 1 << UInt64(pattern % 64)
    }
    return planes
  }
}

/// A bit a pattern, in words of 64.
enum PatternBits {
  /// How many words hold the bits of some patterns.
  static func height(_ patterns: Int) -> Int { max(1, (patterns + 63) / 64) }

  /// A bit for each pattern of which something is true.
  static func bits(_ isTrue: [Bool]) -> [UInt64] {
    var bits = Array(repeating: UInt64(0), count: height(isTrue.count))
    for pattern in isTrue.indices where isTrue[pattern] { bits[pattern / 64] |= 1 << UInt64(pattern % 64) }
    return bits
  }

  /// Takes all bits away.
  static func clear(_ bits: inout [UInt64]) {
    var bits = bits.mutableSpan
    for word in bits.indices { bits[word] = 0 }
  }

  /// Sets the bit of a pattern.
  static func set(_ pattern: Int, _ bits: inout [UInt64]) { bits[pattern / 64] |= 1 << UInt64(pattern % 64) }
}
