import CHTMLData

/// The words with a small letter that stand in a speaker's label, from lexicons/html-tokens.txt: those of names, and a few
/// of titles. Only their sections are read: the rest of the file is about pages.
enum LabelParticles {
  /// Whether a stretch is one of them.
  static func contains(_ bytes: Bytes, _ word: Range<Int>) -> Bool {
    guard word.count <= 8 else { return contains(bytes.string(word)[...]) }
    return letters.contains(bytes[word].reduce(0) { $0 << 8 | UInt64($1) })
  }

  /// Whether a word is one of them.
  static func contains(_ word: Substring) -> Bool { all.contains { $0.elementsEqual(word.utf8) } }

  /// Those of eight letters or fewer, each as one integer.
  private static let letters = all.filter { $0.count <= 8 }.map { $0.reduce(0) { $0 << 8 | UInt64($1) } }

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
