@testable import Lexicons
import Testing
import Text

/// How the lexicon classifies words by the way they are written.
@Suite struct FormTests {
  /// The types of a word's parts.
  private static func types(_ text: String, _ kind: TokenKind = .word) -> [PartType] {
    var resolver = FormResolver(.embedded)
    var types = PartTypes(.embedded)
    let bytes = text.utf8Span.span
    let parts = Self.resolve(Token(kind, ByteSpan(0, bytes.count)), &resolver, bytes, &types)
    return parts.map { types.types[Int($0)] }
  }

  private static func resolve(
    _ token: Token, _ resolver: inout FormResolver, _ bytes: Span<UInt8>, _ types: inout PartTypes
  ) -> Range<Int32> {
    var spellings: [FormResolver.Spelling?] = []
    resolver.spell([token], [0], in: bytes, &spellings)
    return resolver.resolve(token, spellings[0], in: bytes, to: &types)
  }

  /// A word and how it is written.
  struct Spelt: Sendable {
    var word: String
    var traits: PartTraits
    var capitals: UInt16
    var smalls: UInt16

    init(_ word: String, _ traits: PartTraits, _ capitals: UInt16, _ smalls: UInt16) {
      (self.word, self.traits, self.capitals, self.smalls) = (word, traits, capitals, smalls)
    }
  }

  @Test(arguments: [
    Spelt("Xanthia", .capital, 1, 6), Spelt("xanthia", [], 0, 7), Spelt("XANTHIA", [.capital, .upper], 7, 0),
    Spelt("xAnthia", [], 1, 6), Spelt("X", .capital, 1, 0), Spelt("I", [], 1, 0), Spelt("blorp3", [], 0, 5),
    Spelt("3D", .capital, 1, 0), Spelt("wxyz_q", [], 0, 5), Spelt("Zürich", .capital, 1, 4),
    Spelt("ÜXYZ", [.capital, .upper], 3, 0),
  ])
  func spellingIsTold(spelt: Spelt) throws {
    let type = try #require(Self.types(spelt.word).first)
    #expect(type.traits.intersection([.capital, .upper, .number]) == spelt.traits)
    #expect((type.capitals, type.smalls) == (spelt.capitals, spelt.smalls))
    let beginsWithCapital = spelt.word.utf8.first.map { $0 &- UInt8(ascii: "A") < 26 } ?? false
    #expect(type.marks.contains(.isCapital) == beginsWithCapital)
  }

  @Test(arguments: [
    ("cannot", 2), ("CANNOT", 2), ("we'll", 2), ("We’ll", 2), ("quux's", 2), ("we", 1), ("bold-faced", 1), ("U.S", 1),
  ])
  func contractionsAreParts(word: String, parts: Int) {
    let types = Self.types(word)
    #expect(types.count == parts)
    // The letters are counted once, with the first part.
    for type in types.dropFirst() { #expect(type.capitals == 0 && type.smalls == 0) }
  }

  @Test func aWordOfEndingsWithoutEndIsOne() {
    #expect(Self.types("a" + String(repeating: "'s", count: 100_000)).count == 1)
    #expect(Self.types("we'd've").count == 3)
  }

  @Test func numbersAreNoWords() {
    #expect(Self.types("123", .number).map(\.traits) == [.number])
    #expect(Self.types("www.example.org", .url).map(\.traits) == [[]])
    #expect(Self.types("#We", .hashtag).first?.traits.contains(.matches) == true)
  }

  @Test func unknownWordsWrittenAlikeShareOneType() {
    var resolver = FormResolver(.embedded)
    var types = PartTypes(.embedded)
    let text = "blorpa blorpe Blorpi we our ours"
    let bytes = text.utf8Span.span
    let numbers = Tokeniser().tokenise(text).tokens.map { Self.resolve($0, &resolver, bytes, &types).lowerBound }
    #expect(numbers[0] == numbers[1])
    #expect(Set(numbers[1...]).count == 5)
  }

  @Test func kindsOutlastForms() {
    var resolver = FormResolver(.embedded)
    var types = PartTypes(.embedded)
    let text = "our OUR Our we’ll collaboratively 3rd I i Collaborators"
    let bytes = text.utf8Span.span
    let tokens = Tokeniser().tokenise(text).tokens
    let first = tokens.flatMap { Self.resolve($0, &resolver, bytes, &types).map { types.types[Int($0)] } }
    let (pool, needs) = (types.pool, types.needs.table)
    types.removeAll()
    #expect(types.count == 0)
    let again = tokens.flatMap { Self.resolve($0, &resolver, bytes, &types).map { types.types[Int($0)] } }
    #expect(first.map { "\($0)" } == again.map { "\($0)" })
    #expect(types.pool == pool)
    #expect(types.needs.table.rows == needs.rows && types.needs.table.pieces == needs.pieces)
  }

  @Test func longWordsAreReadAsShortOnesAre() {
    let stem = String(repeating: "x", count: 90)
    for word in ["X" + stem, stem, (stem + "Y").uppercased()] {
      let type = Self.types(word).first
      #expect(Int(type?.capitals ?? 0) == word.filter(\.isUppercase).count)
      #expect(type?.traits.contains(.capital) == word.first?.isUppercase)
    }
  }
}

/// Words that are looked up in advance.
@Suite struct KnownWordTests {
  private static let lexicon = Lexicon.embedded

