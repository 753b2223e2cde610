/// Text from documents made safe for where it is shown.
enum Escapes {
  /// For HTML, in content and in quoted attributes. Characters HTML forbids become U+FFFD.
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

  /// For HTML, words longer than any name's given places to break, so that a table keeps its columns.
  static func breakable(_ text: String) -> String {
    text.split(separator: " ", omittingEmptySubsequences: false).map { word in
      guard word.count > 30 else { return html(String(word)) }
      let letters = Array(word)
      return stride(from: 0, to: letters.count, by: 14).map { start in
        html(String(letters[start..<min(letters.count, start + 14)]))
      }.joined(separator: "<wbr>")
    }.joined(separator: " ")
  }

  /// For a cell or a line of Markdown: marks with a meaning are escaped, line breaks become spaces.
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

  /// For a line of a terminal: no control character passes, so that a file name cannot send commands; every white space
  /// is one space, and marks that turn the direction of writing are left out.
  static func oneLine(_ text: String) -> String {
    // Most cells hold nothing but letters, digits and marks of ASCII.
    if text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) { return text }
    var line = ""
    var wasSpace = false
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace || scalar.value == 0x85 {
        if !wasSpace { line += " " }
        wasSpace = true
        continue
      }
      wasSpace = false
      if (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value) { continue }
      line.unicodeScalars.append(isControl(scalar) ? "\u{FFFD}" : scalar)
    }
    return line
  }

  /// `text` in one line of at most `length` columns; a longer one is cut after a word where one ends near.
  static func shortened(_ text: String, to length: Int) -> String {
    let line = oneLine(text)
    guard DisplayWidth.of(line) > length else { return line }
    var cut = DisplayWidth.fit(line, length - 1, ellipsis: "")
    if let space = cut.lastIndex(of: " "), DisplayWidth.of(String(cut[..<space])) * 4 >= length * 3 {
      cut = String(cut[..<space])
    }
    while cut.last == " " { cut.removeLast() }
    return cut + "…"
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: false
    case 0..<0x20, 0x7F...0x9F: true
    default: false
    }
  }
}
