/// The number of columns that text takes in a terminal.
///
/// An approximation of UAX #11 that terminals share: East Asian wide and full-width characters and emoji take two
/// columns, combining marks and format characters none, and all others one, including those of ambiguous width.
enum DisplayWidth {
  /// How many columns a text takes.
  static func of(_ text: String) -> Int {
    let bytes = text.utf8
    if bytes.allSatisfy({ $0 < 0x80 }) { return bytes.count }
    return text.unicodeScalars.reduce(0) { $0 + of($1) }
  }

  /// How many columns a character takes, from 0 to 2.
  static func of(_ scalar: Unicode.Scalar) -> Int {
    if scalar.isASCII { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
      0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
      return 2
    default: return scalar.properties.isEmojiPresentation ? 2 : 1
    }
  }

  /// `text` in exactly `width` columns: cut, with `ellipsis`, or padded with spaces.
  static func fit(_ text: String, _ width: Int, alignment: Alignment = .left, ellipsis: String = "…") -> String {
    var (shown, columns) = (text, of(text))
    if columns > width {
      // For a path, the end distinguishes files.
      let mark = of(ellipsis) <= width ? ellipsis : ""
      let part = cut(text, to: width - of(mark), keepsEnd: alignment == .keepEnd)
      shown = alignment == .keepEnd ? mark + part : part + mark
      columns = of(mark) + of(part)
    }
    let space = String(repeating: " ", count: max(0, width - columns))
    return alignment == .right ? space + shown : shown + space
  }

  /// As much of the beginning or the end of `text` as fits in `width` columns.
  static func cut(_ text: String, to width: Int, keepsEnd: Bool = false) -> String {
    let bytes = text.utf8
    if bytes.allSatisfy({ $0 < 0x80 }) {
      let kept = max(0, width)
      return String(Substring(keepsEnd ? bytes.suffix(kept) : bytes.prefix(kept)))
    }
    let scalars = keepsEnd ? Array(text.unicodeScalars.reversed()) : Array(text.unicodeScalars)
    var kept: [Unicode.Scalar] = []
    var room = width
    for scalar in scalars {
      room -= of(scalar)
      if room < 0 { break }
      kept.append(scalar)
    }
    var part = String.UnicodeScalarView()
    part.append(contentsOf: keepsEnd ? kept.reversed() : kept)
    return String(part)
  }

  /// How text is aligned in its column, and which end is kept when it does not fit.
  enum Alignment {
    case left, right
    /// To the left, keeping the end.
    case keepEnd
  }

  /// `text` broken at spaces into lines of at most `width` columns; a longer word gets a line of its own.
  static func wrap(_ text: String, _ width: Int) -> [String] {
    var lines: [String] = []
    var (line, columns) = ("", 0)
    for word in words(of: text) {
      let room = of(word)
      if !line.isEmpty && columns + 1 + room > width {
        lines.append(line)
        (line, columns) = ("", 0)
      }
      if !line.isEmpty {
        line += " "
        columns += 1
      }
      line += word
      columns += room
    }
    return line.isEmpty ? lines : lines + [line]
  }

  /// `text` without trailing spaces, which nobody sees.
  static func trimmed(_ text: String) -> String {
    var text = text
    while text.last == " " { text.removeLast() }
    return text
  }

  /// The words of a text between spaces; ASCII text is split by bytes, since finding characters is slow.
  private static func words(of text: String) -> [String] {
    let bytes = text.utf8
    if bytes.allSatisfy({ $0 < 0x80 }) {
      return bytes.split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
    }
    return text.split(separator: " ").map { String($0) }
  }
}
