/// The speaker, as given in the title of a speech: "Remarks by Chair Ann Lee at the Forum".
extension PageMetadata {
  private static let speeches = TokenList.speechNouns.wordSet
  private static let joiner = "by"
  private static let offices = TokenList.nameOffices.wordSet
  private static let particles = TokenList.nameParticles.wordSet
  /// How many lines at the top of a page are searched, and the most bytes each may have.
  private static let reach = 16
  private static let longestLine = 200
  /// The most words of an office before a name.
  private static let longestOffice = 7

  /// Reads the speaker from the title, or otherwise from the first lines.
  mutating func readSpeaker(_ page: borrowing PageBuilder) {
    if let name = result.title.flatMap(Self.speaker) {
      setAuthors([name], "title \u{201C}Remarks by \u{2026}\u{201D}")
    }
    for block in page.blocks.prefix(Self.reach) where result.authors.isEmpty {
      guard block.end - block.start <= Self.longestLine, Self.hasJoiner(page.bytes(of: block)),
        let line = Self.text(page, block.start, block.end, atMost: Self.longestLine)
      else { continue }
      if let name = Self.speaker(line) { setAuthors([name], "text \u{201C}Remarks by \u{2026}\u{201D}") }
    }
  }

  /// Whether a line has the word that precedes such a name; most have none.
  private static func hasJoiner(_ line: ArraySlice<UInt8>) -> Bool {
    var at = line.startIndex
    while at + 3 < line.endIndex {
      if line[at] == 0x20, line[at + 1] == UInt8(ascii: "b"), line[at + 2] == UInt8(ascii: "y"), line[at + 3] == 0x20 {
        return true
      }
      at += 1
    }
    return false
  }

  /// The full name after "speech by" and the like; `nil` where there is none.
  static func speaker(_ line: String) -> String? {
    guard hasJoiner(Array(line.utf8)[...]) else { return nil }
    let words = line.split { $0 == " " || $0 == "\n" }.map(String.init)
    for index in words.indices.dropLast() where words[index + 1] == joiner {
      guard speeches.contains(words[index].lowercased()) else { continue }
      var name: [String] = []
      for word in words[(index + 2)...] {
        guard word.first?.isUppercase == true || particles.contains(word) && !name.isEmpty else { break }
        let bare = word.prefix { $0 != "," && $0 != ";" && $0 != ":" }
        name.append(String(bare))
        if bare.count < word.count { break }
      }
      if let office = name.prefix(longestOffice).lastIndex(where: {
        offices.contains($0.lowercased().filter(\.isLetter))
      }) {
        name.removeSubrange(...office)
      }
      if let person = PersonName.name(name.joined(separator: " ")), PersonName.isFull(person) { return person }
    }
    return nil
  }
}
