import Text

/// Lexicoder's `.lc3`: a line `+CATEGORY` followed by its words, one a line.
enum LexicoderReader {
  static func isOne(_ source: DictionarySource) -> Bool {
    guard let first = source.firstFilledLine, first.first == "+", first.count > 1, first.last != ":" else {
      return false
    }
    return source.filledLines.contains { $0.text.first != "+" }
  }

  static func read(_ source: DictionarySource, _ dictionary: inout DictionaryBuilder) {
    var category: Int?
    for (number, text) in source.filledLines {
      if text.first == "+" {
        category = dictionary.category([String(text.dropFirst().trimmed)])
      } else if let category {
        dictionary.add(String(text), to: category, line: number)
      } else {
        dictionary.leaveOut(number, "is above the first category: \(text.shown)")
      }
    }
  }
}
