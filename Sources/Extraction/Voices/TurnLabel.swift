/// The label at the start of a speaker's turn: `Q:`, `Answer 2:`, `THE PRESIDENT:`, `Jane Roe:`, `[Reporter]`.
struct TurnLabel: Hashable, Sendable {
  /// What a label says of its turn.
  enum Role: Hashable, Sendable {
    case question, answer, name
  }

  /// Question, answer or a name.
  var role: Role
  /// The label as it is compared: upper case, without numbers and marks.
  var name: String
  /// The label as written, without its colon.
  var shown: String
  /// Its length in bytes with the colon.
  var length: Int
  /// Whether it could also name a matter ("Note:"): one word, not in capitals.
  var isDoubtful: Bool

  /// Reads the label at the start of a stretch; `nil` when there is none.
  init?(_ bytes: [UInt8], _ range: Range<Int>) {
    var start = range.lowerBound
    while start < range.upperBound, "*_ ".utf8.contains(bytes[start]) { start += 1 }
    let head = bytes[start..<min(range.upperBound, start + 60)]
    guard let first = head.first, first == UInt8(ascii: "[") || Glyphs.isLetterByte(first) else { return nil }
    let isBracket = first == UInt8(ascii: "[")
    let closers = isBracket ? "]" : ":"
    let colon = head.firstIndex { closers.utf8.contains($0) }
    if let colon, let read = TurnLabel.read(bytes[(isBracket ? start + 1 : start)..<colon]) {
      var end = colon + 1
      while end < range.upperBound, "*_".utf8.contains(bytes[end]) { end += 1 }
      guard end == range.upperBound || bytes[end] <= 0x20 || bytes[end] == 0xC2 || isBracket else { return nil }
      (role, name, shown, isDoubtful) = read
      length = end - range.lowerBound
      return
    }
    // Court and press transcripts: "Q." and "A." or a bare "Q" before a gap.
    guard head.count > 2, first == UInt8(ascii: "Q") || first == UInt8(ascii: "A"), !isBracket else { return nil }
    let second = bytes[start + 1]
    let isDotted = second == UInt8(ascii: ".") && bytes[start + 2] == 0x20
    let isBare = first == UInt8(ascii: "Q") && (second == 0x09 || second == 0x20)
    guard isDotted || isBare else { return nil }
    role = first == UInt8(ascii: "Q") ? .question : .answer
    name = role == .question ? "Q" : "A"
    shown = name
    isDoubtful = false
    length = start + (isDotted ? 2 : 1) - range.lowerBound
  }

  private static func read(_ label: ArraySlice<UInt8>) -> (Role, String, String, Bool)? {
    let shown = String(decoding: label, as: UTF8.self).trimmingSpaces()
    let plain = String(shown.filter { !$0.isNumber && !"#*_".contains($0) }).trimmingSpaces()
    guard !plain.isEmpty else { return nil }
    switch plain.uppercased() {
    case "Q", "QUESTION", "Q.", "INTERVIEWER", "QUESTIONER", "REPORTER", "MODERATOR": return (.question, "Q", shown, false)
    case "A", "ANSWER", "RESPONSE", "A.": return (.answer, "A", shown, false)
    default: break
    }
    guard plain == shown else { return nil }
    let outside = shown.prefix { $0 != "(" && $0 != "," }
    let words = outside.split(separator: " ")
    guard (1...4).contains(words.count), words.allSatisfy(isNameWord) else { return nil }
    let isCapitals = !outside.contains { $0.isLowercase }
    let letters = outside.reduce(0) { $0 + ($1.isLetter ? 1 : 0) }
    guard letters >= 2 else { return nil }
    return (.name, String(outside).trimmingSpaces().uppercased(), shown, words.count == 1 && !isCapitals)
  }

  private static func isNameWord(_ word: Substring) -> Bool {
    guard let first = word.first, first.isUppercase || ["of", "de", "van", "von", "der", "the"].contains(word) else {
      return false
    }
    return word.allSatisfy { $0.isLetter || "-.'’".contains($0) }
  }
}
