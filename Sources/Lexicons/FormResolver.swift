import Text

/// Finds out what a surface form is to a lexicon: its parts, and for each what it may begin and belong to.
struct FormResolver: Sendable {
  private let tables: FormTables
  /// The word at hand, where it is a plain one.
  private var word = FoldedWord()
  /// The symbols of the part at hand.
  private var symbols: [Int32] = []
  /// What symbols mean together that no known word has.
  private var form: ResolvedForm
  /// The parts that stood behind others in contractions, by their keys: a lexicon has few, and every text has them.
  private var laterParts: [(key: [UInt8], kind: Int32, writing: FormWriting)] = []

  init(_ lexicon: Lexicon) {
    tables = FormTables(lexicon)
    form = ResolvedForm(lexicon)
  }

  /// How many forms are looked up side by side: waiting for memory is most of the work otherwise.
  static let group = 16

  /// A short word as it is spelt, and what is known of it.
  struct Spelling: Sendable {
    let short: ShortSpelling
    var known: KnownWords.Row?
  }

  /// How some tokens of a group are spelt, whose forms are to be looked up, and which words are known; a step for all of them
  /// at a time, so that the memory of one is waited for while that of the others comes.
  func spell(_ tokens: [Token], _ some: ArraySlice<Int32>, in bytes: Span<UInt8>, _ spellings: inout [Spelling?]) {
    spellings.removeAll(keepingCapacity: true)
    for index in some {
      let short = ShortSpelling(bytes, tokens[Int(index)].span.range)
      if let short { tables.knownWords.askForSlot(short.key) }
      spellings.append(short.map { Spelling(short: $0) })
    }
    for spelling in spellings { if let spelling { tables.knownWords.askForRow(spelling.short.key) } }
    for place in spellings.indices {
      if let spelling = spellings[place] { spellings[place]?.known = tables.knownWords.find(spelling.short.key) }
    }
  }

  /// The parts of the form of `token`, by their numbers among `types`, where they are added. O(bytes of the form), whatever
  /// the size of the lexicon. `spelling` is how it is spelt, if it is short.
  mutating func resolve(
    _ token: Token, _ spelling: Spelling?, in bytes: Span<UInt8>, to types: inout PartTypes
  ) -> Range<Int32> {
    let spelt = bytes.extracting(token.span.range)
    switch token.kind {
    case .word, .number:
      let isNumber = token.kind == .number
      if let spelling, !tables.knownWords.isEmpty, !tables.mayBeCased(spelt) {
        if let parts = resolve(spelling, spelt.count, isNumber: isNumber, to: &types) { return parts }
      } else if let parts = resolvePlain(spelt, isNumber: isNumber, to: &types) {
        return parts
      }
      return resolve(spelt, token.kind, to: &types)
    case .hashtag: return resolve(spelt, .hashtag, to: &types)
    case .url, .email, .mention, .emoji:
      var writing = FormWriting()
      writing.noteFirst(spelt)
      writing.countLetters(spelt)
      return add(types.kind(ofKnown: 0), writing, to: &types)
    }
  }

  /// A short word or number whose case does not matter, where words are known; `nil` for a contraction.
  private mutating func resolve(
    _ spelling: Spelling, _ count: Int, isNumber: Bool, to types: inout PartTypes
  ) -> Range<Int32>? {
    var writing = spelling.short.writing
    if isNumber { writing.markNumber() }
    if let known = spelling.known {
      if !isNumber { writing.weighed = known.weighed }
      return add(types.kind(ofKnown: known.symbols), writing, to: &types)
    }
    // None of the others is a word of the lexicon, nor weighed, but a contraction.
    guard word.take(spelling.short.key, count, in: tables, &symbols) else { return nil }
    return add(kind(in: &types), writing, to: &types)
  }

  /// A word or a number, not too long, of ASCII, that is no contraction; `nil` for another.
  private mutating func resolvePlain(
    _ token: Span<UInt8>, isNumber: Bool, to types: inout PartTypes
  ) -> Range<Int32>? {
    guard word.take(token),
      let writing = word.look(in: tables, spelt: token, isNumber: isNumber, &symbols)
    else { return nil }
    return add(kind(in: &types), writing, to: &types)
  }

