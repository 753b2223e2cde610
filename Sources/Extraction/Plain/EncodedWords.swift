/// Non-ASCII words in mail headers, as mail programs encode them: `=?utf-8?Q?Caf=C3=A9?=`.
/// - SeeAlso: RFC 2047.
package enum EncodedWords {
  /// A value with its encoded words decoded; `nil` where one of them cannot be.
  static func decoded(_ value: String) -> String? {
    guard value.contains("=?") else { return value }
    var text = ""
    var rest = value[...]
    var isBehindWord = false
    while let start = rest.firstRange(of: "=?") {
      let before = rest[..<start.lowerBound]
      guard let (word, after) = word(rest[start.upperBound...]) else {
        // `=?` may occur in ordinary text.
        text += rest[..<start.upperBound]
        rest = rest[start.upperBound...]
        isBehindWord = false
        continue
      }
      // White space between two encoded words only separates them.
      if !(isBehindWord && before.allSatisfy(\.isWhitespace)) { text += before }
      guard let word else { return nil }
      text += word
      rest = after
      isBehindWord = true
    }
    return text + rest
  }

  /// Lines with their encoded words decoded where possible; `nil` where there are none to decode.
  package static func decoded(linesOf text: String) -> String? {
    guard text.contains("=?") else { return nil }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return lines.map { decoded($0) ?? $0 }.joined(separator: "\n")
  }

  /// The encoded word that a text continues with after its first mark, `nil` where it cannot be decoded, and what
  /// follows it; `nil` where there is none.
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

  /// Decodes quoted-printable in which `_` is a space; `nil` where a code is invalid.
  private static func quoted(_ text: Substring) -> [UInt8]? {
    // As a code, since a space at the end of a line would be dropped.
    let written = text.utf8.flatMap { $0 == UInt8(ascii: "_") ? Array("=20".utf8) : [$0] }
    let isSound = written.indices.allSatisfy { place in
      written[place] != UInt8(ascii: "=") || TransferEncoding.hexadecimal(written, place + 1, written.count) != nil
    }
    return isSound ? TransferEncoding.quotedPrintable.decoded(written, 0..<written.count).bytes : nil
  }

  /// Decodes base64; `nil` where there is anything but its letters and padding.
  private static func base64(_ text: Substring) -> [UInt8]? {
    let written = Array(text.utf8)
    guard written.allSatisfy({ Base64.value(of: $0) != nil || $0 == UInt8(ascii: "=") }) else { return nil }
    return TransferEncoding.base64.decoded(written, 0..<written.count).bytes
  }
}
