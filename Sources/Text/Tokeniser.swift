/// Finds the tokens and sentences of a text. `docs/tokens.md` defines them, with every departure from UAX #29.
public struct Tokeniser: Sendable {
  private let words = WordBreaks(.tailored)
  private let ends: SentenceEnds
  private let classes = CharacterClasses.shared
  private let path: ScanPath

  /// Makes a tokeniser that uses `abbreviations`.
  public init(abbreviations: Abbreviations = .embedded) {
    self.init(abbreviations: abbreviations, path: .best)
  }

  /// A tokeniser that goes by the rules alone, character by character: the reference that tests and benchmarks compare
  /// every faster way with.
  @_spi(Reference)
  public static var byRules: Tokeniser { Tokeniser(path: .rules) }

  /// Makes a tokeniser that finds words and sentences by the path given.
  init(abbreviations: Abbreviations = .embedded, path: ScanPath) {
    ends = SentenceEnds(abbreviations, path: path)
    self.path = path
  }

  /// The tokens of `text`, read as one block.
  public func tokens(of text: String) -> [Token] {
    let bytes = text.utf8Span.span
    precondition(bytes.count <= Token.longestText, "the text is too long")
    var tokens: [Token] = []
    tokens.reserveCapacity(Self.likelyTokens(in: bytes.count))
    appendTokens(in: bytes, ByteSpan(0, bytes.count), to: &tokens)
    return tokens
  }

  /// The tokens of a short text as kinds and strings.
  package func words(of text: String) -> [(kind: TokenKind, text: String)] {
    tokens(of: text).map { token in
      (token.kind, String(decoding: text.utf8.dropFirst(token.span.start).prefix(token.span.count), as: UTF8.self))
    }
  }

  /// The tokens and sentences of `text`, read as one block.
  public func tokenise(_ text: String) -> TokenisedText {
    tokenise(text, blocks: [ByteSpan(0, text.utf8.count)])
  }

  /// The tokens and sentences of `text`. No token and no sentence crosses the edge of a block; text outside the blocks
  /// is skipped. `blocks` are in order, do not overlap and lie within the text, which has at most `Token.longestText`
  /// bytes.
  public func tokenise(_ text: String, blocks: [ByteSpan]) -> TokenisedText {
    let bytes = text.utf8Span.span
    precondition(bytes.count <= Token.longestText, "the text is too long")
    let size = blocks.reduce(0) { $0 + $1.count }
    var tokens: [Token] = []
    tokens.reserveCapacity(Self.likelyTokens(in: size))
    var sentences: [Sentence] = []
    sentences.reserveCapacity(size / Self.bytesOfSentence + 1)
    forEachRun(of: blocks, in: bytes) { run, stretch in
      var token = tokens.count
      appendTokens(in: bytes, stretch, to: &tokens)
      ends.appendSentences(in: bytes, blocks[run], of: tokens, from: &token, to: &sentences)
    }
    return TokenisedText(tokens: tokens, sentences: sentences)
  }

  /// Room for the tokens of this many bytes: in prose a token takes five or six, including the space after it.
  private static func likelyTokens(in bytes: Int) -> Int { bytes / 4 + 64 }

  /// Fewer bytes than a sentence of prose has on average.
  private static let bytesOfSentence = 96

  /// The number of words in `text`, as `tokenise` would find them, without keeping any token.
  public func countWords(in text: String, blocks: [ByteSpan]) -> Int {
    countWords(in: text.utf8Span.span, blocks: blocks)
  }

  /// The same for the bytes of a text.
  public func countWords(in bytes: Span<UInt8>, blocks: [ByteSpan]) -> Int {
    precondition(bytes.count <= Token.longestText, "the text is too long")
    var count = 0
    var tokens: [Token] = []
    forEachRun(of: blocks, in: bytes) { _, stretch in
      if isForKernel(stretch, in: bytes) {
        var scan = KernelWordCount(stretch, path: path)
        appendTokens(in: bytes, stretch, &scan, to: &tokens)
        count += scan.words
      } else {
        appendTokens(in: bytes, stretch, to: &tokens)
      }
      for token in tokens where token.kind.countsAsWord { count += 1 }
      tokens.removeAll(keepingCapacity: true)
    }
    return count
  }

