/// Finds word boundaries by UAX #29. The only place in the package that decides them.
///
/// A boundary never depends on anything before the previous boundary, so that a search can begin at any of them.
public struct WordBreaks: Sendable {
  /// A stretch between two boundaries.
  struct Segment {
    /// The offset after its last byte.
    var end: Int
    /// The flags of all its characters combined.
    var flags: CharacterFlags
    /// Whether every one is ASCII.
    var isASCII: Bool
  }

  /// The role of a byte in the fast paths that cover most of most texts. In the order of cases, everything after
  /// `letter` except a joiner ends a word of ASCII letters.
  private enum Shape: UInt8, Comparable {
    /// Not an ASCII character.
    case beyond
    /// A digit or an underscore.
    case other
    case letter
    /// A sign that ends a word of ASCII letters and may start a token.
    case opener
    /// A mark that may join letters.
    case joiner
    case space
    /// A sign that joins no letters, or a line end.
    case sign

    static func < (a: Shape, b: Shape) -> Bool { a.rawValue < b.rawValue }
  }

  private let classes = CharacterClasses.shared
  private let word: [WordBreak]
  private let shapes: [Shape]

  /// Makes a finder that follows `rules`.
  public init(_ rules: BreakRules = .standard) {
    let word = CharacterClasses.shared.word(rules)
    let blocks = CharacterClasses.shared.blocks
    self.word = word
    shapes = (0..<256).map { byte in
      guard byte < 0x80 else { return .beyond }
      if "@#*".utf8.contains(UInt8(byte)) { return .opener }
      switch word[Int(blocks[byte])] {
      case .letter: return .letter
      case .midLetter, .midNumLet, .singleQuote: return .joiner
      case .wordSpace: return .space
      case .other, .midNum, .doubleQuote, .carriageReturn, .lineFeed, .newline: return .sign
      default: return .other
      }
    }
  }

  /// All boundaries of `text` as byte offsets, including its start and end; none for an empty text.
  public func boundaries(of text: String) -> [Int] {
    let bytes = text.utf8Span.span
    guard bytes.count > 0 else { return [] }
    var boundaries = [0]
    var start = 0
    while start < bytes.count {
      start = segment(in: bytes, from: start, to: bytes.count).end
      boundaries.append(start)
    }
    return boundaries
  }

  /// The segment from the boundary `start`, which is before `limit`. Linear over a whole text: what WB6, WB7b and WB12
  /// look ahead to is read at most twice.
  @inline(__always)
  func segment(in bytes: Span<UInt8>, from start: Int, to limit: Int) -> Segment {
    var i = start + 1
    if shapes[Int(bytes[start])] == .letter {
      while i < limit, shapes[Int(bytes[i])] == .letter { i += 1 }
      let next = i < limit ? shapes[Int(bytes[i])] : .sign
      let ends =
        next == .joiner ? i + 1 < limit && shapes[Int(bytes[i + 1])] > .letter : next > .letter
      if ends {
        return Segment(end: i, flags: .letter, isASCII: true)
      }
    }
    return segmentByRules(in: bytes, from: start, to: limit)
  }

  /// The same without the fast path for words of ASCII letters.
  private func segmentByRules(in bytes: Span<UInt8>, from start: Int, to limit: Int) -> Segment {
    var (number, length) = classes.decode(bytes, start, limit)
    var flags = classes.flags[number]
    var isASCII = length == 1
    var i = start + length
    // The character before `i`, and the last two that WB4 does not skip.
    var last = word[number]
    var previous = last
    var earlier = WordBreak.other
    if last.isLineEnd {
      let isPair = last == .carriageReturn && i < limit && bytes[i] == UInt8(ascii: "\n")
      return Segment(end: isPair ? i + 1 : i, flags: flags, isASCII: true)  // WB3, WB3a
    }
    var indicators = last == .regionalIndicator ? 1 : 0
    while i < limit {
      if last == .letter {  // most of most texts
        let end = passLetters(bytes, i, limit, &flags, &isASCII)
        if end > i { earlier = .letter }
        i = end
        if i == limit { break }
      }
      (number, length) = classes.decode(bytes, i, limit)
      let next = word[number]
      if next.isIgnored {  // WB4
        last = next
      } else {
        let joins =
          (last == .zeroWidthJoiner && classes.flags[number].contains(.pictographic))  // WB3c
          || (last == .wordSpace && next == .wordSpace)  // WB3d
          || (next == .regionalIndicator && previous == .regionalIndicator && indicators % 2 == 1)  // WB15, WB16
          || self.joins(earlier, previous, next, bytes, after: i + length, to: limit)
        guard joins else { break }
        indicators = next == .regionalIndicator ? indicators + 1 : 0
        earlier = previous
        previous = next
        last = next
      }
      flags.formUnion(classes.flags[number])
      if length > 1 { isASCII = false }
      i += length
    }
    return Segment(end: i, flags: flags, isASCII: isASCII)
  }

