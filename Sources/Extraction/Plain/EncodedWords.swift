/// Words of a mail's head that are not of ASCII, as mail programs write them: `=?utf-8?Q?Caf=C3=A9?=`.
/// - SeeAlso: RFC 2047.
package enum EncodedWords {
  /// A value with its encoded words read; `nil` where one of them cannot be.
  static func decoded(_ value: String) -> String? {
    guard value.contains("=?") else { return value }
    var text = ""
    var rest = value[...]
    var isBehindWord = false
    while let start = rest.firstRange(of: "=?") {
      let before = rest[..<start.lowerBound]
      guard let (word, after) = word(rest[start.upperBound...]) else {
        // Of two signs in a text nothing follows.
        text += rest[..<start.upperBound]
        rest = rest[start.upperBound...]
        isBehindWord = false
        continue
      }
      // White space between two of them only parts them.
      if !(isBehindWord && before.allSatisfy(\.isWhitespace)) { text += before }
      guard let word else { return nil }
      text += word
      rest = after
      isBehindWord = true
    }
    return text + rest
  }

  /// Lines with their encoded words read, each that can be; `nil` where there is none to read.
  package static func decoded(linesOf text: String) -> String? {
    guard text.contains("=?") else { return nil }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return lines.map { decoded($0) ?? $0 }.joined(separator: "\n")
  }

  /// The encoded word that a text goes on with behind its first mark, `nil` where it cannot be read, and what follows it;
  /// `nil` where there is none.
  private static func word(_ text: Substring) -> (word: String?, after: Substring)? {
    let parts = text.split(separator: "?", maxSplits: 3, omittingEmptySubsequences: false)
    guard parts.count == 4, parts[3].first == "=", !parts[0].isEmpty, !parts[0].contains(where: \.isWhitespace),
      !parts[2].contains(where: \.isWhitespace)
    else { return nil }
    let bytes: [UInt8]?
    switch parts[1].lowercased() {
    case "q": bytes = quoted(parts[2])
    case "b": bytes = base64(parts[2])
    default: return nil
    }
    let label = parts[0].prefix { $0 != "*" }
    let decoded = bytes.flatMap { bytes in try? EncodingLabel.named(String(label))?.decode(bytes) }
    let word = decoded.flatMap { $0.replaced == 0 ? String(validating: $0.bytes, as: UTF8.self) : nil }
    return (word.map { $0.filter { !$0.isNewline } }, parts[3].dropFirst())
  }

  private static func quoted(_ text: Substring) -> [UInt8]? {
    var bytes: [UInt8] = []
    var rest = text.utf8
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "_"): bytes.append(0x20)
      case UInt8(ascii: "="):
        guard rest.count > 1, let value = UInt8(Substring(rest.prefix(2)), radix: 16) else { return nil }
        bytes.append(value)
        rest = rest.dropFirst(2)
      default: bytes.append(byte)
      }
    }
    return bytes
  }

  private static func base64(_ text: Substring) -> [UInt8]? {
    var bytes: [UInt8] = []
    var letters = Base64()
    for byte in text.utf8 where byte != UInt8(ascii: "=") {
      guard let value = Base64.value(of: byte) else { return nil }
      if let byte = letters.add(value) { bytes.append(byte) }
    }
    return bytes
  }
}
