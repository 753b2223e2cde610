/// Finds sentence boundaries by UAX #29. The only place in the package that decides them; `SentenceEnds` then drops
/// those after an abbreviation or inside a token.
///
/// A boundary never depends on anything before the previous boundary, so that a search can begin at any of them.
public struct SentenceBreaks: Sendable {
  /// A stretch between two boundaries.
  struct Segment {
    /// The offset after its last byte.
    var end: Int
    /// The place of the last character that may end a sentence; `nil` if the end of the text or paragraph ended it.
    var terminator: Int?
  }

  /// How much of `SATerm Close* Sp*` has been read.
  private enum Progress { case text, terminator, close, space }

  /// A possible end of a sentence, as far as it has been read.
  private struct Ending {
    var progress = Progress.text
    var isFullStop = false
    /// Whether SB7 may apply: a cased letter precedes the full stop.
    var followsLetter = false
    var hasClose = false
  }

  let rules: BreakRules
  private let classes = CharacterClasses.shared
  private let sentence: [SentenceBreak]
  /// For each byte, whether it is ASCII and can end neither a sentence nor a paragraph.
  let isPlain: [Bool]
  /// The properties of the ASCII characters; all other bytes have `extend`, which no ASCII character has.
  let ascii: [SentenceBreak]

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

  /// The characters at which a search between terminators stops, in a text or a part of it.
  struct Terminators {
    /// `nil` without the kernel.
    var scan: TerminatorScan?
    /// Whether bytes without a terminator are skipped eight at a time; otherwise the rules look at every byte.
    var byEight = false
  }

  /// All boundaries of `text` as byte offsets, including its start and end; none for an empty text.
  public func boundaries(of text: String) -> [Int] { boundaries(of: text, path: .best) }

  /// The same by the rules alone, character by character: the reference that tests and benchmarks compare every faster
  /// way with.
  @_spi(Reference)
  public func boundariesByRules(of text: String) -> [Int] { boundaries(of: text, path: .rules) }

  /// The same by the path given.
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

  /// What `segment` needs for the segments of a span, which must be requested in order.
  func terminators(in bytes: Span<UInt8>, _ span: ByteSpan, path: ScanPath) -> Terminators {
    // The kernel's offsets have 32 bits.
    path.isKernel && SafePlace.isWhole(span, in: bytes) && bytes.count <= Token.longestText
      ? Terminators(scan: TerminatorScan(span, lines: rules == .standard, path: path))
      : Terminators(scan: nil, byEight: path == .portable)
  }

  /// The segment from the boundary `start`, which is before `limit`. Linear over a whole text: SB8 looks ahead once
  /// after a terminator and not past the next one.
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

  /// Reads a character after a terminator, and returns whether the sentence continues with it or may yet continue.
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
      // A tailoring: “Why?” she asked.
      let joins =
        ending.isFullStop
        ? reachesLower(bytes, place, limit) : rules == .tailored && ending.hasClose && next == .lower
      guard joins else { return false }  // SB11
      ending.progress = .text  // SB8
    }
    return true
  }

  /// The condition of SB7: whether the last character before `end` that SB5 does not skip is a cased letter.
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

  /// The condition of SB8: whether a lower-case letter comes before any other letter, terminator or line end.
  func reachesLower(_ bytes: Span<UInt8>, _ start: Int, _ limit: Int) -> Bool {
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
