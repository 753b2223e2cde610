/// Makes text from documents safe for where it is shown.
package enum Escapes {
  /// For HTML, in content and in quoted attributes. Characters that HTML forbids become U+FFFD.
  static func html(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.unicodeScalars.append(isControl(scalar) ? "\u{FFFD}" : scalar)
      }
    }
    return escaped
  }

  /// For HTML, with places to break in words longer than any name, so that a table keeps its columns.
  static func breakable(_ text: String) -> String {
    text.split(separator: " ", omittingEmptySubsequences: false).map { word in
      guard word.count > 30 else { return html(String(word)) }
      let letters = Array(word)
      return stride(from: 0, to: letters.count, by: 14).map { start in
        html(String(letters[start..<min(letters.count, start + 14)]))
      }.joined(separator: "<wbr>")
    }.joined(separator: " ")
  }

  /// For a cell or a line of Markdown: markup characters are escaped, line breaks become spaces.
  static func markdown(_ text: String) -> String {
    var escaped = ""
    for scalar in oneLine(text).unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case "\\", "`", "*", "_", "[", "]", "|", "#", "~", ">":
        escaped += "\\"
        escaped.unicodeScalars.append(scalar)
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// For a line of a terminal. No control character passes, so that a file name cannot send commands; runs of white
  /// space become one space, and marks that change the direction of writing are removed. With `keepsSpaces` each
  /// white-space character becomes a space of its own, as columns and file names require.
  package static func oneLine(_ text: String, keepsSpaces: Bool = false) -> String {
    // Most cells contain only visible ASCII characters.
    if text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) { return text }
    let bytes = Array(text.utf8)
    var line: [UInt8] = []
    line.reserveCapacity(bytes.count)
    appendLine(bytes, bytes.indices, keepsSpaces: keepsSpaces, to: &line)
    return String(decoding: line, as: UTF8.self)
  }

  /// The lines of a text, each escaped as above and followed by a line feed.
  static func lines(_ text: String) -> [UInt8] {
    let bytes = Array(text.utf8)
    var lines: [UInt8] = []
    lines.reserveCapacity(bytes.count + bytes.count / 16)
    var start = 0
    for end in bytes.indices where bytes[end] == 0x0A && (end == 0 || bytes[end - 1] != 0x0D) {
      appendLine(bytes, start..<end, to: &lines)
      lines.append(0x0A)
      start = end + 1
    }
    appendLine(bytes, start..<bytes.count, to: &lines)
    lines.append(0x0A)
    return lines
  }

  /// What happens to a character in a line.
  private enum LinePart { case kept, space, hidden, control }

  /// Appends a stretch of a text as one line.
  private static func appendLine(
    _ bytes: [UInt8], _ range: Range<Int>, keepsSpaces: Bool = false, to line: inout [UInt8]
  ) {
    var at = range.lowerBound
    // Nothing has been appended from here on: what is kept is copied in long pieces.
    var kept = at
    var wasSpace = false
    while at < range.upperBound {
      let byte = bytes[at]
      if byte < 0x7F, byte > 0x20 || byte == 0x20 && !wasSpace {
        wasSpace = byte == 0x20 && !keepsSpaces
        at += 1
        continue
      }
      let (part, length) = linePart(bytes, at)
      if part != .kept {
        line.append(contentsOf: bytes[kept..<at])
        kept = at + length
        if part == .space, !wasSpace { line.append(0x20) }
        if part == .control { line.append(contentsOf: [0xEF, 0xBF, 0xBD]) }
      }
      wasSpace = part == .space && !keepsSpaces
      at += length
    }
    line.append(contentsOf: bytes[kept..<range.upperBound])
  }

  /// What happens to the character at a place, and its length in bytes.
  private static func linePart(_ bytes: [UInt8], _ at: Int) -> (LinePart, length: Int) {
    let first = bytes[at]
    if first < 0x80 {
      return (
        first == 0x20 || (0x09...0x0D).contains(first) ? .space : first < 0x20 || first == 0x7F ? .control : .kept, 1
      )
    }
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    // All that is not kept (U+0080 to U+00A0, U+1680, U+2000 to U+206F and U+3000) begins with one of four bytes.
    guard first == 0xC2 || first == 0xE1 || first == 0xE2 || first == 0xE3 else { return (.kept, length) }
    let value = bytes[at + 1..<at + length].reduce(UInt32(first) & (length == 2 ? 0x1F : 0x0F)) {
      $0 << 6 | UInt32($1 & 0x3F)
    }
    switch value {
    case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: return (.space, length)
    case 0x202A...0x202E, 0x2066...0x2069: return (.hidden, length)
    case 0x80...0x9F: return (.control, length)
    default: return (.kept, length)
    }
  }

  /// `text` in one line of at most `length` columns; a longer one is cut at the end of a nearby word.
  static func shortened(_ text: String, to length: Int) -> String { Excerpt.beginning(of: oneLine(text), length) }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: false
    case 0..<0x20, 0x7F...0x9F: true
    default: false
    }
  }
}
