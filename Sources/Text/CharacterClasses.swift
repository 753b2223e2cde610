/// The Word_Break property (UAX #29, table 3), in the order in which the generated tables number it.
enum WordBreak: UInt8, Sendable, CaseIterable {
  case other, carriageReturn, lineFeed, newline, extend, zeroWidthJoiner, format, katakana, hebrewLetter, letter
  case singleQuote, doubleQuote, midNumLet, midLetter, midNum, numeric, extendNumLet, wordSpace, regionalIndicator

  /// Whether WB4 skips it.
  @inline(__always)
  var isIgnored: Bool { self == .extend || self == .format || self == .zeroWidthJoiner }
  /// AHLetter of the rules.
  @inline(__always)
  var isLetter: Bool { self == .letter || self == .hebrewLetter }
  /// Whether WB3a and WB3b break before and after it.
  @inline(__always)
  var isLineEnd: Bool { self == .carriageReturn || self == .lineFeed || self == .newline }
}

/// The Sentence_Break property (UAX #29, table 4), in the order in which the generated tables number it.
enum SentenceBreak: UInt8, Sendable, CaseIterable {
  case other, carriageReturn, lineFeed, separator, extend, format, space, lower, upper, otherLetter, numeric
  case fullStop, terminator, continuation, close

  /// Whether SB5 skips it.
  @inline(__always)
  var isIgnored: Bool { self == .extend || self == .format }
  /// ParaSep of the rules.
  @inline(__always)
  var isLineEnd: Bool { self == .carriageReturn || self == .lineFeed || self == .separator }
}

/// Whether boundaries follow the standard to the letter or with the tokeniser's tailorings, which `docs/tokens.md`
/// lists.
public enum BreakRules: Hashable, Sendable, CaseIterable {
  /// UAX #29 and nothing else.
  case standard
  /// UAX #29 with this package's tailorings for English prose.
  case tailored
}

/// Boolean properties of a character.
struct CharacterFlags: OptionSet, Sendable {
  let rawValue: UInt8

  static let letter = CharacterFlags(rawValue: 1)
  static let digit = CharacterFlags(rawValue: 2)
  static let whiteSpace = CharacterFlags(rawValue: 4)
  static let pictographic = CharacterFlags(rawValue: 8)
  static let emojiPresentation = CharacterFlags(rawValue: 16)
  /// It has a `SpecialCharacter`.
  static let special = CharacterFlags(rawValue: 32)
}

/// The characters that a tailoring treats specially.
enum SpecialCharacter: UInt8, Sendable {
  case none, apostrophe, colon, zeroWidthSpace, ellipsis, keycap, ignorable
}

/// The properties of every character, looked up by a class number, since only few combinations occur.
///
/// A class although it never changes: every finder holds the tables, and a single reference costs nothing to pass on.
final class CharacterClasses: Sendable {
  /// The class of each code point, block by block; the first block is ASCII.
  let blocks: [UInt8]
  /// The number of the block, by code point divided by the block size.
  let index: [UInt16]
  /// The properties by class. Each array has 256 elements, so that any byte is a valid index.
  let flags: [CharacterFlags]
  let special: [SpecialCharacter]
  private let standardWord: [WordBreak]
  private let tailoredWord: [WordBreak]
  private let standardSentence: [SentenceBreak]
  private let tailoredSentence: [SentenceBreak]

  /// The tables, unpacked once.
  static let shared = CharacterClasses()

  /// The Word_Break property by class.
  func word(_ rules: BreakRules) -> [WordBreak] { rules == .standard ? standardWord : tailoredWord }
  /// The Sentence_Break property by class.
  func sentence(_ rules: BreakRules) -> [SentenceBreak] { rules == .standard ? standardSentence : tailoredSentence }

