import Text

/// Splits raw HTML within Markdown into its visible texts. Comments, scripts and styles are skipped.
enum TagStripper {
  /// A stretch of visible text, and whether it begins a new block.
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
      // Within hidden content only its own end tag counts.
      if html[index] == UInt8(ascii: "<"), hidden.map({ name(html, index) == "/" + $0 }) ?? true,
        let end = tagEnd(html, index)
      {
        let name = name(html, index)
        let traits = traits(name)
        if hidden != nil {
          hidden = nil
        } else if !name.hasPrefix("/"), !traits.isDisjoint(with: [.hidden, .rawHidden]) {
          hidden = name
        }
        if traits.contains(.block) { breaks = true }
        index = end
        continue
      }
      let start = index
      index += 1
      while index < html.count, html[index] != UInt8(ascii: "<") { index += 1 }
      // White space between blocks is not text; within a block it separates words.
      guard hidden == nil, !breaks || html[start..<index].contains(where: { $0 > 0x20 }) else { continue }
      pieces.append(Piece(range: start..<index, breaks: breaks))
      breaks = false
    }
    return pieces
  }

  /// The traits of a tag's element, as in pages.
  private static func traits(_ name: String) -> ElementTraits {
    let element = name.hasPrefix("/") ? name.dropFirst() : name[...]
    return ElementCatalogue.table[WordHash.hash(of: element.utf8)].traits
  }

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
    return html[index...].firstIndex(of: UInt8(ascii: ">")).map { closing(html, index, $0) + 1 } ?? html.count
  }

  /// The place of the `>` that closes a tag, given the first `>`: one within a quoted attribute value does not close
  /// it. An unpaired quotation mark is a slip, and the first `>` counts.
  private static func closing(_ html: [UInt8], _ start: Int, _ first: Int) -> Int {
    var isValue = false
    var index = start
    while index < html.count {
      let byte = html[index]
      if byte == UInt8(ascii: ">") { return index }
      if isValue, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        guard let end = html[(index + 1)...].firstIndex(of: byte) else { break }
        index = end
      }
      if byte > 0x20 { isValue = byte == UInt8(ascii: "=") }
      index += 1
    }
    return first
  }

  /// The name of the tag that begins at a place, in lower case, with the slash of an end tag.
  static func name(_ html: [UInt8], _ index: Int) -> String {
    let name = html[(index + 1)...].prefix(16).prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") }
    let lower = String(decoding: name, as: UTF8.self).lowercased()
    return lower.hasPrefix("!") ? "!" : lower.hasSuffix("/") && lower.count > 1 ? String(lower.dropLast()) : lower
  }
}
