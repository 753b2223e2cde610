/// Writes JSON with keys in the order given. Any string comes out valid; line separators that some readers take for line
/// ends (U+2028, U+2029, U+0085) are escaped, so that a compact value is always one line.
struct JSONWriter {
  /// What was written so far.
  private(set) var text = ""
  /// Whether values stand on lines of their own, indented by two spaces.
  private let isIndented: Bool
  private var depth = 0
  private var needsComma = false
  private var followsKey = false

  init(indented: Bool = false) { isIndented = indented }

  mutating func object(_ body: (inout JSONWriter) -> Void) { nest("{", "}", body) }

  mutating func array(_ body: (inout JSONWriter) -> Void) { nest("[", "]", body) }

  mutating func key(_ key: String) {
    separate()
    appendQuoted(key)
    text += isIndented ? ": " : ":"
    followsKey = true
  }

  mutating func value(_ string: String?) {
    separate()
    if let string { appendQuoted(string) } else { text += "null" }
    needsComma = true
  }

  mutating func value(_ integer: Int?) {
    separate()
    text += integer.map(String.init) ?? "null"
    needsComma = true
  }

  mutating func value(_ flag: Bool) {
    separate()
    text += flag ? "true" : "false"
    needsComma = true
  }

  /// Writes a number with fixed decimals, `null` for `nil` and for what is no number.
  mutating func value(_ number: Double?, places: Int) {
    separate()
    text += number.flatMap { Decimals.text($0, places: places) } ?? "null"
    needsComma = true
  }

  mutating func field(_ key: String, _ string: String?) {
    self.key(key)
    value(string)
  }

  mutating func field(_ key: String, _ integer: Int?) {
    self.key(key)
    value(integer)
  }

  mutating func field(_ key: String, _ flag: Bool) {
    self.key(key)
    value(flag)
  }

  mutating func field(_ key: String, _ number: Double?, places: Int) {
    self.key(key)
    value(number, places: places)
  }

  mutating func field(_ key: String, _ strings: [String]) {
    self.key(key)
    array { list in for string in strings { list.value(string) } }
  }

  mutating func object(_ key: String, _ body: (inout JSONWriter) -> Void) {
    self.key(key)
    object(body)
  }

  mutating func array(_ key: String, _ body: (inout JSONWriter) -> Void) {
    self.key(key)
    array(body)
  }

  private mutating func nest(_ open: String, _ close: String, _ body: (inout JSONWriter) -> Void) {
    separate()
    text += open
    depth += 1
    let before = text.utf8.count
    body(&self)
    depth -= 1
    if text.utf8.count > before { breakLine() }
    text += close
    needsComma = true
  }

  /// Writes what stands between the value before and the one to come.
  private mutating func separate() {
    defer {
      needsComma = false
      followsKey = false
    }
    if followsKey { return }
    if needsComma { text += "," }
    if depth > 0 { breakLine() }
  }

  private mutating func breakLine() {
    if isIndented { text += "\n" + String(repeating: "  ", count: depth) }
  }

  private mutating func appendQuoted(_ string: String) {
    text += "\""
    // Most strings are names and prose that need no escape: they go over in one piece.
    if string.utf8.allSatisfy(Self.standsAsItIs) {
      text += string
      text += "\""
      return
    }
    for scalar in string.unicodeScalars {
      switch scalar.value {
      case 0x22: text += "\\\""
      case 0x5C: text += "\\\\"
      case 0x0A: text += "\\n"
      case 0x0D: text += "\\r"
      case 0x09: text += "\\t"
      case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029:
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }

  /// Whether a byte is part of no character that is escaped: those of two bytes from C2 80 on and of three from E2 80 on
  /// hold such characters, so their first bytes do not pass.
  private static func standsAsItIs(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte != 0x22 && byte != 0x5C && byte != 0x7F && byte != 0xC2 && byte != 0xE2
  }
}
