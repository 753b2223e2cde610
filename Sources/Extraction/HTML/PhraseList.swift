import Text

/// The phrases of a list, by their first bytes: a text begins like few of them.
struct PhraseList: Sendable {
  static let furniture = PhraseList(.furniturePhrases)
  static let endings = PhraseList(.endingPhrases, .certainEndingPhrases)
  static let certainEndings = PhraseList(.certainEndingPhrases)
  static let bylines = PhraseList(.bylinePhrases)
  static let legal = PhraseList(.legalPhrases)
  static let weakLegal = PhraseList(.weakLegalPhrases)
  static let authorPaths = PhraseList(.authorPathPhrases)
  static let exportGenerators = PhraseList(.exportGeneratorPhrases)
  static let mailOpenings = PhraseList(.mailFromPhrases)
  static let mailHeaders = PhraseList(.mailHeaderPhrases)
  static let mailBanners = PhraseList(.bannerPhrases)
  static let browserViews = PhraseList(.browserViewPhrases)
  static let leavings = PhraseList(.leavingPhrases)
  static let mailings = PhraseList(.mailingPhrases)
  static let hiddenQuotes = PhraseList(.hiddenQuotePhrases)
  static let releases = PhraseList(.releasePhrases)
  static let releaseEnds = PhraseList(.releaseEndPhrases)
  static let releaseSubjects = PhraseList(.releaseSubjectPhrases)
  static let remarks = PhraseList(.remarkPhrases)
  static let remarksBack = PhraseList(.remarkBackPhrases)

  private let byFirst: [[[UInt8]]]
  /// For each byte, whether a phrase begins with it.
  private let isFirst: [Bool]
  /// For each pair of bytes, by their low five bits, a bit that is set if a phrase begins with such a pair.
  private let pairs: [UInt32]

  init(_ lists: TokenList...) {
    var byFirst = [[[UInt8]]](repeating: [], count: 256)
    for phrase in lists.flatMap(\.phrases) { byFirst[Int(phrase[0])].append(phrase) }
    self.byFirst = byFirst
    isFirst = byFirst.map { !$0.isEmpty }
    var pairs = [UInt32](repeating: 0, count: 32)
    for phrase in byFirst.joined() {
      pairs[Int(phrase[0] & 31)] |= phrase.count > 1 ? 1 << UInt32(phrase[1] & 31) : .max
    }
    self.pairs = pairs
  }

  /// Whether a phrase may begin with two bytes: few pairs do.
  @inline(__always)
  private func mayBegin(_ first: UInt8, _ second: UInt8) -> Bool {
    pairs[Int(first & 31)] &>> UInt32(second & 31) & 1 != 0
  }

  /// The phrases that may begin with a byte, regardless of ASCII case.
  @inline(__always)
  private func beginning(with byte: UInt8) -> [[UInt8]] { byFirst[Int(byte.asciiLowercased)] }

  /// Whether a text begins with a phrase, regardless of ASCII case.
  @inline(__always)
  func begins(_ text: ArraySlice<UInt8>) -> Bool {
    guard let first = text.first, isFirst[Int(first.asciiLowercased)] else { return false }
    return beginning(with: first).contains { Self.begins(text, with: $0) }
  }

  /// The same for a stretch of bytes, without copying it.
  func begins(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    guard !range.isEmpty, isFirst[Int(bytes[range.lowerBound].asciiLowercased)] else { return false }
    return beginning(with: bytes[range.lowerBound]).contains { phrase in
      guard phrase.count <= range.count,
        phrase.indices.allSatisfy({ bytes[range.lowerBound + $0].asciiLowercased == phrase[$0] })
      else { return false }
      let next = range.lowerBound + phrase.count
      return next == range.upperBound || !bytes[next].isASCIILetter || phrase.last?.isASCIILetter != true
    }
  }

  /// Whether a text begins with a phrase and continues with a lower-case word.
  func goesOn(_ text: ArraySlice<UInt8>) -> Bool {
    guard let first = text.first else { return false }
    return beginning(with: first).contains { phrase in
      guard Self.begins(text, with: phrase), phrase.last?.isASCIILetter == true else { return false }
      let rest = text.dropFirst(phrase.count)
      return rest.first == UInt8(ascii: " ") && rest.dropFirst().first.map { $0 &- UInt8(ascii: "a") < 26 } == true
    }
  }

