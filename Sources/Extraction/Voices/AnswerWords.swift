/// The words of blocks that say nothing but "Answer", from lexicons/html-tokens.txt. Each has at least three ASCII
/// letters.
struct AnswerWords: Sendable {
  static let standard = AnswerWords()

  let words = TokenList.answerHeadings.words.map { Array($0) }
  /// The same as strings.
  let strings = TokenList.answerHeadings.wordSet
  /// The first three letters of each as an integer.
  let heads: [UInt32]
  /// A bit for the first letter of each.
  private let starts: UInt32

  private init() {
    heads = Set(words.map { AnswerWords.head($0[0], $0[1], $0[2]) }).sorted()
    starts = words.reduce(0) { $0 | 1 << UInt32($1[0] & 31) }
  }

  /// Three letters as an integer, regardless of case.
  @inline(__always)
  static func head(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> UInt32 {
    UInt32(first | 0x20) << 16 | UInt32(second | 0x20) << 8 | UInt32(third | 0x20)
  }

  /// Whether one may begin with a byte.
  @inline(__always)
  func mayBegin(_ byte: UInt8) -> Bool { starts &>> UInt32(byte & 31) & 1 != 0 }
}
