/// Reads a byline as names of persons. No name is better than a false one: what is not certainly a name is refused.
enum PersonName {
  /// The longest byline that is read, in bytes.
  static let longestByline = 120

  private static let prefixes = TokenList.namePrefixes.wordSet
  private static let particles = TokenList.nameParticles.wordSet
  private static let joiners = Set([TokenList.nameJoiners, .nameJoiningSigns, .bylineJoiners].flatMap(\.wordStrings))
  private static let ends = TokenList.bylineEnds.wordSet
  private static let suffixes = TokenList.nameSuffixes.wordStrings
  private static let others = TokenList.notAPerson.wordSet

  /// The names in a byline such as "By Ann Lee and Bo Chan | May 3"; empty when it does not name a person.
  static func names(in byline: String, site: String? = nil) -> [String] {
    guard byline.utf8.count <= longestByline else { return [] }
    var names: [String] = []
    for part in parts(withoutPrefix(byline)) {
      guard let name = name(part, site: site) else {
        if names.isEmpty { return [] }
        break
      }
      // "Ann Lee, Chief Executive"
      if let first = names.first, isFull(first), isOffice(name) { continue }
      // After a full name, a single word is a degree or a function: "Ann Lee, MD", "Ann Lee, Privacy".
      if let first = names.first, isFull(first), !isFull(name) { break }
      if !names.contains(name) { names.append(name) }
    }
    return names
  }

  /// A single name, cleaned; `nil` when it is an organisation, a handle, an address or not a name.
  static func name(_ text: some StringProtocol, site: String? = nil) -> String? {
    let trimmed = trim(String(text))
    guard trimmed.utf8.count >= 3, trimmed.utf8.count <= 60 else { return nil }
    if let site, trimmed.lowercased() == site.lowercased() { return nil }
    for scalar in trimmed.unicodeScalars {
      switch scalar {
      case "@", "/", ":", "<", ">", "|", "#", "{", "}", "?", "!", "_", "=", "0"..."9", "$", "%", "\u{FFFD}", "•", "…",
        "“", "”", "\"", "©", "+", "*":
        return nil
      default: break
      }
    }
    let words = trimmed.split(separator: " ")
    guard words.count <= 6 else { return nil }
    for word in words {
      // "example.net": a full stop within a word, but not one between initials.
      if let stop = word.firstIndex(of: "."), word[stop...].dropFirst().count > 2,
        word[..<stop].count > 2
      {
        return nil
      }
      let bare = word.lowercased().filter { $0.isLetter }
      if others.contains(bare) { return nil }
    }
    guard let first = trimmed.unicodeScalars.first, first.properties.isAlphabetic, !first.properties.isLowercase else {
      return nil
    }
    return trimmed
  }

  /// Whether a name has at least two words, and all of them except particles are capitalised or have no case.
  static func isFull(_ name: String) -> Bool {
    let words = name.split(separator: " ")
    guard words.count >= 2, words.count <= 5 else { return words.count == 1 && !name.utf8.contains { $0 < 0x80 } }
    return words.allSatisfy { word in
      guard let first = word.unicodeScalars.first else { return false }
      return !first.properties.isLowercase || particles.contains(word.lowercased())
    }
  }

  /// Whether words end in one that says what somebody does: they are no name, though they begin with capitals.
  private static func isOffice(_ name: String) -> Bool {
    name.split(separator: " ").last.map { offices.contains($0.lowercased()) } == true
  }

  private static let offices = TokenList.trades.wordSet.union(TokenList.speakerTitles.wordSet)

  private static func withoutPrefix(_ byline: String) -> Substring {
    var rest = Substring(trim(byline))
    // "ByAnn Lee": the space was only in the layout.
    if let second = rest.firstIndex(where: { $0.isLowercase }),
      let capital = rest[second...].firstIndex(where: { !$0.isLowercase }), rest[capital].isUppercase,
      prefixes.contains(rest[..<capital].lowercased())
    {
      rest = rest[capital...]
    }
    while let space = rest.firstIndex(where: { $0 == " " || $0 == ":" }) {
      guard prefixes.contains(rest[..<space].lowercased()) else { break }
      rest = rest[rest.index(after: space)...].drop { $0 == " " || $0 == ":" }
    }
    return rest
  }

  private static func parts(_ text: Substring) -> [Substring] {
    var parts: [Substring] = []
    var cut = text.prefix { !endsNames($0) }
    // "Ann Lee. Reviewed by ...": initials are shorter.
    if let stop = sentenceEnd(cut) { cut = cut[..<stop] }
    if let end = cut.split(separator: " ").dropFirst(2).first(where: { ends.contains(String($0)) }) {
      cut = cut[..<end.startIndex]
    }
    for piece in cut.split(separator: ",") {
      var words: [Substring] = []
      var start = piece.startIndex
      for word in piece.split(separator: " ") where joiners.contains(String(word)) {
        words.append(piece[start..<word.startIndex])
        start = word.endIndex
      }
      words.append(piece[start...])
      parts.append(contentsOf: words.filter { !$0.allSatisfy { $0 == " " } })
    }
    return parts
  }

  /// Whether a character ends the names of a byline. U+0387 is the same character as the middle dot.
  private static func endsNames(_ character: Character) -> Bool {
    switch character.unicodeScalars.first {
    case "|", "•", "·", "\u{387}", "–", "—", "⋅", "\n", "\t", "(", "/": "|•·–—⋅\n\t(/".contains(character)
    default: false
    }
  }

  /// The full stop after a word of three letters or more that a space follows.
  private static func sentenceEnd(_ text: Substring) -> Substring.Index? {
    var letters = 0
    for index in text.indices {
      let next = text.index(after: index)
      if text[index] == ".", letters >= 3, next < text.endIndex, text[next] == " " { return index }
      letters = text[index].isLetter ? letters + 1 : 0
    }
    return nil
  }

  private static func trim(_ text: String) -> String {
    let edges: Set<Character> = [" ", "\n", "\t", ",", ";", "-", "–", "—", "|", ".", ":", "*", "\u{200B}"]
    var rest = Substring(text)
    while let first = rest.first, edges.contains(first) { rest.removeFirst() }
    while let last = rest.last, edges.contains(last), !(last == "." && rest.dropLast().last?.isUppercase == true) {
      if last == ".", suffixes.contains(where: rest.hasSuffix) { break }
      rest.removeLast()
    }
    return String(rest)
  }
}