  /// Calls `body` with runs of blocks that can be searched for words together, as indices, and with the stretch that
  /// each run covers.
  private func forEachRun(of blocks: [ByteSpan], in bytes: Span<UInt8>, _ body: (Range<Int>, ByteSpan) -> Void) {
    var first = 0
    while first < blocks.count {
      let run = run(of: blocks, from: first, in: bytes)
      body(run, ByteSpan(blocks[run.lowerBound].start, blocks[run.upperBound - 1].end))
      first = run.upperBound
    }
  }

  /// The blocks from `first` on that can be searched for words together: there is only white space between them, and no
  /// word can reach from one into the next.
  private func run(of blocks: [ByteSpan], from first: Int, in bytes: Span<UInt8>) -> Range<Int> {
    var end = first
    var previous = first == 0 ? 0 : blocks[first - 1].end
    while end < blocks.count {
      let block = blocks[end]
      precondition(previous <= block.start && block.end <= bytes.count, "blocks overlap or lie outside the text")
      if end > first {
        guard block.start - previous <= Self.widestGap, block.start < block.end, startsWord(bytes, block) else { break }
        while previous < block.start, SafePlace.isWhite(bytes[previous]) { previous += 1 }
        guard previous == block.start else { break }
      }
      previous = block.end
      end += 1
    }
    return first..<end
  }

  /// The most bytes between two blocks that are searched together: wider gaps would be read twice.
  private static let widestGap = 64

  /// Whether a block preceded by white space starts with a character that no rule joins to what is before it.
  @inline(__always)
  private func startsWord(_ bytes: Span<UInt8>, _ block: ByteSpan) -> Bool {
    guard block.start > 0, SafePlace.isWhite(bytes[block.start &- 1]) else { return false }
    let first = bytes[block.start]
    return first < 0x80 ? !SafePlace.isWhite(first) : startsWordPastASCII(bytes, block)
  }

  private func startsWordPastASCII(_ bytes: Span<UInt8>, _ block: ByteSpan) -> Bool {
    let (number, _) = classes.decode(bytes, block.start, block.end)
    return classes.flags[number].contains(.letter) && !classes.word(.tailored)[number].isIgnored
  }

  /// The progress in bytes below which restarting the kernel costs more than continuing by the rules.
  private static let shortRun = 32
  /// How many bytes the rules take after such a short run, the first time and at most.
  private static let (leastByRules, mostByRules) = (64, 4_096)

  /// Appends the tokens of a stretch.
  private func appendTokens(in bytes: Span<UInt8>, _ stretch: ByteSpan, to tokens: inout [Token]) {
    if isForKernel(stretch, in: bytes) {
      var scan = KernelWordScan(stretch, path: path)
      appendTokens(in: bytes, stretch, &scan, to: &tokens)
    } else if path == .portable {
      var scan = PortableWordScan(stretch)
      appendTokens(in: bytes, stretch, &scan, to: &tokens)
    } else {
      var compounds = CompoundTokens(words: words)
      appendTokensByRules(in: bytes, stretch, &compounds, to: &tokens)
    }
  }

  /// Whether the kernel can read a stretch: it is not empty, and it begins and ends on character boundaries.
  private func isForKernel(_ stretch: ByteSpan, in bytes: Span<UInt8>) -> Bool {
    path.isKernel && !stretch.isEmpty && SafePlace.isWhole(stretch, in: bytes)
  }

