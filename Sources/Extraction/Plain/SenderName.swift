import Text

/// The name of who sends a memo or mail, as its header gives it.
enum SenderName {
  /// The name in "A. Writer <a@example.org>", "A. Writer, Director", `"Writer, A." <…>`.
  static func read(_ value: String) -> String {
    var name = Substring(value)
    let mark = name.firstIndex { "<([".contains($0) }
    if let mark, mark > name.startIndex { name = name[..<mark] }
    var text = String(name.filter { $0 != "\"" && $0 != "<" && $0 != ">" }).trimmed
    // Before an address, the word after the comma is a given name; functions occur in memos.
    if let mark, value[mark...].contains("@"), let turned = withSurnameLast(text) { return turned }
    if let comma = text.firstIndex(of: ","), text[..<comma].contains(" ") {
      text = String(text[..<comma]).trimmed
    }
    return text
  }

  /// A name given as surname, comma and given name, in normal order; `nil` for any other. A degree or function may
  /// follow a comma too, but then after a full name.
  private static func withSurnameLast(_ text: String) -> String? {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map { String($0).trimmed }
    guard parts.count == 2, let surname = parts[0].split(separator: " ").last else { return nil }
    let particles = parts[0].split(separator: " ").dropLast()
    let given = parts[1].split(separator: " ")
    guard particles.allSatisfy({ particleWords.contains($0.lowercased()) }), surname.first?.isUppercase == true,
      (1...3).contains(given.count), given.allSatisfy({ isGiven($0) }),
      !suffixWords.contains(where: { $0.hasSuffix(parts[1]) })
    else { return nil }
    return "\(parts[1]) \(parts[0])"
  }

  /// Whether a word belongs to a given name, "Bo", "Jean-Luc", or is its initial with or without a full stop.
  private static func isGiven(_ word: Substring) -> Bool {
    guard word.first?.isUppercase == true else { return false }
    let rest = word.dropFirst()
    return rest.isEmpty || rest == "." || rest.contains(where: \.isLowercase)
  }

  private static let particleWords = TokenList.nameParticles.wordSet
  private static let suffixWords = TokenList.nameSuffixes.wordStrings
}
