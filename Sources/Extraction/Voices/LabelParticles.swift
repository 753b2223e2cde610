/// Lower-case words in speakers' labels, from lexicons/html-tokens.txt: name particles, and some words of titles.
enum LabelParticles {
  /// Whether a stretch is one of them.
  static func contains(_ bytes: Bytes, _ word: Range<Int>) -> Bool {
    guard word.count <= 8 else { return longer.contains { $0.elementsEqual(bytes[word]) } }
    return letters.contains(bytes[word].reduce(0) { $0 << 8 | UInt64($1) })
  }

  /// Whether a word is one of them.
  static func contains(_ word: Substring) -> Bool { all.contains { $0.elementsEqual(word.utf8) } }

  /// Those of at most eight letters, each as an integer.
  private static let letters = all.filter { $0.count <= 8 }.map { $0.reduce(0) { $0 << 8 | UInt64($1) } }

  /// The others.
  private static let longer = all.filter { $0.count > 8 }

  private static let all = TokenList.nameParticles.words + TokenList.labelParticles.words
}
