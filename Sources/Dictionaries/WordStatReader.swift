import Text

/// WordStat's `.cat`: a tree by indentation, in which `WORD (1)` is an entry with its weight and a line without a
/// weight a category.
///
/// Underscores separate the words of a phrase. `+NAME+` may name a category, and as an entry stands for one of
/// WordStat's own lists; a line with `@` is a rule about proximity.
enum WordStatReader {
  static func isOne(_ source: DictionarySource) -> Bool {
    let lines = source.filledLines
    return lines.count(where: { weight(of: $0.text) != nil }) * 3 > lines.count
  }

  static func read(_ source: DictionarySource, _ dictionary: inout DictionaryBuilder) {
    let lines = source.filledLines.map { number, text in
      (number: number, text: text, indent: indent(of: source.lines[number - 1]))
    }
    // If no line has a weight, the lines with nothing below them are words.
    let hasWeights = lines.contains { weight(of: $0.text) != nil }
    var above: [(indent: Int, name: String)] = []
    for (index, line) in lines.enumerated() {
      while let last = above.last, last.indent >= line.indent { above.removeLast() }
      let path = above.map(\.name)
      let weighed = weight(of: line.text)
      let next = lines.indices.contains(index + 1) ? lines[index + 1].indent : 0
      if line.text.first == "@" {
        dictionary.leaveOut(line.number, "is a rule about which words are near each other: \(line.text.shown)")
      } else if weighed == nil, hasWeights || next > line.indent {
        above.append((line.indent, String(line.text)))
        _ = dictionary.category(above.map(\.name))
      } else {
        let text = weighed?.text ?? line.text
        if text.first == "+", text.last == "+", text.count > 1 {
          dictionary.leaveOut(line.number, "stands for one of WordStat's own lists: \(text.shown)")
          continue
        }
        dictionary.add(
          String(text.replacing("_", with: " ")), to: dictionary.category(path), line: line.number,
          weight: weighed?.weight)
      }
    }
  }

  /// The word and its weight, if a line ends with a weight in brackets; `nil` otherwise.
  private static func weight(of line: Substring) -> (text: Substring, weight: Double)? {
    guard line.last == ")", let open = line.lastIndex(of: "("), open > line.startIndex,
      line[line.index(before: open)].isWhitespace,
      let weight = Double(line[line.index(after: open)...].dropLast())
    else { return nil }
    return (line[..<open].trimmed, weight)
  }

  /// The indentation of a line in columns, with tab stops every eight.
  private static func indent(of line: Substring) -> Int {
    var column = 0
    for character in line {
      switch character {
      case "\t": column = (column / 8 + 1) * 8
      case " ": column += 1
      default: return column
      }
    }
    return column
  }
}