  /// The same by a scan. After a stretch that the rules read, the scan continues; where that happens again and again,
  /// the rules take more each time, so that no text costs more than twice what the rules alone would.
  private func appendTokens(
    in bytes: Span<UInt8>, _ stretch: ByteSpan, _ scan: inout some WordScan, to tokens: inout [Token]
  ) {
    var compounds = CompoundTokens(words: words)
    let first = tokens.count
    var more = 0
    var end = stretch.start - Self.shortRun
    while var hard = scan.appendWords(in: bytes, to: &tokens, from: first) {
      more = hard.start - end < Self.shortRun ? min(max(more * 2, Self.leastByRules), Self.mostByRules) : 0
      if more > 0 {
        hard.end = SafePlace.next(
          in: bytes, from: max(hard.end, min(hard.start + more, stretch.end)), to: stretch.end)
      }
      end = hard.end
      appendTokensByRules(in: bytes, hard, &compounds, to: &tokens)
      if end == stretch.end { break }
      scan.resume(at: end)
    }
  }

  /// Appends the tokens of a block, character by character.
  private func appendTokensByRules(
    in bytes: Span<UInt8>, _ block: ByteSpan, _ compounds: inout CompoundTokens, to tokens: inout [Token]
  ) {
    compounds.begin(block, first: tokens.count)
    // The end of the last token that a later `@` or `/` must not reach back into.
    var floor = block.start
    var i = block.start
    while i < block.end {
      i = words.passGap(in: bytes, from: i, to: block.end)
      if bytes[i] == UInt8(ascii: "@") || bytes[i] == UInt8(ascii: "#"),
        let token = compounds.sign(in: bytes, at: i, floor: floor, after: &tokens)
      {
        tokens.append(token)
        floor = token.end
        i = floor
        continue
      }
      let segment = words.segment(in: bytes, from: i, to: block.end)
      let span = ByteSpan(i, segment.end)
      if !segment.flags.isDisjoint(with: [.letter, .digit]) {
        if let url = compounds.url(in: bytes, at: span, floor: floor, after: &tokens) {
          tokens.append(Token(.url, url))
          floor = url.end
        } else if segment.flags.contains(.special), compounds.hasKeycap(bytes, span) {
          appendAroundKeycaps(in: bytes, span, compounds, to: &tokens)
        } else {
          appendWord(in: bytes, span, segment.flags, to: &tokens)
        }
      } else if bytes[i] == UInt8(ascii: "#") {
        if compounds.keycapEnd(bytes, i) != nil { tokens.append(Token(.emoji, span)) }
      } else if !segment.isASCII, compounds.isEmoji(bytes, span) {
        tokens.append(Token(.emoji, span))
      }
      i = max(segment.end, floor)
    }
  }

  /// Appends a word or number without surrounding underscores: `_we_` is an emphasised `we`.
  private func appendWord(
    in bytes: Span<UInt8>, _ span: ByteSpan, _ flags: CharacterFlags, to tokens: inout [Token]
  ) {
    var start = span.start
    var end = span.end
    while bytes[start] == UInt8(ascii: "_") { start += 1 }
    while bytes[end - 1] == UInt8(ascii: "_") { end -= 1 }
    tokens.append(Token(flags.contains(.letter) ? .word : .number, ByteSpan(start, end)))
  }

  /// Appends the keycaps in a segment as emoji, and what is between them as words or numbers.
  private func appendAroundKeycaps(
    in bytes: Span<UInt8>, _ span: ByteSpan, _ compounds: CompoundTokens, to tokens: inout [Token]
  ) {
    var from = span.start
    var i = from
    while i < span.end {
      if bytes[i].isASCIIDigit, let end = compounds.keycapEnd(bytes, i) {
        if from < i { appendRest(in: bytes, ByteSpan(from, i), to: &tokens) }
        tokens.append(Token(.emoji, ByteSpan(i, end)))
        from = end
        i = end
      } else {
        i += 1
      }
    }
    if from < span.end { appendRest(in: bytes, ByteSpan(from, span.end), to: &tokens) }
  }

  private func appendRest(in bytes: Span<UInt8>, _ span: ByteSpan, to tokens: inout [Token]) {
    var flags: CharacterFlags = []
    var i = span.start
    while i < span.end {
      let (number, length) = classes.decode(bytes, i, span.end)
      flags.formUnion(classes.flags[number])
      i += length
    }
    if !flags.isDisjoint(with: [.letter, .digit]) { appendWord(in: bytes, span, flags, to: &tokens) }
  }
}
