/// The fast paths for nearly all texts: what ASCII bytes alone decide. What they leave open is decided by the rules,
/// character by character.
extension SentenceBreaks {
  /// The outcome at a terminator.
  enum Outcome {
    /// The sentence ends, before this offset.
    case ends(Int)
    /// It continues, and the next terminator is not before this offset.
    case goesOn(Int)
    /// The rules must decide.
    case unknown
  }

  /// The outcome at an ASCII terminator, where the following ASCII bytes decide, as they mostly do. A condensed form of
  /// the rules.
  @inline(__always)
  func outcome(_ bytes: Span<UInt8>, _ terminator: Int, _ start: Int, _ limit: Int) -> Outcome {
    let mark = bytes[terminator]
    let isFullStop = mark == UInt8(ascii: ".")
    guard isFullStop || mark == UInt8(ascii: "?") || mark == UInt8(ascii: "!") else { return .unknown }
    var i = terminator + 1
    let closed = passClose(bytes, i, limit)
    let hasClose = closed > i
    i = closed
    while i < limit, ascii[Int(bytes[i])] == .space { i += 1 }
    guard i < limit else { return .ends(limit) }
    let isNext = i == terminator + 1
    switch ascii[Int(bytes[i])] {
    case .continuation: return .goesOn(i)  // SB8a
    case .lower:
      let joins = isFullStop || (rules == .tailored && hasClose)
      return joins ? .goesOn(i) : .ends(i)  // SB8, SB11
    case .upper where isNext && isFullStop && terminator > start:  // SB7, SB11
      let before = ascii[Int(bytes[terminator - 1])]
      if before == .extend { return .unknown }
      return before == .upper || before == .lower ? .goesOn(i) : .ends(i)
    case .upper: return .ends(i)  // SB11
    case .numeric where isNext && isFullStop: return .goesOn(i)  // SB6
    case .numeric, .other, .close:
      return isFullStop && reachesLower(bytes, i, limit) ? .goesOn(i) : .ends(i)  // SB8, SB11
    default: return .unknown
    }
  }

  /// The first offset from `start` on without a closing quotation mark or bracket, ASCII or curly.
  @inline(__always)
  private func passClose(_ bytes: Span<UInt8>, _ start: Int, _ limit: Int) -> Int {
    var i = start
    while i < limit {
      if ascii[Int(bytes[i])] == .close {
        i += 1
      } else if bytes[i] == 0xE2, i + 2 < limit, bytes[i + 1] == 0x80, bytes[i + 2] == 0x99 || bytes[i + 2] == 0x9D {
        i += 3
      } else {
        break
      }
    }
    return i
  }

  /// The first offset from `start` on with a byte that the rules must look at between two terminators; `limit` where
  /// there is none.
  @inline(__always)
  func passPlain(
    _ bytes: Span<UInt8>, _ start: Int, _ limit: Int, _ terminators: inout Terminators
  ) -> Int {
    // Not bound to a name, which would copy it.
    if terminators.scan != nil { return min(terminators.scan!.offset(from: start, in: bytes), limit) }
    var i = start
    while terminators.byEight, i < limit, isPlain(EightBytes(bytes, at: i, end: limit)) { i += 8 }
    while i < limit, isPlain[Int(bytes[i])] { i += 1 }
    return min(i, limit)
  }

  /// Whether none of eight bytes must be looked at by the rules between two terminators.
  @inline(__always)
  private func isPlain(_ eight: EightBytes) -> Bool {
    let stops =
      eight.between(UInt8(ascii: "."), UInt8(ascii: ".")) | eight.between(UInt8(ascii: "?"), UInt8(ascii: "?"))
    let marks = eight.between(UInt8(ascii: "!"), UInt8(ascii: "!")) | eight.between(10, 13) | eight.beyond
    return stops | marks == 0
  }
}