  /// Whether a text begins with a phrase and continues with a capitalised word.
  func goesOnWithName(_ text: ArraySlice<UInt8>) -> Bool {
    guard let first = text.first else { return false }
    return beginning(with: first).contains { phrase in
      let rest = text.dropFirst(phrase.count + 1)
      return Self.begins(text, with: phrase) && rest.first.map { $0 &- UInt8(ascii: "A") < 26 || $0 >= 0x80 } == true
    }
  }

  /// Whether a text contains a phrase that no letter precedes, regardless of ASCII case.
  func stands(behindNoLetterIn text: ArraySlice<UInt8>) -> Bool {
    text.withUnsafeBufferPointer { bytes in
      bytes.indices.contains { at in
        guard at + 1 == bytes.count || mayBegin(bytes[at], bytes[at + 1]) else { return false }
        return (at == 0 || !bytes[at - 1].isASCIILetter) && begins(text[(text.startIndex + at)...])
      }
    }
  }

  /// Whether a text contains a phrase at the beginning of a word, regardless of ASCII case.
  func stands(inWordsOf text: ArraySlice<UInt8>) -> Bool {
    text.indices.contains { at in
      (at == text.startIndex || text[at - 1] == UInt8(ascii: " ")) && begins(text[at...])
    }
  }

  /// Whether a stretch of the source begins with a phrase, whatever follows.
  func opens(_ source: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard let first = range.first else { return false }
    return beginning(with: source[first]).contains { phrase in
      phrase.count <= range.count && phrase.indices.allSatisfy { source[first + $0].asciiLowercased == phrase[$0] }
    }
  }

  /// Whether a stretch of the source contains a phrase.
  func stands(in source: Span<UInt8>, _ range: Range<Int>) -> Bool {
    range.contains { start in
      beginning(with: source[start]).contains { phrase in
        start + phrase.count <= range.upperBound
          && phrase.indices.allSatisfy { source[start + $0].asciiLowercased == phrase[$0] }
      }
    }
  }

  /// Whether a text is a phrase with little more: "Related articles", "Comments (12)".
  func isHeading(_ text: ArraySlice<UInt8>) -> Bool {
    guard let first = text.first else { return false }
    return beginning(with: first).contains { phrase in
      guard text.count <= phrase.count + Self.longestRest, Self.begins(text, with: phrase) else { return false }
      // "Related: how we began" names one text and ends nothing.
      let rest = text.dropFirst(phrase.count)
      return rest.firstIndex(of: UInt8(ascii: ":")).map { $0 + 2 >= text.endIndex } ?? true
    }
  }

  /// The most bytes that may follow the phrase in a heading.
  private static let longestRest = 28

  /// Whether a text is a byline: a phrase followed by a space, a colon or directly by a capital.
  func isByline(_ text: ArraySlice<UInt8>) -> Bool {
    guard let first = text.first else { return false }
    return beginning(with: first).contains { phrase in
      guard text.count > phrase.count + 4, Self.spells(text, phrase) else { return false }
      let next = text[text.startIndex + phrase.count]
      return next == UInt8(ascii: " ") || next == UInt8(ascii: ":") || next &- UInt8(ascii: "A") < 26
    }
  }

  /// Whether a text begins with a phrase. If that ends with a letter, it must end a word: "Subscribers grew" does not
  /// begin with "subscribe".
  private static func begins(_ text: ArraySlice<UInt8>, with phrase: [UInt8]) -> Bool {
    guard spells(text, phrase) else { return false }
    let next = text.startIndex + phrase.count
    return next == text.endIndex || !text[next].isASCIILetter || phrase.last?.isASCIILetter != true
  }

  /// Whether a text begins with the letters of a phrase.
  private static func spells(_ text: ArraySlice<UInt8>, _ phrase: [UInt8]) -> Bool {
    text.count >= phrase.count && zip(text, phrase).allSatisfy { $0.asciiLowercased == $1 }
  }
}
