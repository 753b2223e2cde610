/// Finds sentence boundaries by UAX #29. The only place in the package that decides them; `SentenceEnds` then drops those
/// that stand after an abbreviation or inside a token.
///
/// A boundary never depends on what stands before the one before it, so that a search may begin at any of them.
public struct SentenceBreaks: Sendable {
  /// A stretch between two boundaries.
  struct Segment {
    /// The offset after its last byte.
    var end: Int
    /// Where the last character that may end a sentence stands; `nil` if the text or the paragraph ended it.
    var terminator: Int?
  }

  /// How much of `SATerm Close* Sp*` has been read.
  private enum Progress { case text, terminator, close, space }

  /// What may be the end of a sentence, as far as it has been read.
  private struct Ending {
    var progress = Progress.text
    var isFullStop = false
    /// Whether SB7 may join: a cased letter stands before the full stop.
    var followsLetter = false
    var hasClose = false
  }

  private let rules: BreakRules
  private let classes = CharacterClasses.shared
  private let sentence: [SentenceBreak]
  /// By byte: whether it is ASCII and can neither end a sentence nor a paragraph.
  private let isPlain: [Bool]
  /// The properties of the ASCII characters; other bytes are `extend`, which no ASCII character is.
  private let ascii: [SentenceBreak]

  /// Makes a finder that follows `rules`.
  public init(_ rules: BreakRules = .standard) {
    self.rules = rules
    let sentence = CharacterClasses.shared.sentence(rules)
    let blocks = CharacterClasses.shared.blocks
    self.sentence = sentence
    ascii = (0..<256).map { $0 < 0x80 ? sentence[Int(blocks[$0])] : .extend }
    isPlain = (0..<256).map { byte in
      guard byte < 0x80 else { return false }
      let property = sentence[Int(blocks[byte])]
      return property != .fullStop && property != .terminator && !property.isLineEnd
    }
  }

  /// The characters at which a search stops that is between terminators, in a text or a part of it.
  struct Terminators {
    /// `nil` without the kernel.
    fileprivate var scan: TerminatorScan?
    /// Whether bytes without a terminator are passed over eight at a time; else the rules look at every byte.
    fileprivate var byEight = false
  }

  /// All boundaries of `text` as byte offsets, its start and end included; none for an empty text.
  public func boundaries(of text: String) -> [Int] { boundaries(of: text, path: .best) }

  /// The same by the rules alone, character by character: the reference that tests and benchmarks hold every faster way to.
  @_spi(Reference)
  public func boundariesByRules(of text: String) -> [Int] { boundaries(of: text, path: .rules) }

  /// The same in a way of your choice.
  func boundaries(of text: String, path: ScanPath) -> [Int] {
    let bytes = text.utf8Span.span
    guard bytes.count > 0 else { return [] }
    var terminators = terminators(in: bytes, ByteSpan(0, bytes.count), path: path)
    var boundaries = [0]
    boundaries.reserveCapacity(bytes.count / 64)
    var start = 0
    while start < bytes.count {
      start = segment(in: bytes, from: start, to: bytes.count, &terminators).end
      boundaries.append(start)
    }
    return boundaries
  }

  /// What `segment` needs for the segments of a span, which it must be asked for in order.
  func terminators(in bytes: Span<UInt8>, _ span: ByteSpan, path: ScanPath) -> Terminators {
    let isWhole = [span.start, span.end].allSatisfy { $0 == bytes.count || bytes[$0] & 0xC0 != 0x80 }
    let isShort = bytes.count <= Token.longestText
    return !path.isKernel || !isWhole || !isShort
      ? Terminators(scan: nil, byEight: path == .portable)
      : Terminators(scan: TerminatorScan(span, lines: rules == .standard, path: path))
  }

  /// The segment from the boundary `start`, which is before `limit`. Linear over a whole text: SB8 looks ahead once after a
  /// terminator and not past the next one.
  func segment(
    in bytes: Span<UInt8>, from start: Int, to limit: Int, _ terminators: inout Terminators
  ) -> Segment {
    var i = start
    var ending = Ending()
    var terminator: Int?
    while i < limit {
      if ending.progress == .text {
        i = passPlain(bytes, i, limit, &terminators)
        if i == limit { break }
        switch outcome(bytes, i, start, limit) {
        case .ends(let end): return Segment(end: end, terminator: i)
        case .goesOn(let next):
          terminator = i
          i = next
          continue
        case .unknown: break
        }
      }
      let (number, length) = classes.decode(bytes, i, limit)
      let next = sentence[number]
      if next.isIgnored {  // SB5
        i += length
        continue
      }
      if next.isLineEnd {  // SB3, SB4, SB9, SB10
        let isPair = next == .carriageReturn && i + 1 < limit && bytes[i + 1] == UInt8(ascii: "\n")
        return Segment(end: i + (isPair ? 2 : length), terminator: nil)
      }
      if next == .fullStop || next == .terminator {  // SB8a, or the first one
        terminator = i
        let isFullStop = next == .fullStop
        ending = Ending(
          progress: .terminator, isFullStop: isFullStop,
          followsLetter: ending.progress == .text && isFullStop && isCased(before: i, in: bytes, floor: start))
      } else if ending.progress != .text, !goesOn(&ending, with: next, bytes, i, limit) {
        return Segment(end: i, terminator: terminator)
      }
      i += length
    }
    return Segment(end: i, terminator: terminator)
  }