  /// Any word or number.
  private mutating func resolve(
    _ token: Span<UInt8>, _ kind: TokenKind, to types: inout PartTypes
  ) -> Range<Int32> {
    // Most are contractions, and have no need of strings.
    if kind != .hashtag, let keys = word.parts(of: token, tables.contractions) {
      // A part beyond ASCII has as many characters as nobody counts here.
      let isASCII = keys.first?.allSatisfy { $0 < 0x80 } != false
      let first = token.extracting(first: keys.count == 1 ? token.count : keys.first?.count ?? 0)
      if isASCII, first.isASCII { return add(keys, first, token, isNumber: kind == .number, to: &types) }
    }
    let whole = String(copying: token)
    let spelt = kind == .hashtag ? String(whole.dropFirst()) : whole
    let keys = tables.contractions.parts(of: Folding.key(of: spelt))
    let first = keys.count == 1 ? spelt : String(spelt.prefix(keys.first?.count ?? 0))
    return add(keys.map { Array($0.utf8) }, first.utf8Span.span, token, isNumber: kind == .number, to: &types)
  }

  /// Adds a form of the parts that have some keys, of which the first is spelt as `first`.
  private mutating func add(
    _ keys: [[UInt8]], _ first: Span<UInt8>, _ token: Span<UInt8>, isNumber: Bool, to types: inout PartTypes
  ) -> Range<Int32> {
    let start = Int32(types.count)
    for (index, key) in keys.enumerated() {
      var (kind, writing) =
        index > 0 && !isNumber
        ? laterPart(key, in: &types) : find(key, index == 0 ? first : key.span, isNumber: isNumber, in: &types)
      writing.noteFirst(token)
      if index == 0 { writing.countLetters(token) }
      if keys.count == 1 { return add(kind, writing, to: &types) }
      types.append(kind, writing)
    }
    return start..<Int32(types.count)
  }

  /// The kind of a part of a word that stands behind others, and how it is written.
  private mutating func laterPart(_ key: [UInt8], in types: inout PartTypes) -> (kind: Int32, FormWriting) {
    if let known = laterParts.first(where: { $0.key == key }) { return (known.kind, known.writing) }
    let (kind, writing) = find(key, key.span, isNumber: false, in: &types)
    laterParts.append((key, kind, writing))
    return (kind, writing)
  }

  /// The kind of a part, and how it is written.
  private mutating func find(
    _ part: [UInt8], _ spelt: Span<UInt8>, isNumber: Bool, in types: inout PartTypes
  ) -> (kind: Int32, FormWriting) {
    let key = part.span
    var writing = FormWriting(key: key, spelt: spelt, isNumber: isNumber)
    let isASCII = key.isASCII && spelt.isASCII
    if isASCII, !tables.mayBeCased(spelt), let known = ShortKey(part).flatMap({ tables.knownWords.find($0) }) {
      if !isNumber { writing.weighed = known.weighed }
      return (types.kind(ofKnown: known.symbols), writing)
    }
    let hash = tables.find(key: key, spelt: spelt, isASCII: isASCII, &symbols)
    if !isNumber { writing.weighed = tables.weighedWords.number(of: key, hash) ?? -1 }
    return (kind(in: &types), writing)
  }

  /// Adds a form of one part.
  private func add(_ kind: Int32, _ writing: FormWriting, to types: inout PartTypes) -> Range<Int32> {
    let number = types.number(of: kind, writing)
    return number..<number + 1
  }

  /// What the symbols at hand mean together, by its number among `types`.
  private mutating func kind(in types: inout PartTypes) -> Int32 {
    if let list = tables.knownWords.list(of: symbols) { return types.kind(ofKnown: list) }
    if let known = types.kind(of: symbols) { return known }
    form.take(&symbols)
    tables.complete(&form)
    return types.addKind(form)
  }
}
