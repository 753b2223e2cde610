import Text

/// An entry of a dictionary, read as texts are: the words that the tokeniser finds in it, with their wildcards.
struct DictionaryTerm: Hashable {
  /// The words, folded; `*` and `?` in them are wildcards.
  var words: [String] = []
  /// Whether any word may follow, joined to the last by a hyphen: `fair-*`.
  var isJoinedOn = false

  /// Why an entry cannot be searched for.
  struct Problem: Error {
    var message: String
  }

  private static let tokeniser = Tokeniser()

  /// Reads an entry. `?` is a wildcard if `hasOneCharacterWildcard`; a backslash before a wildcard makes it literal.
  init(_ text: String, hasOneCharacterWildcard: Bool) throws(Problem) {
    let written = Written(text, hasOneCharacterWildcard)
    if written.hasStarsInARow {
      throw Problem(message: "asterisks in a row stand for letters left out and are not wildcards")
    }
    for raw in written.words {
      if isJoinedOn { throw Problem(message: "words follow a wildcard after a hyphen") }
      try add(raw)
    }
    if words.isEmpty { throw Problem(message: "has no letter") }
    if !isJoinedOn, words.allSatisfy({ $0.allSatisfy { $0 == "*" || $0 == "?" } }) {
      throw Problem(message: "a wildcard alone would match every word")
    }
  }

  /// Adds the words of a run without white space.
  private mutating func add(_ raw: Written.Word) throws(Problem) {
    if raw.isWildcard.allSatisfy(\.self) {
      words.append(String(raw.characters))
      return
    }
    var filled = ""
    var places: [Int] = []
    for index in raw.characters.indices {
      places.append(filled.utf8.count)
      filled.append(raw.isWildcard[index] ? raw.letter(nextTo: index) : raw.characters[index])
    }
    places.append(filled.utf8.count)
    let tokens = Self.tokeniser.tokens(of: filled)
    if tokens.isEmpty { throw Problem(message: "has no letter, or a part of it has none") }
    var end = 0
    for (number, token) in tokens.enumerated() {
      guard let start = places.firstIndex(of: token.start), let stop = places.firstIndex(of: token.end) else {
        throw Problem(message: "cannot be split into words")
      }
      try checkGap(raw.characters[end..<start], isAtEdge: number == 0)
      try check(token.kind)
      if raw.isWildcard[start..<stop].allSatisfy(\.self) {
        try addWildcard(after: end..<start, isFirst: number == 0, isLast: number == tokens.count - 1)
      } else {
        let word = Folding.key(of: String(raw.characters[start..<stop]))
        if raw.isWildcard[start..<stop].contains(true), word.contains("'"), word.last != "*" {
          throw Problem(message: "a contraction is split into parts and takes a wildcard only at its end")
        }
        words.append(word)
      }
      end = stop
    }
    try checkGap(raw.characters[end...], isAtEdge: true)
  }

  /// Adds a wildcard that is a word of its own within a run, after a gap.
  private mutating func addWildcard(after gap: Range<Int>, isFirst: Bool, isLast: Bool) throws(Problem) {
    if isFirst { throw Problem(message: "a wildcard is alone before a hyphen") }
    if !isLast { throw Problem(message: "a wildcard is alone within the entry") }
    // In scripts whose characters are words of their own, nothing can lengthen the last word, so a wildcard there adds
    // nothing.
    isJoinedOn = !gap.isEmpty
  }

  /// Checks what is between words of a phrase, or at the edges of a word without belonging to it: `f*ck` is not two
  /// adjacent words, nor is `a*` the word `a`, where the asterisk is not a wildcard.
  private func checkGap(_ gap: ArraySlice<Character>, isAtEdge: Bool) throws(Problem) {
    for character in gap where !(isAtEdge ? "-‐‑.'’\"" : "-‐‑*").contains(character) {
      throw Problem(message: "'\(character)' cannot be in a word or between the words of a phrase")
    }
  }

  private func check(_ kind: TokenKind) throws(Problem) {
    switch kind {
    case .word, .number: return
    case .hashtag: throw Problem(message: "a hashtag is found by its word, without the #")
    case .url, .email, .mention, .emoji: throw Problem(message: "is not a word but \(kind.rawValue)")
    }
  }
}

extension DictionaryTerm {
  /// The entry in the form of a lexicon.
  var text: String { words.joined(separator: " ") }

  /// Whether it has a wildcard where a lexicon's own entries have none, or after what may be a contraction.
  var needsFreeWildcards: Bool {
    words.contains { word in
      let stem = word.last == "*" ? word.dropLast() : word[...]
      let isPlain = stem.count > 2 && !stem.contains { "*?'".contains($0) }
      return word.last == "*" ? !isPlain : stem.contains { $0 == "*" || $0 == "?" }
    }
  }

  /// The words in the form of a rule's pattern; `nil` where patterns have no such wildcards.
  var pattern: String? {
    let isKnown = words.allSatisfy { word in
      let stem = word.last == "*" ? word.dropLast() : word[...]
      return !stem.contains { $0 == "*" || $0 == "?" } && (word.last != "*" || stem.count > 1 && !stem.contains("'"))
    }
    return isKnown ? text : nil
  }

  /// Whether this entry of one word matches wherever the first word of another does.
  func covers(_ other: DictionaryTerm) -> Bool {
    guard words.count == 1, !isJoinedOn, let first = other.words.first else { return false }
    return words[0] == first || words[0].last == "*" && first.hasPrefix(words[0].dropLast())
  }
}

/// An entry as written, with wildcards distinguished from what only looks like one.
private struct Written {
  /// A run without white space.
  struct Word {
    var characters: [Character] = []
    var isWildcard: [Bool] = []

    /// The letter next to a place, before it if there is one. It stands in for a wildcard during tokenisation, since it
    /// joins its neighbour as a repetition.
    func letter(nextTo place: Int) -> Character {
      let before = characters[..<place].indices.last { !isWildcard[$0] && characters[$0].isWordCharacter }
      let after = characters[place...].indices.first { !isWildcard[$0] && characters[$0].isWordCharacter }
      return (before ?? after).map { characters[$0] } ?? "x"
    }
  }

  private(set) var words: [Word] = []
  private(set) var hasStarsInARow = false

  init(_ text: String, _ hasOneCharacterWildcard: Bool) {
    var word = Word()
    var isEscaped = false
    for character in text {
      let isWildcard = character == "*" || hasOneCharacterWildcard && character == "?"
      if character == "\\", !isEscaped {
        isEscaped = true
        continue
      }
      if isWildcard, !isEscaped, character == "*", word.isWildcard.last == true, word.characters.last == "*" {
        hasStarsInARow = true
      }
      // An underscore separates words: dictionaries of single words write phrases with it.
      if character.isWhitespace || character == "_" {
        if !word.characters.isEmpty { words.append(word) }
        word = Word()
      } else {
        word.characters.append(character)
        word.isWildcard.append(isWildcard && !isEscaped)
      }
      isEscaped = false
    }
    if !word.characters.isEmpty { words.append(word) }
  }
}

extension Character {
  fileprivate var isWordCharacter: Bool { isLetter || isNumber }
}
