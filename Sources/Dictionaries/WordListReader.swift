import Text

/// A list of words, one a line, each perhaps followed by a tab and its weight. Lines that begin with `;` or `#` are
/// comments.
enum WordListReader {
  /// The most words of a phrase in a list; a longer line belongs to a text.
  private static let mostWords = 5

  static func isOne(_ source: DictionarySource) -> Bool {
    let entries = entries(of: source)
    // Indentation shows a tree.
    return !entries.isEmpty && !source.lines.contains { $0.first?.isWhitespace == true && !$0.trimmed.isEmpty }
      && entries.allSatisfy { entry in
        guard let text = entry.text, let last = text.last else { return false }
        return text.split(separator: " ").count <= mostWords && !".,:;!{}<>\"”".contains(last)
          && !text.contains { "\t,;".contains($0) }
          && !text.contains(": ") && !"{[<%".contains(text.first ?? " ")
      }
  }

  static func read(_ source: DictionarySource, _ dictionary: inout DictionaryBuilder) {
    let category = dictionary.category([])
    for entry in entries(of: source) {
      if let text = entry.text {
        dictionary.add(String(text), to: category, line: entry.number, weight: entry.weight)
      } else {
        dictionary.leaveOut(entry.number, "is not a word and a number: \(source.lines[entry.number - 1].shown)")
      }
    }
  }

  /// The words with their weights; a tab-separated line that is not a word and a number has no word.
  private static func entries(of source: DictionarySource) -> [(number: Int, text: Substring?, weight: Double?)] {
    source.filledLines.compactMap { number, line in
      if line.first == ";" || line.first == "#" { return nil }
      let fields = line.split(separator: "\t").map(\.trimmed)
      switch fields.count {
      case 1: return (number, fields[0], nil)
      case 2: return Double(fields[1]).map { (number, fields[0], $0) } ?? (number, nil, nil)
      default: return (number, nil, nil)
      }
    }
  }
}
