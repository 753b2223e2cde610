/// The key of a short word of ASCII without an apostrophe, and how the word is written: all of it from one look at each byte.
/// One is filled again and again.
struct FoldedWord: Sendable {
  /// The key stands in the first `count` bytes.
  private var bytes = Array(repeating: UInt8(0), count: Self.longest)
  private var count = 0
  private var writing = FormWriting()

  /// Longer words are rare, and are read as those beyond ASCII are.
  private static let longest = 64

  /// Takes another word; whether it is one that can be taken.
  mutating func take(_ word: Span<UInt8>) -> Bool {
    guard !word.isEmpty, word.count <= Self.longest else { return false }
    var (capitals, letters, isCapital, isOdd) = (0, 0, false, false)
    var key = bytes.mutableSpan
    // Without a branch, since nobody foresees what comes next in a word.
    for index in word.indices {
      let byte = word[index]
      let isUpper = byte &- UInt8(ascii: "A") < 26
      let small = byte | (isUpper ? 0x20 : 0)
      key[index] = small
      isOdd = isOdd || byte >= 0x80 || byte == UInt8(ascii: "'")
      isCapital = letters == 0 ? isUpper : isCapital
      letters &+= small &- UInt8(ascii: "a") < 26 ? 1 : 0
      capitals &+= isUpper ? 1 : 0
    }
    if isOdd { return false }
    count = word.count
    writing = FormWriting(
      isCapital: isCapital, isUpper: letters > 1 && capitals == letters, isNumber: false,
      isPronoun: count == 1 && (word[0] | 0x20) == UInt8(ascii: "i"))
    writing.capitals = UInt16(capitals)
    writing.smalls = UInt16(letters - capitals)
    writing.noteFirst(word)
    return true
  }

  /// How the word or number is written, which is spelt like this, and the symbols that it has; `nil` where it may be a
  /// contraction. `weighed` is its number among the words that formulas weigh, where that is known.
  func look(
    in tables: FormTables, spelt: Span<UInt8>, isNumber: Bool, weighed: Int32?, _ symbols: inout [Int32]
  ) -> FormWriting? {
    let key = bytes.span.extracting(first: count)
    let hash = tables.find(key: key, spelt: spelt, isASCII: true, &symbols)
    if tables.contractions.mayHold(key, hash) { return nil }
    var writing = writing
    if isNumber {
      writing.markNumber()
    } else {
      writing.weighed = weighed ?? tables.weighedWords.number(of: key, hash) ?? -1
    }
    return writing
  }
}