  private init() {
    var flags = [CharacterFlags](repeating: [], count: 256)
    var special = [SpecialCharacter](repeating: .none, count: 256)
    var word = [WordBreak](repeating: .other, count: 256)
    var sentence = [SentenceBreak](repeating: .other, count: 256)
    let rows = Self.values(UnicodeTables.classes)
    for start in stride(from: 0, to: rows.count, by: 4) {
      guard
        let wordBreak = WordBreak(rawValue: rows[start]),
        let sentenceBreak = SentenceBreak(rawValue: rows[start + 1]),
        let specialCharacter = SpecialCharacter(rawValue: rows[start + 3])
      else { preconditionFailure("the generated tables do not fit the code") }
      word[start / 4] = wordBreak
      sentence[start / 4] = sentenceBreak
      flags[start / 4] = CharacterFlags(rawValue: rows[start + 2])
      special[start / 4] = specialCharacter
    }
    self.flags = flags
    self.special = special
    standardWord = word
    standardSentence = sentence
    tailoredWord = word.indices.map { Self.tailored(word[$0], special[$0]) }
    tailoredSentence = sentence.indices.map { Self.tailored(sentence[$0], special[$0]) }
    blocks = Self.values(UnicodeTables.blocks)
    let digits = Self.values(UnicodeTables.index)
    var index = [UInt16](repeating: 0, count: digits.count / 2)
    for place in index.indices { index[place] = UInt16(digits[2 * place]) * 57 + UInt16(digits[2 * place + 1]) }
    self.index = index
  }

  /// The numbers that the characters of a table encode. A plain loop, which is vectorised to take 16 at a time: the
  /// tables are unpacked at every start.
  private static func values(_ table: String) -> [UInt8] {
    let bytes = table.utf8Span.span
    var values = [UInt8](repeating: 0, count: bytes.count)
    for place in bytes.indices { values[place] = bytes[place] &- (bytes[place] > UInt8(ascii: "\\") ? 36 : 35) }
    return values
  }

  /// All apostrophes count as the straight one, the colon joins nothing, and the zero-width space is skipped.
  private static func tailored(_ property: WordBreak, _ special: SpecialCharacter) -> WordBreak {
    switch special {
    case .apostrophe: .singleQuote
    case .colon: .other
    case .zeroWidthSpace: .format
    case .none, .ellipsis, .keycap, .ignorable: property
    }
  }

  /// A line end counts as a space, since blocks are given; the ellipsis counts as a full stop.
  private static func tailored(_ property: SentenceBreak, _ special: SpecialCharacter) -> SentenceBreak {
    if property.isLineEnd { return .space }
    return special == .ellipsis ? .fullStop : property
  }

  /// The class of the character that starts at byte `i`, and its length in bytes. A byte that starts no character,
  /// which can occur only in a span cut within one, counts as a character of one byte.
  @inline(__always)
  func decode(_ bytes: Span<UInt8>, _ i: Int, _ limit: Int) -> (classNumber: Int, length: Int) {
    let first = bytes[i]
    if first < 0x80 { return (Int(blocks[Int(first)]), 1) }
    return decodeBeyondASCII(bytes, i, limit)
  }

  private func decodeBeyondASCII(_ bytes: Span<UInt8>, _ i: Int, _ limit: Int) -> (classNumber: Int, length: Int) {
    let first = Int(bytes[i])
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard first >= 0xC0, i + length <= limit else { return (255, 1) }
    var code = first << 6 & 0x7FF | Int(bytes[i + 1]) & 0x3F
    if length > 2 { code = (code & 0x3FF) << 6 | Int(bytes[i + 2]) & 0x3F }
    if length > 3 { code = (code & 0x7FFF) << 6 | Int(bytes[i + 3]) & 0x3F }
    let block = Int(index[min(code / UnicodeTables.blockSize, index.count - 1)])
    return (Int(blocks[block * UnicodeTables.blockSize + code % UnicodeTables.blockSize]), length)
  }

  /// The offset at which the character before byte `i` starts; `i` is above `floor`.
  func start(before i: Int, in bytes: Span<UInt8>, floor: Int) -> Int {
    var start = i - 1
    while start > floor, i - start < 4, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return start
  }
}
