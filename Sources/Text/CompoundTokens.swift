/// Recognises the tokens that UAX #29 would divide (addresses, mentions and hashtags), and tells emoji from other
/// symbols.
struct CompoundTokens {
  private let words: WordBreaks
  private let classes = CharacterClasses.shared
  private var block = ByteSpan(0, 0)
  /// The first token of the block; earlier tokens are never removed.
  private var first = 0

  /// Makes a recogniser; `begin` must be called before its first block.
  init(words: WordBreaks) {
    self.words = words
  }

  /// Begins a block, whose first token will have the index `first`.
  mutating func begin(_ block: ByteSpan, first: Int) {
    self.block = block
    self.first = first
  }

  // MARK: Web addresses

  /// The web address that the word at `span` begins or is the host of; `nil` if there is none. Removes tokens that
  /// belong to the host, such as `my` in `my-site.org/a`.
  @inline(__always)
  func url(in bytes: Span<UInt8>, at span: ByteSpan, floor: Int, after tokens: inout [Token]) -> ByteSpan? {
    let after = span.end < block.end ? bytes[span.end] : 0
    let isCandidate =
      after == UInt8(ascii: ":") || after == UInt8(ascii: "/") || (bytes[span.start] | 0x20) == UInt8(ascii: "w")
    return isCandidate ? candidateURL(in: bytes, at: span, floor: floor, after: &tokens) : nil
  }

  private func candidateURL(
    in bytes: Span<UInt8>, at span: ByteSpan, floor: Int, after tokens: inout [Token]
  ) -> ByteSpan? {
    let end = span.end
    if end + 3 < block.end, bytes[end] == UInt8(ascii: ":"), bytes[end + 1] == UInt8(ascii: "/"),
      bytes[end + 2] == UInt8(ascii: "/"), isScheme(bytes, span), isAlphanumeric(bytes, end + 3)
    {
      return ByteSpan(span.start, urlEnd(bytes, from: end + 3))
    }
    if span.count > 4, isWWW(bytes, span.start) {
      return ByteSpan(span.start, urlEnd(bytes, from: end))
    }
    guard end < block.end, bytes[end] == UInt8(ascii: "/"), isAlphanumeric(bytes, end + 1),
      Self.hasDomainEnding(bytes, span)
    else { return nil }
    var start = span.start
    while start > floor, isHost(bytes[start - 1]) { start -= 1 }
    while start < span.start, !isAlphanumeric(bytes, start) { start += 1 }
    start = takeBack(from: start, in: &tokens)
    return ByteSpan(start, urlEnd(bytes, from: end))
  }

  /// The end of an address that reaches at least to `start`: before white space, a quotation mark or a bracket that
  /// addresses do not contain, and without the punctuation of the surrounding sentence. A closing bracket is included
  /// if it was opened within.
  private func urlEnd(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var i = start
    var open = 0
    while i < block.end {
      let (number, length) = classes.decode(bytes, i, block.end)
      if endsURL(bytes[i], number) { break }
      if bytes[i] == UInt8(ascii: "(") { open += 1 }
      if bytes[i] == UInt8(ascii: ")") { open -= 1 }
      i += length
    }
    while i > start {
      let last = classes.start(before: i, in: bytes, floor: start)
      let (number, _) = classes.decode(bytes, last, i)
      switch bytes[last] {
      case UInt8(ascii: ")") where open < 0: open += 1
      case UInt8(ascii: ")"), UInt8(ascii: "/"): return i
      case UInt8(ascii: "("): open -= 1
      default:
        let isWord = !classes.flags[number].isDisjoint(with: [.letter, .digit])
        if isWord || mayEndURL(bytes[last]) { return i }
      }
      i = last
    }
    return i
  }

  /// Whether an address ends before a character, given its first byte and its class.
  private func endsURL(_ byte: UInt8, _ number: Int) -> Bool {
    if byte < 0x80 { return endsURL(ascii: byte) }
    if classes.special[number] == .apostrophe { return false }
    return classes.flags[number].contains(.whiteSpace) || classes.special[number] != .none
      || classes.sentence(.standard)[number] == .close
  }

