/// Groups a block's tokens into sentences, by the tailored boundaries of UAX #29 without those after an abbreviation,
/// after a list label and inside a token.
struct SentenceEnds: Sendable {
  private let breaks = SentenceBreaks(.tailored)
  private let classes = CharacterClasses.shared
  private let abbreviations: Abbreviations

  private let path: ScanPath

  // Limits on what is looked at, so that an endless text does not take quadratic time.

  /// The length in bytes of six initials, each with a full stop.
  private static let longestInitials = 12
  /// The length in bytes of a list label such as `(xxxviii)`, and of one with the white space around it.
  private static let (longestLabel, longestBeforeLabelEnd) = (10, 64)
  /// The length in bytes of a roman numeral that follows an abbreviation, such as `LXXXVIII`.
  private static let longestNumeral = 8
  /// The length in bytes of a usual first word of a sentence, more than any has with a contraction.
  private static let longestStarter = 32

  /// Makes a finder that uses `abbreviations`.
  init(_ abbreviations: Abbreviations, path: ScanPath) {
    self.abbreviations = abbreviations
    self.path = path
  }

  /// Appends the sentences of blocks whose tokens begin at `token`, and advances it past them.
  func appendSentences(
    in bytes: Span<UInt8>, _ blocks: ArraySlice<ByteSpan>, of tokens: [Token], from token: inout Int,
    to sentences: inout [Sentence]
  ) {
    guard let first = blocks.first, let last = blocks.last else { return }
    var terminators = breaks.terminators(in: bytes, ByteSpan(first.start, last.end), path: path)
    for block in blocks {
      appendSentences(in: bytes, block, of: tokens, from: &token, to: &sentences, &terminators)
    }
  }

  private func appendSentences(
    in bytes: Span<UInt8>, _ block: ByteSpan, of tokens: [Token], from token: inout Int, to sentences: inout [Sentence],
    _ terminators: inout SentenceBreaks.Terminators
  ) {
    var start = block.start
    var firstToken = token
    var i = block.start
    while i < block.end {
      let segment = breaks.segment(in: bytes, from: i, to: block.end, &terminators)
      i = segment.end
      token = tokens.index(endingAfter: i, from: token, path: path)
      if i < block.end, token < tokens.count, tokens[token].start < block.end {
        if tokens[token].start < i { continue }
        if let terminator = segment.terminator,
          continues(bytes, block, after: terminator, sentenceStart: start, next: tokens[token])
        {
          continue
        }
      }
      if firstToken < token {
        // A token may have invisible characters at its edges, and the sentence must contain the whole token.
        var span = trimmed(bytes, ByteSpan(start, i))
        span.start = min(span.start, tokens[firstToken].start)
        span.end = max(span.end, tokens[token - 1].end)
        sentences.append(Sentence(span: span, tokens: firstToken..<token))
      }
      start = i
      firstToken = token
    }
  }

  /// Whether the sentence continues after the terminator, before the token `next`.
  private func continues(
    _ bytes: Span<UInt8>, _ block: ByteSpan, after terminator: Int, sentenceStart: Int, next: Token
  ) -> Bool {
    guard bytes[terminator] == UInt8(ascii: "."), terminator > sentenceStart else { return false }
    if sentenceStart == block.start, isLabel(bytes, ByteSpan(block.start, terminator)) { return true }
    guard abbreviations.mayStand(before: terminator, in: bytes, floor: sentenceStart) else { return false }
    guard let word = word(bytes, before: terminator, floor: sentenceStart) else { return false }
    switch word.count == 1 ? nil : abbreviations.kind(of: bytes, word) {
    case .title: return true
    case .number: return isNumber(bytes, next)
    case .end: return !isStarter(bytes, next)
    case nil: return isInitials(bytes, word) && !isStarter(bytes, next)
    }
  }

  /// The letters, and full stops between them, right before a full stop; `nil` if there are none, if they belong to a
  /// longer word, or if they are longer than any abbreviation and six initials.
  private func word(_ bytes: Span<UInt8>, before end: Int, floor: Int) -> ByteSpan? {
    let longest = max(abbreviations.longest, Self.longestInitials)
    var start = end
    while start > floor, end - start <= longest, bytes[start - 1].isASCIILetter || bytes[start - 1] == UInt8(ascii: ".")
    {
      start -= 1
    }
    guard start < end, end - start <= longest, bytes[start].isASCIILetter, bytes[end - 1].isASCIILetter else {
      return nil
    }
    if start > floor, bytes[start - 1] != UInt8(ascii: " ") {
      let before = classes.start(before: start, in: bytes, floor: floor)
      let (number, _) = classes.decode(bytes, before, start)
      if !classes.flags[number].isDisjoint(with: [.letter, .digit]) { return nil }
      if classes.special[number] == .apostrophe, before > floor {
        let earlier = classes.start(before: before, in: bytes, floor: floor)
        let (number, _) = classes.decode(bytes, earlier, before)
        if classes.flags[number].contains(.letter) { return nil }
      }
    }
    return ByteSpan(start, end)
  }