  /// Words of the lexicon, frequent words, and some that are neither.
  private static var words: [String] {
    let named = lexicon.vocabulary.words
    return stride(from: 0, to: named.count, by: 7).map { named[$0] } + [
      "the", "zebra", "blorp", "i", "co-op", "3d", "a", "sixteen-letters!",
    ]
  }

  @Test func areFoundAsOthersAre() {
    var known = 0
    for word in Self.words {
      let bytes = word.utf8Span.span
      guard let key = ShortKey(word.utf8), let row = Self.lexicon.knownWords.find(key) else { continue }
      known += 1
      var symbols: [Int32] = []
      let hash = Self.lexicon.vocabulary.find(key: bytes, isASCII: true, &symbols)
      #expect(Array(Self.lexicon.knownWords.symbols[Int(row.symbols)]) == symbols, "\(word)")
      #expect(row.weighed == Self.lexicon.weighedWords.number(of: bytes, hash) ?? -1, "\(word)")
      #expect(Self.lexicon.contractions.parts(of: word) == [word])
    }
    #expect(known > 100)
  }

  /// What was computed in advance is the same as what is computed from symbols while a text is read.
  @Test func comeToWhatTheirSymbolsMean() {
    let (known, symbols) = (Self.lexicon.knownKinds, Self.lexicon.knownWords.symbols)
    let tables = FormTables(Self.lexicon)
    var form = ResolvedForm(Self.lexicon)
    var packing = TestRows(tests: Self.lexicon.testBits)
    #expect(known.count == symbols.count)
    for list in stride(from: 1, to: known.count, by: 11) {
      var own = Array(symbols[list])
      form.take(&own)
      tables.complete(&form)
      let row = known[Int32(list)]
      #expect("\(row.type)" == "\(form.type)")
      #expect(Array(known.counted[Int(row.counted)]) == form.counted)
      let (tests, start) = (TestRows.lines(of: packing.packed(of: form.bits)), Int(row.tests) / 8)
      #expect(Array(known.tests[start..<start + tests.count]) == tests)
      var needs = NeedRows(Self.lexicon)
      let (expectedNeeds, knownNeeds) = (needs.row(of: form.needs), needs.row(row.needs, of: known.needs))
      for level in 0..<needs.table.height {
        #expect(needs.table[expectedNeeds, level] == needs.table[knownNeeds, level])
      }
      var (pool, expected): ([Int32], [Int32]) = ([1, 2, 3], [1, 2, 3])
      form.appendLists(to: &expected)
      let lists = known.append(row, to: &pool)
      #expect(pool == expected && "\(lists)" == "\(PartLists(form, at: 3))")
    }
  }

  @Test func listsOfFewSymbolsAreFound() {
    let words = Self.lexicon.knownWords
    #expect(words.list(of: []) == 0 && words.list(of: [1, 2]) == nil)
    for symbol in stride(from: Int32(0), to: Int32(Self.lexicon.vocabulary.count), by: 97) {
      #expect(words.list(of: [symbol]).map { Array(words.symbols[Int($0)]) } == [symbol])
    }
  }

  @Test func contractionsAndLongWordsAreNone() {
    for word in ["cannot", "we'll", "seventeen-letters", "café", "We", ""] {
      #expect(ShortKey(word.utf8).flatMap { Self.lexicon.knownWords.find($0) } == nil, "\(word)")
    }
  }

  @Test func spellingIsToldAsOfOthers() {
    for word in Self.words where ShortKey(word.utf8) != nil {
      for spelt in [word, word.uppercased(), word.prefix(1).uppercased() + word.dropFirst(), "x" + word.uppercased()]
      where spelt.utf8.count <= 16 {
        // Both at the end of the bytes and with more after it.
        for text in [spelt, "we " + spelt + String(repeating: "Z", count: 20)] {
          let start = text == spelt ? 0 : 3
          let bytes = text.utf8Span.span
          let short = ShortSpelling(bytes, start..<start + spelt.utf8.count)
          #expect(short?.key == ShortKey(spelt.lowercased().utf8))
          var writing = FormWriting(
            key: spelt.lowercased().utf8Span.span, spelt: spelt.utf8Span.span, isNumber: false)
          writing.noteFirst(spelt.utf8Span.span)
          writing.countLetters(spelt.utf8Span.span)
          #expect(short.map { "\($0.writing)" } == "\(writing)", "\(spelt)")
        }
      }
    }
  }

