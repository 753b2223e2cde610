/// What a reading knows of a part's form: resolved once per form, not per occurrence. Its lists lie in the pool of
/// `PartTypes`, so that it is copied without counting references.
struct PartType: Sendable {
  /// The symbols it satisfies.
  var symbols: Range<Int32> = 0..<0
  /// Entries that are this one word, the strongest first.
  var wordEntries: Range<Int32> = 0..<0
  /// Whether phrases begin with it.
  var opensPhrase = false
  /// Patterns that may begin with it.
  var patterns: Range<Int32> = 0..<0
  /// Categories that hold it as a word.
  var categories: Range<Int32> = 0..<0
  /// Whether its first letter is upper case and it is not the pronoun I.
  var isCapital = false
  /// Whether it has two letters or more, all upper case.
  var isUpper = false
  /// Whether it is a number.
  var isNumber = false
}

/// The forms met so far.
struct PartTypes: Sendable {
  private(set) var types: [PartType] = []
  /// The lists of all types, one after another.
  private(set) var pool: [Int32] = []

  /// How many forms there are.
  var count: Int { types.count }

  subscript(index: Int32) -> PartType { types[Int(index)] }

  /// Adds a form.
  mutating func append(_ resolved: ResolvedForm) {
    func keep(_ list: [Int32]) -> Range<Int32> {
      let start = Int32(pool.count)
      pool += list
      return start..<Int32(pool.count)
    }
    types.append(
      PartType(
        symbols: keep(resolved.symbols), wordEntries: keep(resolved.wordEntries),
        opensPhrase: !resolved.phraseEntries.isEmpty, patterns: keep(resolved.patterns),
        categories: keep(resolved.categories), isCapital: resolved.isCapital && resolved.key != "i",
        isUpper: resolved.isUpper, isNumber: resolved.isNumber))
  }

  /// Whether a form has a symbol. O(symbols of one form), a handful.
  func has(_ symbol: Int32, _ type: PartType) -> Bool { holds(symbol, type.symbols) }

  /// Whether a form is a word of a category.
  func isIn(_ category: Int32, _ type: PartType) -> Bool { holds(category, type.categories) }

  private func holds(_ value: Int32, _ range: Range<Int32>) -> Bool {
    for index in range where pool[Int(index)] == value { return true }
    return false
  }
}

/// A form resolved against the lexicon, before its lists go to the pool.
struct ResolvedForm {
  var key: String
  var symbols: [Int32] = []
  var wordEntries: [Int32] = []
  var phraseEntries: [Int32] = []
  var patterns: [Int32] = []
  var categories: [Int32] = []
  var isCapital = false
  var isUpper = false
  var isNumber = false
}
