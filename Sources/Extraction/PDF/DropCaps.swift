/// Drop caps: large letters that open a text next to its first lines.
enum DropCaps {
  // As shares of the height of most words.
  /// The least height, which reaches over two lines, as a multiple of most words' height.
  private static let least = 1.7
  /// How near the lines beside it begin.
  private static let nearest = 1.2
  /// How far away the next word is if the letter is a word by itself.
  private static let space = 0.35

  /// The words, with each drop cap joined to the word it begins, and the lines beside it extended to the width of their
  /// column.
  static func joined(_ words: [PrintedWord]) -> [PrintedWord] {
    let size = PrintedLine.usualHeight(of: words)
    var words = words
    for cap in words where cap.box.height > least * size && isLetter(cap.text) {
      let beside = words.indices.filter { index in
        let box = words[index].box
        return box.height < least * size && box.middle > cap.box.top && box.middle < cap.box.bottom
      }
      let lines = PrintedLine.lines(of: beside.map { words[$0] }, page: 0).map(\.words[0]).filter {
        $0.box.left > cap.box.right - size / 2
      }
      guard lines.count > 1, lines.allSatisfy({ $0.box.left - cap.box.right < nearest * size }) else { continue }
      let isApart = lines[0].box.left - cap.box.right > space * size
      for (number, first) in lines.enumerated() {
        guard let index = beside.first(where: { words[$0] == first }) else { continue }
        words[index].box.left = cap.box.left
        if number == 0 { words[index].text = cap.text + (isApart ? " " : "") + first.text }
      }
      words.removeAll { $0 == cap }
    }
    return words
  }

  /// Whether a text is a letter, possibly after a quotation mark.
  private static func isLetter(_ text: String) -> Bool {
    let letters = text.unicodeScalars
    return letters.count <= 2 && letters.last?.properties.isUppercase == true
      && (letters.count == 1 || letters.first?.properties.isAlphabetic == false)
  }
}