  /// The first offset from `start` on, which follows a letter, that is not a letter. Adds the flags of the letters to
  /// `flags`.
  @inline(__always)
  private func passLetters(
    _ bytes: Span<UInt8>, _ start: Int, _ limit: Int, _ flags: inout CharacterFlags, _ isASCII: inout Bool
  ) -> Int {
    var i = start
    while i < limit {
      if shapes[Int(bytes[i])] == .letter {
        flags.formUnion(.letter)
        i += 1
      } else {
        guard bytes[i] >= 0xC0 else { break }
        let (number, length) = classes.decode(bytes, i, limit)
        guard word[number] == .letter else { break }
        flags.formUnion(classes.flags[number])
        isASCII = false
        i += length
      }
    }
    return i
  }

  /// The first offset from `start` on at which a token may start: ASCII spaces and marks are segments without a letter
  /// or digit, or parts of such segments, unless a character that belongs to them follows.
  @inline(__always)
  func passGap(in bytes: Span<UInt8>, from start: Int, to limit: Int) -> Int {
    var i = start
    while i + 1 < limit, shapes[Int(bytes[i])] >= .joiner {
      if bytes[i + 1] >= 0x80, word[classes.decode(bytes, i + 1, limit).classNumber].isIgnored { break }
      i += 1
    }
    return i
  }

  /// Whether WB5 to WB13b join `previous` and `next`, with `earlier` before them.
  @inline(__always)
  private func joins(
    _ earlier: WordBreak, _ previous: WordBreak, _ next: WordBreak, _ bytes: Span<UInt8>, after i: Int, to limit: Int
  ) -> Bool {
    switch (previous, next) {
    case (.letter, .letter), (.letter, .hebrewLetter), (.hebrewLetter, .letter), (.hebrewLetter, .hebrewLetter):
      true  // WB5
    case (.numeric, .numeric), (.letter, .numeric), (.hebrewLetter, .numeric), (.numeric, .letter),
      (.numeric, .hebrewLetter):
      true  // WB8, WB9, WB10
    case (.katakana, .katakana): true  // WB13
    case (.letter, .extendNumLet), (.hebrewLetter, .extendNumLet), (.numeric, .extendNumLet),
      (.katakana, .extendNumLet), (.extendNumLet, .extendNumLet):
      true  // WB13a
    case (.extendNumLet, .letter), (.extendNumLet, .hebrewLetter), (.extendNumLet, .numeric),
      (.extendNumLet, .katakana):
      true  // WB13b
    case (.hebrewLetter, .singleQuote): true  // WB7a
    case (.letter, .midLetter), (.letter, .midNumLet), (.letter, .singleQuote), (.hebrewLetter, .midLetter),
      (.hebrewLetter, .midNumLet):
      following(bytes, i, limit).isLetter  // WB6
    case (.midLetter, .letter), (.midNumLet, .letter), (.singleQuote, .letter), (.midLetter, .hebrewLetter),
      (.midNumLet, .hebrewLetter), (.singleQuote, .hebrewLetter):
      earlier.isLetter  // WB7
    case (.hebrewLetter, .doubleQuote): following(bytes, i, limit) == .hebrewLetter  // WB7b
    case (.doubleQuote, .hebrewLetter): earlier == .hebrewLetter  // WB7c
    case (.midNum, .numeric), (.midNumLet, .numeric), (.singleQuote, .numeric): earlier == .numeric  // WB11
    case (.numeric, .midNum), (.numeric, .midNumLet), (.numeric, .singleQuote):
      following(bytes, i, limit) == .numeric  // WB12
    default: false  // WB999
    }
  }

  /// The next character that WB4 does not skip.
  private func following(_ bytes: Span<UInt8>, _ start: Int, _ limit: Int) -> WordBreak {
    var i = start
    while i < limit {
      let (number, length) = classes.decode(bytes, i, limit)
      if !word[number].isIgnored { return word[number] }
      i += length
    }
    return .other
  }
}
