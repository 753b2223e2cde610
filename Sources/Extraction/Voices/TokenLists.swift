import CHTMLData

/// The lists of lexicons/html-tokens.txt that are of use past pages. Only the sections asked for are read: the rest of the
/// file is about pages.
enum TokenLists {
  /// The words of some sections, in their order.
  static func words(of sections: String...) -> [[UInt8]] {
    var words: [[UInt8]] = []
    readLines(of: sections) { words += $0.split(separator: UInt8(ascii: " ")).map { Array($0) } }
    return words
  }

  /// The words of a section.
  static func wordSet(of section: String) -> Set<String> {
    Set(words(of: section).map { String(decoding: $0, as: UTF8.self) })
  }

  /// The phrases of a section, one a line.
  static func phrases(of section: String) -> [[UInt8]] {
    var phrases: [[UInt8]] = []
    readLines(of: [section]) { phrases.append($0) }
    return phrases
  }

  private static func readLines(of sections: [String], _ work: ([UInt8]) -> Void) {
    let headings = sections.map { Array("[\($0)]".utf8) }
    var line: [UInt8] = []
    var isWanted = false
    for index in 0..<usward_html_tokens_size() {
      let byte = usward_html_tokens_byte(index)
      if byte != UInt8(ascii: "\n") {
        line.append(byte)
        continue
      }
      if line.first == UInt8(ascii: "[") {
        isWanted = headings.contains(line)
      } else if isWanted, !line.isEmpty, line.first != UInt8(ascii: "#") {
        work(line)
      }
      line.removeAll(keepingCapacity: true)
    }
  }
}