  /// Whether a word is initials: one capital letter, or several with full stops between them (`J`, `J.R.R`). `I` alone
  /// is the pronoun.
  private func isInitials(_ bytes: Span<UInt8>, _ word: ByteSpan) -> Bool {
    guard word.count > 1 || bytes[word.start] != UInt8(ascii: "I") else { return false }
    var expectsLetter = true
    for i in word.range {
      guard expectsLetter ? bytes[i].isASCIICapital : bytes[i] == UInt8(ascii: ".") else { return false }
      expectsLetter.toggle()
    }
    return !expectsLetter
  }

  /// Whether the text of a span, which ends before a full stop, is a list label: a number (`2.1`), a letter, or a roman
  /// numeral made of `i`, `v` and `x` in one case, with or without brackets.
  private func isLabel(_ bytes: Span<UInt8>, _ span: ByteSpan) -> Bool {
    guard span.count <= Self.longestBeforeLabelEnd else { return false }
    let span = trimmed(bytes, span)
    guard span.count <= Self.longestLabel, !span.isEmpty else { return false }
    let start = bytes[span.start] == UInt8(ascii: "(") ? span.start + 1 : span.start
    let end = start < span.end && bytes[span.end - 1] == UInt8(ascii: ")") ? span.end - 1 : span.end
    guard start < end else { return false }
    var isNumber = bytes[start] != UInt8(ascii: ".")
    var isSmallNumeral = true
    var isCapitalNumeral = true
    for i in start..<end {
      let byte = bytes[i]
      if !byte.isASCIIDigit, byte != UInt8(ascii: ".") { isNumber = false }
      let small = byte | 0x20
      let isNumeral = small == UInt8(ascii: "i") || small == UInt8(ascii: "v") || small == UInt8(ascii: "x")
      if !isNumeral || byte & 0x20 == 0 { isSmallNumeral = false }
      if !isNumeral || byte & 0x20 != 0 { isCapitalNumeral = false }
    }
    return isNumber || isSmallNumeral || isCapitalNumeral || (end == start + 1 && bytes[start].isASCIILetter)
  }

  /// Whether a token is a usual first word of a sentence, or a contraction that begins with one (`We’ll`). A letter
  /// with a full stop is a further initial.
  private func isStarter(_ bytes: Span<UInt8>, _ token: Token) -> Bool {
    let end = token.span.end
    let isInitial = token.span.count == 1 && end < bytes.count && bytes[end] == UInt8(ascii: ".")
    guard token.kind == .word, token.span.count <= Self.longestStarter, !isInitial else { return false }
    return abbreviations.isStarter(bytes, token.span)
  }

  /// Whether a token is a number, a word that starts with a digit, or an upper-case roman numeral.
  private func isNumber(_ bytes: Span<UInt8>, _ token: Token) -> Bool {
    if token.kind == .number { return true }
    guard token.kind == .word else { return false }
    if bytes[token.span.start].isASCIIDigit { return true }
    guard token.span.count <= Self.longestNumeral, token.span.count > 1 || bytes[token.span.start] != UInt8(ascii: "I")
    else {
      return false
    }
    for i in token.span.range where !isRoman(bytes[i]) { return false }
    return true
  }

  private func isRoman(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "I"), UInt8(ascii: "V"), UInt8(ascii: "X"), UInt8(ascii: "L"), UInt8(ascii: "C"),
      UInt8(ascii: "D"), UInt8(ascii: "M"):
      true
    default: false
    }
  }

  /// A span without surrounding white space and the invisible characters next to it.
  private func trimmed(_ bytes: Span<UInt8>, _ span: ByteSpan) -> ByteSpan {
    var start = span.start
    var end = span.end
    while end > start, bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
    guard start < end else { return ByteSpan(start, end) }
    if bytes[start] &- 0x21 < 0x5F, bytes[end - 1] &- 0x21 < 0x5F { return ByteSpan(start, end) }
    while start < end {
      if bytes[start] < 0x80 {
        guard SafePlace.isWhite(bytes[start]) else { break }
        start += 1
      } else {
        let (number, length) = classes.decode(bytes, start, end)
        guard isBlank(number) else { break }
        start += length
      }
    }
    while start < end {
      if bytes[end - 1] < 0x80 {
        guard SafePlace.isWhite(bytes[end - 1]) else { break }
        end -= 1
      } else {
        let last = classes.start(before: end, in: bytes, floor: start)
        let (number, _) = classes.decode(bytes, last, end)
        guard isBlank(number) else { break }
        end = last
      }
    }
    return ByteSpan(start, end)
  }

  private func isBlank(_ number: Int) -> Bool {
    classes.flags[number].contains(.whiteSpace) || classes.special[number] == .zeroWidthSpace
      || classes.special[number] == .ignorable
  }
}