  /// The first offset from `start` on at which a byte stands that the rules must look at between two terminators; `limit` where
  /// none does.
  @inline(__always)
  private func passPlain(
    _ bytes: Span<UInt8>, _ start: Int, _ limit: Int, _ terminators: inout Terminators
  ) -> Int {
    if terminators.scan != nil { return min(terminators.scan!.offset(from: start, in: bytes), limit) }
    var i = start
    while terminators.byEight, i < limit, isPlain(EightBytes(bytes, at: i, end: limit)) { i += 8 }
    while i < limit, isPlain[Int(bytes[i])] { i += 1 }
    return min(i, limit)
  }

  /// Reads a character after a terminator: whether the sentence goes on with it, or may yet.
  @inline(__always)
  private func goesOn(
    _ ending: inout Ending, with next: SentenceBreak, _ bytes: Span<UInt8>, _ place: Int, _ limit: Int
  ) -> Bool {
    switch (ending.progress, next) {
    case (_, .continuation): ending.progress = .text  // SB8a
    case (.terminator, .numeric) where ending.isFullStop: ending.progress = .text  // SB6
    case (.terminator, .upper) where ending.isFullStop && ending.followsLetter: ending.progress = .text  // SB7
    case (.terminator, .close), (.close, .close):  // SB9
      ending.hasClose = true
      ending.progress = .close
    case (_, .space): ending.progress = .space  // SB9, SB10
    default:
      // The tailoring: “Why?” she asked.
      let joins =
        ending.isFullStop
        ? reachesLower(bytes, place, limit) : rules == .tailored && ending.hasClose && next == .lower
      guard joins else { return false }  // SB11
      ending.progress = .text  // SB8
    }
    return true
  }

  /// Whether no byte of eight is one that the rules must look at between two terminators.
  @inline(__always)
  private func isPlain(_ eight: EightBytes) -> Bool {
    let stops =
      eight.between(UInt8(ascii: "."), UInt8(ascii: ".")) | eight.between(UInt8(ascii: "?"), UInt8(ascii: "?"))
    let marks = eight.between(UInt8(ascii: "!"), UInt8(ascii: "!")) | eight.between(10, 13) | eight.beyond
    return stops | marks == 0
  }

  /// What comes of a terminator.
  private enum Outcome {
    /// The sentence ends, before this offset.
    case ends(Int)
    /// It goes on, and the next terminator is at this offset or after it.
    case goesOn(Int)
    /// The rules must say it.
    case unknown
  }

  /// What comes of a terminator of ASCII that what follows of ASCII decides: most of them. What the rules say, shortened.
  @inline(__always)
  private func outcome(_ bytes: Span<UInt8>, _ terminator: Int, _ start: Int, _ limit: Int) -> Outcome {
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

  /// The first offset from `start` on at which no quotation mark or bracket stands that closes, of ASCII or curly.
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

  /// What SB7 asks: whether the last character before `end` that SB5 does not pass over is a letter with case.
  private func isCased(before end: Int, in bytes: Span<UInt8>, floor: Int) -> Bool {
    var i = end
    while i > floor {
      let start = classes.start(before: i, in: bytes, floor: floor)
      let (number, _) = classes.decode(bytes, start, i)
      if !sentence[number].isIgnored { return sentence[number] == .lower || sentence[number] == .upper }
      i = start
    }
    return false
  }

  /// What SB8 asks: whether a lower-case letter comes before any other letter, terminator or line end.
  private func reachesLower(_ bytes: Span<UInt8>, _ start: Int, _ limit: Int) -> Bool {
    var i = start
    while i < limit {
      let (number, length) = classes.decode(bytes, i, limit)
      switch sentence[number] {
      case .lower: return true
      case .otherLetter, .upper, .separator, .carriageReturn, .lineFeed, .fullStop, .terminator: return false
      default: i += length
      }
    }
    return false
  }
}
