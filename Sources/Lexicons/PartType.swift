internal import Text

/// What a reading knows of a part's form: resolved once per form, not per occurrence.
struct PartType: Sendable {
  /// The folded form.
  var key: String
  /// The symbols it satisfies, in ascending order.
  var symbols: [Int32] = []
  /// Entries that are this one word, the strongest first.
  var wordEntries: [Int32] = []
  /// Phrases that begin with it.
  var phraseEntries: [Int32] = []
  /// Patterns that may begin with it.
  var patterns: [Int32] = []
  /// Categories that hold it as a word, in ascending order.
  var categories: [Int32] = []
  /// Whether its first letter is upper case.
  var isCapital = false
  /// Whether it has two letters or more, all upper case.
  var isUpper = false
  /// Whether it is a number.
  var isNumber = false

  /// Whether it has the symbol. O(symbols of one form), a handful.
  func has(_ symbol: Int32) -> Bool { symbols.contains(symbol) }
  /// Whether it is a word of the category.
  func isIn(_ category: Int32) -> Bool { categories.contains(category) }
}
