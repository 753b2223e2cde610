@testable import Text

/// The rules of UAX #29 as plainly as the standard states them, slow and over arrays of scalars: what the fuzz tests
/// compare with. It shares only the character properties with the package, which the conformance tests compare with the
/// Unicode database.
struct ReferenceBreaks {
  private let scalars: [Unicode.Scalar]
  private let offsets: [Int]
  private let words: [WordBreak]
  private let sentences: [SentenceBreak]
  private let pictographic: [Bool]
  private let isTailored: Bool

  init(_ text: String, _ rules: BreakRules) {
    isTailored = rules == .tailored
    scalars = Array(text.unicodeScalars)
    offsets = scalars.reduce(into: [0]) { $0.append($0[$0.count - 1] + UTF8.width($1)) }
    let classes = CharacterClasses.shared
    let bytes = Array(text.utf8)
    let numbers = offsets.dropLast().map { classes.decode(bytes.span, $0, bytes.count).classNumber }
    pictographic = numbers.map { classes.flags[$0].contains(.pictographic) }
    words = zip(scalars, numbers).map { scalar, number in
      switch scalar {
      case "'", "’", "ʼ", "‘", "＇": rules == .tailored ? .singleQuote : classes.word(.standard)[number]
      case ":", "︓", "﹕", "：": rules == .tailored ? .other : classes.word(.standard)[number]
      case "\u{200B}": rules == .tailored ? .format : classes.word(.standard)[number]
      default: classes.word(.standard)[number]
      }
    }
    sentences = zip(scalars, numbers).map { scalar, number in
      switch scalar {
      case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}":
        rules == .tailored ? .space : classes.sentence(.standard)[number]
      case "…": rules == .tailored ? .fullStop : classes.sentence(.standard)[number]
      default: classes.sentence(.standard)[number]
      }
    }
  }

  /// The word boundaries in bytes.
  var wordBoundaries: [Int] { boundaries(isWordBoundary) }
  /// The sentence boundaries in bytes.
  var sentenceBoundaries: [Int] { boundaries(isSentenceBoundary) }

  private func boundaries(_ isBoundary: (Int) -> Bool) -> [Int] {
    guard !scalars.isEmpty else { return [] }
    return [0] + (1..<scalars.count).filter(isBoundary).map { offsets[$0] } + [offsets[scalars.count]]
  }

  // MARK: Words

  private func isWordBoundary(_ i: Int) -> Bool {
    let before = words[i - 1]
    let after = words[i]
    if before == .carriageReturn && after == .lineFeed { return false }  // WB3
    if before.isLineEnd { return true }  // WB3a
    if after.isLineEnd { return true }  // WB3b
    if before == .zeroWidthJoiner && pictographic[i] { return false }  // WB3c
    if before == .wordSpace && after == .wordSpace { return false }  // WB3d
    if after.isIgnored { return false }  // WB4

    // From here on, X (Extend | Format | ZWJ)* is X.
    let left = significantWords(upTo: i)
    let a = left.last ?? .other
    let earlier = left.dropLast().last ?? .other
    let b = after
    let later = nextSignificantWord(after: i)
    if a.isLetter && b.isLetter { return false }  // WB5
    if a.isLetter && (b == .midLetter || b.isMidNumLetOrQuote) && later.isLetter { return false }  // WB6
    if earlier.isLetter && (a == .midLetter || a.isMidNumLetOrQuote) && b.isLetter { return false }  // WB7
    if a == .hebrewLetter && b == .singleQuote { return false }  // WB7a
    if a == .hebrewLetter && b == .doubleQuote && later == .hebrewLetter { return false }  // WB7b
    if earlier == .hebrewLetter && a == .doubleQuote && b == .hebrewLetter { return false }  // WB7c
    if a == .numeric && b == .numeric { return false }  // WB8
    if a.isLetter && b == .numeric { return false }  // WB9
    if a == .numeric && b.isLetter { return false }  // WB10
    if earlier == .numeric && (a == .midNum || a.isMidNumLetOrQuote) && b == .numeric { return false }  // WB11
    if a == .numeric && (b == .midNum || b.isMidNumLetOrQuote) && later == .numeric { return false }  // WB12
    if a == .katakana && b == .katakana { return false }  // WB13
    let isWordlike = a.isLetter || a == .numeric || a == .katakana
    if (isWordlike || a == .extendNumLet) && b == .extendNumLet { return false }  // WB13a
    if a == .extendNumLet && (b.isLetter || b == .numeric || b == .katakana) { return false }  // WB13b
    let indicators = left.reversed().prefix { $0 == .regionalIndicator }.count
    if indicators % 2 == 1 && b == .regionalIndicator { return false }  // WB15, WB16
    return true  // WB999
  }

  /// The characters before `i` that WB4 does not skip; the rule starts again after a line end.
  private func significantWords(upTo i: Int) -> [WordBreak] {
    var significant: [WordBreak] = []
    for (index, word) in words[..<i].enumerated()
    where !word.isIgnored || index == 0 || words[index - 1].isLineEnd {
      significant.append(word)
    }
    return significant
  }

  private func nextSignificantWord(after i: Int) -> WordBreak { words[(i + 1)...].first { !$0.isIgnored } ?? .other }

  // MARK: Sentences

  private func isSentenceBoundary(_ i: Int) -> Bool {
    if sentences[i - 1] == .carriageReturn && sentences[i] == .lineFeed { return false }  // SB3
    if sentences[i - 1].isLineEnd { return true }  // SB4
    if sentences[i].isIgnored { return false }  // SB5

    // From here on, X (Extend | Format)* is X; nothing before a line end matters.
    let lineStart = (sentences[..<i].lastIndex { $0.isLineEnd } ?? -1) + 1
    let left = sentences[lineStart..<i].filter { !$0.isIgnored }
    let right = sentences[i...].filter { !$0.isIgnored }
    guard let b = right.first else { return false }
    if left.last == .fullStop && b == .numeric { return false }  // SB6
    if left.last == .fullStop && b == .upper, let letter = left.dropLast().last,
      letter == .upper || letter == .lower
    {
      return false  // SB7
    }

    // What precedes `SATerm Close* Sp*`, if that is what ends here.
    let spaces = left.reversed().prefix { $0 == .space }.count
    let beforeSpaces = left.dropLast(spaces)
    let closes = beforeSpaces.reversed().prefix { $0 == .close }.count
    guard let term = beforeSpaces.dropLast(closes).last, term == .fullStop || term == .terminator else {
      return false  // SB998
    }
    if term == .fullStop {  // SB8
      let stop = right.first { letter in
        letter == .otherLetter || letter == .upper || letter == .lower || letter.isLineEnd || letter == .fullStop
          || letter == .terminator
      }
      if stop == .lower { return false }
    }
    if isTailored && term == .terminator && closes > 0 && b == .lower { return false }  // “Why?” she asked.
    if b == .continuation || b == .fullStop || b == .terminator { return false }  // SB8a
    if spaces == 0 && (b == .close || b == .space || b.isLineEnd) { return false }  // SB9
    if b == .space || b.isLineEnd { return false }  // SB10
    return true  // SB11
  }
}

extension WordBreak {
  /// MidNumLetQ of the rules.
  fileprivate var isMidNumLetOrQuote: Bool { self == .midNumLet || self == .singleQuote }
}
