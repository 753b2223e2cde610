internal import Text

/// Finds out what a surface form is to a lexicon: its parts, and for each what it may begin and belong to.
struct FormResolver: Sendable {
  private let tables: FormTables
  /// The word at hand, where it is a plain one.
  private var word = FoldedWord()
  /// The symbols of the part at hand.
  private var symbols: [Int32] = []
  /// What symbols mean together that no known word has.
  private var form: ResolvedForm

  init(_ lexicon: Lexicon) {
    tables = FormTables(lexicon)
    form = ResolvedForm(lexicon)
  }

  /// How many forms before its own a form is asked about first: waiting for memory is most of the work otherwise.
  static let lead = 12

  /// Asks for the memory in which the forms of some tokens begin to be looked up, those of `fresh` after a place.
  @inline(__always)
  func prepare(_ tokens: [Token], _ fresh: [Int32], after place: Int, in bytes: Span<UInt8>) {
    let (slot, row) = (place + Self.lead, place + Self.lead / 2)
    if slot < fresh.count, let short = ShortSpelling(bytes, tokens[Int(fresh[slot])].span.range) {
      tables.knownWords.askForSlot(short.key)
    }
    if row < fresh.count, let short = ShortSpelling(bytes, tokens[Int(fresh[row])].span.range) {
      tables.knownWords.askForRow(short.key)
    }
  }

  /// The parts of the form of `token`, by their numbers among `types`, where they are added. O(bytes of the form), whatever
  /// the size of the lexicon.
  mutating func resolve(_ token: Token, in bytes: Span<UInt8>, to types: inout PartTypes) -> Range<Int32> {
    let spelt = bytes.extracting(token.span.range)
    switch token.kind {
    case .word:
      guard let short = ShortSpelling(bytes, token.span.range) else {
        return resolvePlain(spelt, isNumber: false, weighed: nil, to: &types) ?? resolve(spelt, .word, to: &types)
      }
      let known = tables.knownWords.find(short.key)
      if let known, !tables.mayBeCased(spelt) { return add(known, short.writing, to: &types) }
      // Where words are known, none of the others is weighed but a contraction.
      let weighed = known?.weighed ?? (tables.knownWords.isEmpty ? nil : -1)
      return resolvePlain(spelt, isNumber: false, weighed: weighed, to: &types)
        ?? resolve(spelt, .word, to: &types)
    case .number:
      return resolvePlain(spelt, isNumber: true, weighed: nil, to: &types) ?? resolve(spelt, .number, to: &types)
    case .hashtag: return resolve(spelt, .hashtag, to: &types)
    case .url, .email, .mention, .emoji:
      symbols.removeAll(keepingCapacity: true)
      return add(FormWriting(), spelt, to: &types)
    }
  }

  /// Adds a word that is known.
  private mutating func add(
    _ known: KnownWords.Row, _ writing: FormWriting, to types: inout PartTypes
  ) -> Range<Int32> {
    var writing = writing
    writing.weighed = known.weighed
    let number = types.number(of: types.kind(ofKnown: known.symbols), writing)
    return number..<number + 1
  }

  /// A word or a number, not too long, of ASCII, that is no contraction; `nil` for another.
  private mutating func resolvePlain(
    _ token: Span<UInt8>, isNumber: Bool, weighed: Int32?, to types: inout PartTypes
  ) -> Range<Int32>? {
    guard word.take(token),
      let writing = word.look(in: tables, spelt: token, isNumber: isNumber, weighed: weighed, &symbols)
    else { return nil }
    let number = types.number(of: kind(in: &types), writing)
    return number..<number + 1
  }

  /// Any word or number.
  private mutating func resolve(
    _ token: Span<UInt8>, _ kind: TokenKind, to types: inout PartTypes
  ) -> Range<Int32> {
    let whole = String(copying: token)
    let spelt = kind == .hashtag ? String(whole.dropFirst()) : whole
    let keys = tables.contractions.parts(of: Folding.key(of: spelt))
    if keys.count == 1 { return add(find(keys[0], spelt, isNumber: kind == .number), token, to: &types) }
    let start = Int32(types.count)
    for (index, key) in keys.enumerated() {
      var writing = find(key, index == 0 ? String(spelt.prefix(key.count)) : key, isNumber: kind == .number)
      writing.noteFirst(token)
      if index == 0 { writing.countLetters(token) }
      types.append(self.kind(in: &types), writing)
    }
    return start..<Int32(types.count)
  }

  /// Finds the symbols of a part; returns how it is written.
  private mutating func find(_ key: String, _ spelt: String, isNumber: Bool) -> FormWriting {
    let (key, spelt) = (key.utf8Span.span, spelt.utf8Span.span)
    let hash = tables.find(key: key, spelt: spelt, isASCII: key.isASCII && spelt.isASCII, &symbols)
    var writing = FormWriting(key: key, spelt: spelt, isNumber: isNumber)
    if !isNumber { writing.weighed = tables.weighedWords.number(of: key, hash) ?? -1 }
    return writing
  }

  /// Adds a form of one part, of the symbols at hand.
  private mutating func add(
    _ writing: FormWriting, _ token: Span<UInt8>, to types: inout PartTypes
  ) -> Range<Int32> {
    var writing = writing
    writing.noteFirst(token)
    writing.countLetters(token)
    let number = types.number(of: kind(in: &types), writing)
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
