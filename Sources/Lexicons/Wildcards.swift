/// A word with wildcards anywhere in it: `*` stands for any letters or none, `?` for one character.
///
/// Entries of the program's own lexicon have a wildcard at their end only, which is looked up; these are held against every form
/// that is met for the first time, and so cost as much as there are of them.
package struct Wildcards: Sendable {
  /// What stands for the letters of a wildcard where a word is made of an entry: with them hardly a stem is a word of English.
  package static let anyLetters = "qx"
  static let oneLetter = "q"

  /// The number of the term.
  let number: Int32
  private let bytes: [UInt8]
  private let characters: [Character]
  private let isASCII: Bool

  init(_ text: String, number: Int32) {
    self.number = number
    bytes = Array(text.utf8)
    characters = Array(text)
    isASCII = bytes.allSatisfy { $0 < 0x80 }
  }

  /// Whether a folded word is one that it stands for. What is one character to a reader is one, however it is spelt.
  func match(_ key: String) -> Bool { Self.match(characters, Array(key), any: "*", one: "?") }

  /// Whether a folded word of ASCII is one that it stands for.
  func match(ascii key: Span<UInt8>) -> Bool {
    if !isASCII { return false }
    // Most words are told apart by one byte.
    if let last = bytes.last, last != UInt8(ascii: "*"), last != UInt8(ascii: "?") {
      guard !key.isEmpty, key[key.count - 1] == last else { return false }
    }
    return Self.match(bytes, key.indices.map { key[$0] }, any: UInt8(ascii: "*"), one: UInt8(ascii: "?"))
  }

  /// Goes back to the last star where what follows it does not fit: O(both lengths) in most cases, their product at worst.
  private static func match<Element: Equatable>(
    _ pattern: [Element], _ text: [Element], any: Element, one: Element
  ) -> Bool {
    var (place, at) = (0, 0)
    var star: (place: Int, at: Int)?
    while at < text.count {
      if place < pattern.count, pattern[place] == any {
        star = (place, at)
        place += 1
      } else if place < pattern.count, pattern[place] == one || pattern[place] == text[at] {
        place += 1
        at += 1
      } else if let last = star {
        star = (last.place, last.at + 1)
        (place, at) = (last.place + 1, last.at + 1)
      } else {
        return false
      }
    }
    return pattern[place...].allSatisfy { $0 == any }
  }
}
