import CHTMLData

/// The words with a small letter that stand in a speaker's label, from lexicons/html-tokens.txt: those of names, and a few
/// of titles. Only their sections are read: the rest of the file is about pages.
enum LabelParticles {
  /// Whether a stretch is one of them.
  static func contains(_ bytes: Bytes, _ word: Range<Int>) -> Bool {
    word.count <= longest && all.contains { $0.count == word.count && $0.elementsEqual(bytes[word]) }
  }

  /// Whether a word is one of them.
  static func contains(_ word: Substring) -> Bool { all.contains { $0.elementsEqual(word.utf8) } }

  private static let longest = all.reduce(0) { max($0, $1.count) }

  private static let all: [[UInt8]] = {
    var words: [[UInt8]] = []
    var line: [UInt8] = []
    var isWanted = false
    for index in 0..<usward_html_tokens_size() {
      let byte = usward_html_tokens_byte(index)
      if byte != UInt8(ascii: "\n") {
        line.append(byte)
        continue
      }
      if line.first == UInt8(ascii: "[") {
        isWanted = line.elementsEqual("[name particles]".utf8) || line.elementsEqual("[label particles]".utf8)
      } else if isWanted, line.first != UInt8(ascii: "#") {
        words += line.split(separator: UInt8(ascii: " ")).map { Array($0) }
      }
      line.removeAll(keepingCapacity: true)
    }
    return words
  }()
}