  @Test(arguments: ["we'll", "café", "", "a word of seventeen"])
  func othersAreNotTaken(word: String) {
    let bytes = word.utf8Span.span
    #expect(ShortSpelling(bytes, 0..<bytes.count) == nil)
  }
}

/// More forms than are kept at a time.
@Suite struct KeptFormsTests {
  /// What is found from a given part on, in positions relative to that part.
  private static func found(_ reading: Reading, from base: Int) -> [[Int]] {
    reading.matches.filter { $0.parts.lowerBound >= base }
      .map { [$0.category, $0.entry, $0.parts.lowerBound - base, $0.parts.upperBound - base] }
  }

  @Test func whatWasForgottenIsReadAsBefore() {
    let sentence = "We’ll thank our colleagues for it, and I’m sure that collaboratively-minded people can’t fail US."
    let letters = Array("abcdefghijklmnopqrstuvwxyz")
    let words = (0..<40_000).map { number in
      let end = String([17_576, 676, 26, 1].map { letters[number / $0 % 26] })
      // Some words are too long to be kept, and some have several parts.
      return number % 5 == 0 ? "zqunheardofandlong" + end : number % 7 == 0 ? "zq" + end + "’ll" : "zq" + end
    }
    let rare = stride(from: 0, to: words.count, by: 10).map { words[$0..<$0 + 10].joined(separator: " ") + "." }
    let text = ([sentence] + rare + [sentence]).joined(separator: " ")
    var reader = LexiconReader(.embedded)
    let whole = reader.read(text, Tokeniser().tokenise(text))
    var fresh = LexiconReader(.embedded)
    let alone = fresh.read(sentence, Tokeniser().tokenise(sentence))
    let expected = Self.found(alone, from: 0)
    #expect(expected.count > 10)
    #expect(Self.found(whole, from: whole.parts.count - alone.parts.count) == expected)
    #expect(Array(Self.found(whole, from: 0).prefix(expected.count)) == expected)
    // The same where another text begins, so that types are discarded.
    let again = reader.read(sentence, Tokeniser().tokenise(sentence))
    #expect(Self.found(again, from: 0) == expected && again.rules == alone.rules)
  }
}

/// Rows of bits.
@Suite struct BitRowsTests {
  @Test func needsOfTablesAreTheSame() {
    var rows = NeedRows(.embedded)
    let needs: [Int32] = [1, 63, 64, 511, 512, 1_099]
    var others = BitRows(bits: 64 * NeedRows.words(Lexicon.embedded.needCount))
    #expect(others.height == rows.table.height && others.add([0]) > 0 && others.add(needs) > 0)
    let (a, b) = (rows.row(of: needs), rows.row(2, of: BitTable(others)))
    #expect(a != b)
    for level in 0..<rows.table.height { #expect(rows.table[a, level] == rows.table[b, level]) }
  }

  @Test func holdTheirBits() {
    var rows = BitRows(bits: 200)
    for number in Int32(0)..<150 {
      let bits = [number, (7 * number + 3) % 200]
      let start = rows.add(bits)
      let piece = rows[start, 0]
      for bit in bits { #expect(piece[Int(bit / 64)] >> UInt64(bit % 64) & 1 == 1) }
      #expect(piece.indices.reduce(0) { $0 + piece[$1].nonzeroBitCount } == Set(bits).count)
    }
    // A row without any bit is the first row.
    #expect(rows.rows.count == rows.height * 151)
    #expect(rows.add([Int32]()) == 0)
    #expect(rows[0, 0] == BitRows.Piece())
  }

  @Test func highRowsHoldTheSameBits() {
    var rows = BitRows(bits: 1_100)
    let start = rows.add([0, 511, 512, 1_099])
    #expect(rows.height == 3)
    #expect(rows[start, 0][0] == 1 && rows[start, 0][7] == 1 << 63)
    #expect(rows[start, 1][0] == 1 && rows[start, 2][1] == 1 << 11)
  }

  @Test func piecesAreKeptOnce() {
    var rows = BitRows(bits: 1_100)
    let (a, b) = (rows.add([0, 63, 600, 1_099]), rows.add([600, 1_050]))
    #expect(rows.rows[Int(a) + 1] == rows.rows[Int(b) + 1] && rows[a, 1] == rows[b, 1])
    #expect(rows.rows[Int(b)] == 0)
    // The empty one, three of the first and one of the second.
    #expect(rows.pieces.count == 5)
  }

  @Test func unitesRows() {
    var rows = BitRows(bits: 1_100)
    let other = rows.add([600])
    let first = rows.add([3])
    let both = rows.union(first, other)
    #expect(both != first && rows.union(0, first) == first && rows.union(first, 0) == first)
    #expect(rows[both, 0][0] == 8 && rows[both, 1][1] == 1 << 24)
  }
}
