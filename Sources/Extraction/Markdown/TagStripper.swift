/// Splits a stretch of raw HTML within Markdown into its visible texts. Comments, scripts and styles are passed over.
enum TagStripper {
  /// A stretch of visible text, and whether a block begins before it.
  struct Piece: Hashable, Sendable {
    /// The text without tags, entities as written.
    var range: Range<Int>
    /// Whether the tag before it begins a block.
    var breaks: Bool
  }

  /// The visible stretches of a piece of HTML. O(bytes).
  static func pieces(_ html: [UInt8]) -> [Piece] {
    var pieces: [Piece] = []
    var index = 0
    var breaks = true
    var hidden: String?
    while index < html.count {
      if html[index] == UInt8(ascii: "<"), let end = tagEnd(html, index) {
        let name = name(html, index)
        if let inside = hidden {
          if name == "/" + inside { hidden = nil }
        } else if ["script", "style", "template"].contains(name) {
          hidden = name
        }
        if !inline.contains(name.hasPrefix("/") ? String(name.dropFirst()) : name) { breaks = true }
        index = end
        continue
      }
      let start = index
      index += 1
      while index < html.count, html[index] != UInt8(ascii: "<") { index += 1 }
      guard hidden == nil, html[start..<index].contains(where: { $0 > 0x20 }) else { continue }
      pieces.append(Piece(range: start..<index, breaks: breaks))
      breaks = false
    }
    return pieces
  }

  private static let inline: Set<String> = [
    "a", "b", "i", "em", "strong", "span", "u", "s", "sub", "sup", "small", "kbd", "mark", "font", "abbr", "cite", "q",
    "time", "code",
    "ins", "del", "!",
  ]

  private static func tagEnd(_ html: [UInt8], _ index: Int) -> Int? {
    guard index + 1 < html.count else { return nil }
    if html[index...].starts(with: "<!--".utf8) {
      var end = index + 4
      while end + 2 < html.count, !html[end...].starts(with: "-->".utf8) { end += 1 }
      return end + 2 < html.count ? end + 3 : html.count
    }
    let next = html[index + 1]
    guard
      next == UInt8(ascii: "/") || next == UInt8(ascii: "!") || next == UInt8(ascii: "?") || Glyphs.isLetterByte(next)
    else { return nil }
    return html[index...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? html.count
  }

  private static func name(_ html: [UInt8], _ index: Int) -> String {
    let name = html[(index + 1)...].prefix(12).prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") }
    let lower = String(decoding: name, as: UTF8.self).lowercased()
    return lower.hasPrefix("!") ? "!" : lower.hasSuffix("/") && lower.count > 1 ? String(lower.dropLast()) : lower
  }
}
