import Text

/// Resolves a form against a lexicon: its parts, and for each part what it may begin and belongs to.
struct FormResolver: Sendable {
  private let tables: FormTables
  /// The current word, if it is a plain one.
  private var word = FoldedWord()
  /// The symbols of the current part.
  private var symbols: [Int32] = []
  /// What a combination of symbols that no known word has means.
  private var form: ResolvedForm
  /// The parts that have followed others in contractions, by their keys: a lexicon has few, and every text has them.
  private var laterParts: [(key: [UInt8], kind: Int32, writing: FormWriting)] = []

  init(_ lexicon: Lexicon) {
    tables = FormTables(lexicon)
    form = ResolvedForm(lexicon)
  }

  /// How many forms are looked up side by side, since most of the work is otherwise waiting for memory.
  static let group = 16

  /// The spelling of a short word, and what is known of it.
  struct Spelling: Sendable {
    let short: ShortSpelling
    var known: KnownWords.Row?
  }

  /// Finds the spellings of the tokens of a group whose forms are to be looked up, and which of the words are known; in
  /// steps over all of them, so that their memory accesses overlap.
  func spell(_ tokens: [Token], _ some: ArraySlice<Int32>, in bytes: Span<UInt8>, _ spellings: inout [Spelling?]) {
    spellings.removeAll(keepingCapacity: true)
    for index in some {
      let short = ShortSpelling(bytes, tokens[Int(index)].span.range)
      if let short { tables.knownWords.prefetchSlot(of: short.key) }
      spellings.append(short.map { Spelling(short: $0) })
    }
    for spelling in spellings { if let spelling { tables.knownWords.prefetchRow(of: spelling.short.key) } }
    for place in spellings.indices {
      if let spelling = spellings[place] { spellings[place]?.known = tables.knownWords.find(spelling.short.key) }
    }
  }

  /// The parts of the form of `token`, by their numbers among `types`, to which they are added. O(bytes of the form),
  /// independent of the size of the lexicon. `spelling` is that of a short word.
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

  /// Resolves a short word or number whose case does not matter, where known words exist; `nil` for a contraction.
  private mutating func resolve(
    _ spelling: Spelling, _ count: Int, isNumber: Bool, to types: inout PartTypes
  ) -> Range<Int32>? {
    var writing = spelling.short.writing
    if isNumber { writing.markNumber() }
    if let known = spelling.known {
      if !isNumber { writing.weighed = known.weighed }
      return add(types.kind(ofKnown: known.symbols), writing, to: &types)
    }
    // Of the remaining words, none is in the lexicon or weighed, but one may be a contraction.
    guard word.take(spelling.short.key, count, in: tables, &symbols) else { return nil }
    return add(kind(in: &types), writing, to: &types)
  }

  /// Resolves an ASCII word or number that is not too long and not a contraction; `nil` for any other.
  private mutating func resolvePlain(
    _ token: Span<UInt8>, isNumber: Bool, to types: inout PartTypes
  ) -> Range<Int32>? {
    guard word.take(token),
      let writing = word.look(in: tables, spelt: token, isNumber: isNumber, &symbols)
    else { return nil }
    return add(kind(in: &types), writing, to: &types)
  }

  /// Resolves any word or number.
  private mutating func resolve(
    _ token: Span<UInt8>, _ kind: TokenKind, to types: inout PartTypes
  ) -> Range<Int32> {
    // Most of them are contractions, which need no strings.
    if kind != .hashtag, let keys = word.parts(of: token, tables.contractions) {
      // For a part beyond ASCII, the number of bytes does not give that of characters.
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

  /// Adds a form with parts of these keys, the first of which is written as `first`.
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

  /// The kind of a part that follows others in a word, and how it is written.
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

  /// Adds a form with one part.
  private func add(_ kind: Int32, _ writing: FormWriting, to types: inout PartTypes) -> Range<Int32> {
    let number = types.number(of: kind, writing)
    return number..<number + 1
  }

  /// The kind, as its number among `types`, that the current symbols determine.
  private mutating func kind(in types: inout PartTypes) -> Int32 {
    if let list = tables.knownWords.list(of: symbols) { return types.kind(ofKnown: list) }
    if let known = types.kind(of: symbols) { return known }
    form.take(&symbols)
    tables.complete(&form)
    return types.addKind(form)
  }
}
