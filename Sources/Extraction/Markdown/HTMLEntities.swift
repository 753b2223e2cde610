/// The few entities that people write in the HTML of a Markdown document.
enum HTMLEntities {
  /// The text with numeric and the commonest named references resolved; unknown ones stay as written.
  static func resolved(_ text: [UInt8]) -> [UInt8] {
    guard text.contains(UInt8(ascii: "&")) else { return text }
    var output: [UInt8] = []
    var index = 0
    while index < text.count {
      if text[index] == UInt8(ascii: "&"),
        let end = text[index..<min(index + 12, text.count)].firstIndex(of: UInt8(ascii: ";")),
        let scalar = scalar(String(decoding: text[(index + 1)..<end], as: UTF8.self))
      {
        output.append(contentsOf: Array(String(Character(scalar)).utf8))
        index = end + 1
      } else {
        output.append(text[index])
        index += 1
      }
    }
    return output
  }

  private static func scalar(_ name: String) -> Unicode.Scalar? {
    if name.hasPrefix("#x") || name.hasPrefix("#X") { return UInt32(name.dropFirst(2), radix: 16).flatMap(known) }
    if name.hasPrefix("#") { return UInt32(name.dropFirst()).flatMap(known) }
    return named[name]
  }

  private static func known(_ value: UInt32) -> Unicode.Scalar? { value == 0 ? nil : Unicode.Scalar(value) }

  private static let named: [String: Unicode.Scalar] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "ndash": "–", "mdash": "—",
    "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "hellip": "…", "copy": "©", "reg": "®", "trade": "™",
    "bull": "•", "middot": "·", "euro": "€", "pound": "£", "laquo": "«", "raquo": "»", "shy": "\u{AD}",
  ]
}
