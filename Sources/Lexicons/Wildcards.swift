/// A word with wildcards anywhere: `*` stands for any number of letters, `?` for one character.
///
/// Entries of the program's own lexicon have wildcards only at the end, where they can be looked up. These are compared
/// with every form that is met for the first time, so that their cost grows with their number.
package struct Wildcards: Sendable {
  /// Letters that stand for a wildcard when a word is made from an entry: hardly any stem becomes an English word with
  /// them.
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

  /// Whether it matches a folded word. What readers see as one character counts as one, however it is encoded.
  func matches(_ key: String) -> Bool { Self.match(characters, Array(key), any: "*", one: "?") }

  /// Whether it matches a folded ASCII word.
  func matches(ascii key: Span<UInt8>) -> Bool {
    if !isASCII { return false }
    // Most words differ in their last byte.
    if let last = bytes.last, last != UInt8(ascii: "*"), last != UInt8(ascii: "?") {
      guard !key.isEmpty, key[key.count - 1] == last else { return false }
    }
    return Self.match(bytes, key.indices.map { key[$0] }, any: UInt8(ascii: "*"), one: UInt8(ascii: "?"))
  }

  /// Backtracks to the last star where what follows it does not match: O(sum of the lengths) in most cases, their
  /// product at worst.
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