  /// Whether this ASCII byte cannot be part of an address.
  private func endsURL(ascii byte: UInt8) -> Bool {
    switch byte {
    case 0...0x20, 0x7F, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "`"), UInt8(ascii: "{"),
      UInt8(ascii: "}"), UInt8(ascii: "|"), UInt8(ascii: "\\"), UInt8(ascii: "^"), UInt8(ascii: "["), UInt8(ascii: "]"):
      true
    default: false
    }
  }

  /// Whether this byte, which is not a letter or digit, can be the last character of an address.
  private func mayEndURL(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "="), UInt8(ascii: "&"), UInt8(ascii: "#"), UInt8(ascii: "%"), UInt8(ascii: "-"),
      UInt8(ascii: "+"), UInt8(ascii: "@"), UInt8(ascii: "$"):
      true
    default: false
    }
  }

  /// Whether the word is the end of a domain name: labels of letters and digits, the last with at least two lower-case
  /// letters.
  static func hasDomainEnding(_ bytes: Span<UInt8>, _ span: ByteSpan) -> Bool {
    var i = span.end
    while i > span.start, bytes[i - 1].isASCIISmall { i -= 1 }
    return span.end - i >= 2 && i > span.start && bytes[i - 1] == UInt8(ascii: ".")
  }

  private func isScheme(_ bytes: Span<UInt8>, _ span: ByteSpan) -> Bool {
    guard span.count <= 16, bytes[span.start].isASCIILetter else { return false }
    return span.range.allSatisfy { isAlphanumeric(bytes, $0) }
  }

  // MARK: Mail addresses, mentions and hashtags

  /// The mail address, mention or hashtag of the `@` or `#` at `i`; `nil` if there is none. Removes tokens of the name
  /// in a mail address.
  func sign(in bytes: Span<UInt8>, at i: Int, floor: Int, after tokens: inout [Token]) -> Token? {
    let isAt = bytes[i] == UInt8(ascii: "@")
    if isAt, i > floor, let start = nameStart(bytes, before: i, floor: floor),
      let end = domainEnd(bytes, from: i + 1)
    {
      return Token(.email, ByteSpan(takeBack(from: start, in: &tokens), end))
    }
    let followsWord =
      i > block.start && (bytes[i - 1] == UInt8(ascii: "_") || tokens.dropFirst(first).last?.span.end == i)
    guard !followsWord, i + 1 < block.end else { return nil }
    let segment = words.segment(in: bytes, from: i + 1, to: block.end)
    guard segment.flags.contains(.letter) || (isAt && segment.flags.contains(.digit)) else { return nil }
    var end = segment.end
    if isAt, end < block.end, bytes[end] == UInt8(ascii: "@"), let domain = domainEnd(bytes, from: end + 1) {
      end = domain
    }
    return Token(isAt ? .mention : .hashtag, ByteSpan(i, end))
  }

  /// The end of the domain name at `start`: at least two labels of letters, digits and hyphens, the last with at least
  /// two letters; `nil` if there is none.
  private func domainEnd(_ bytes: Span<UInt8>, from start: Int) -> Int? {
    var i = start
    while i < block.end, isHost(bytes[i]) { i += 1 }
    var end = i
    while end > start, !isAlphanumeric(bytes, end - 1) { end -= 1 }
    var label = end
    while label > start, bytes[label - 1].isASCIILetter { label -= 1 }
    guard end - label >= 2, label - start >= 2, isAlphanumeric(bytes, start) else { return nil }
    return bytes[label - 1] == UInt8(ascii: ".") && isAlphanumeric(bytes, label - 2) ? end : nil
  }

  /// The start of the name before the `@` at `end`; `nil` if there is none.
  private func nameStart(_ bytes: Span<UInt8>, before end: Int, floor: Int) -> Int? {
    var start = end
    while start > floor, isMailName(bytes[start - 1]) { start -= 1 }
    while start < end, !isAlphanumeric(bytes, start), bytes[start] != UInt8(ascii: "_") { start += 1 }
    guard start < end else { return nil }
    return start
  }

  /// Removes the tokens from `start` on. Returns `start`, or where the first of them starts if that is earlier.
  private func takeBack(from start: Int, in tokens: inout [Token]) -> Int {
    var start = start
    while tokens.count > first, let last = tokens.last, last.span.end > start {
      start = min(start, last.span.start)
      tokens.removeLast()
    }
    return start
  }

  // MARK: Emoji

  /// Whether a segment without a letter or digit is an emoji: two regional indicators, or a pictograph that is shown as
  /// a picture by itself or because of U+FE0F, a skin tone or a joiner. `©` and `✓` alone are symbols.
  func isEmoji(_ bytes: Span<UInt8>, _ span: ByteSpan) -> Bool {
    let (number, length) = classes.decode(bytes, span.start, span.end)
    let second = span.start + length
    if classes.word(.standard)[number] == .regionalIndicator {
      guard second < span.end else { return false }
      return words.segment(in: bytes, from: second, to: span.end).flags.contains(.emojiPresentation)
    }
    if bytes[span.start] == UInt8(ascii: "*") { return keycapEnd(bytes, span.start) != nil }
    guard classes.flags[number].contains(.pictographic) else { return false }
    let isTextStyle = hasMark(bytes, second, 0xEF, 0xB8, 0x8E)
    if classes.flags[number].contains(.emojiPresentation) { return !isTextStyle }
    if hasMark(bytes, second, 0xEF, 0xB8, 0x8F) { return true }
    guard second < span.end else { return false }
    let (next, _) = classes.decode(bytes, second, span.end)
    return classes.flags[next].contains(.emojiPresentation) || hasMark(bytes, second, 0xE2, 0x80, 0x8D)
  }

  /// The end of the keycap whose digit, `#` or `*` is at `i`; `nil` if there is none.
  func keycapEnd(_ bytes: Span<UInt8>, _ i: Int) -> Int? {
    let sign = hasMark(bytes, i + 1, 0xEF, 0xB8, 0x8F) ? i + 4 : i + 1
    return hasMark(bytes, sign, 0xE2, 0x83, 0xA3) ? sign + 3 : nil
  }

  /// Whether the segment contains U+20E3, with which keycaps end.
  func hasKeycap(_ bytes: Span<UInt8>, _ span: ByteSpan) -> Bool {
    var i = span.start
    while i < span.end {
      let (number, length) = classes.decode(bytes, i, span.end)
      if classes.special[number] == .keycap { return true }
      i += length
    }
    return false
  }

  // MARK: Bytes

  /// Whether a character of three bytes is at `i`.
  private func hasMark(_ bytes: Span<UInt8>, _ i: Int, _ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    i + 2 < block.end && bytes[i] == first && bytes[i + 1] == second && bytes[i + 2] == third
  }

  /// Whether `www.` is at `i`, in any case; at least four bytes are there.
  private func isWWW(_ bytes: Span<UInt8>, _ i: Int) -> Bool {
    let w = UInt8(ascii: "w")
    return bytes[i] | 0x20 == w && bytes[i + 1] | 0x20 == w && bytes[i + 2] | 0x20 == w
      && bytes[i + 3] == UInt8(ascii: ".")
  }

  private func isAlphanumeric(_ bytes: Span<UInt8>, _ i: Int) -> Bool {
    guard i >= block.start, i < block.end else { return false }
    return bytes[i].isASCIIAlphanumeric
  }

  private func isMailName(_ byte: UInt8) -> Bool {
    isHost(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "%") || byte == UInt8(ascii: "+")
  }

  private func isHost(_ byte: UInt8) -> Bool {
    byte.isASCIIAlphanumeric || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
  }
}
