/// Writes JSON with keys in the order given. Any string is written as valid JSON. Characters that some readers take for
/// line ends (U+2028, U+2029, U+0085) are escaped, so that a compact value is always one line.
struct JSONWriter {
  /// What was written so far.
  private(set) var bytes: [UInt8] = []
  /// Whether values stand on lines of their own, indented by two spaces.
  private let isIndented: Bool
  private var depth = 0
  private var needsComma = false
  private var followsKey = false

  init(indented: Bool = false, reserving size: Int = 0) {
    isIndented = indented
    bytes.reserveCapacity(size)
  }

  /// What was written so far, as text.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  mutating func object(_ body: (inout JSONWriter) -> Void) { nest("{", "}", body) }

  mutating func array(_ body: (inout JSONWriter) -> Void) { nest("[", "]", body) }

  mutating func key(_ key: String) {
    separate()
    appendQuoted(key)
    bytes.write(isIndented ? ": " : ":")
    followsKey = true
  }

  mutating func key(_ key: JSONKey) {
    separate()
    bytes.append(contentsOf: key.quoted)
    bytes.write(isIndented ? ": " : ":")
    followsKey = true
  }

  mutating func value(_ string: String?) {
    separate()
    if let string { appendQuoted(string) } else { bytes.write("null") }
    needsComma = true
  }

  mutating func value(_ integer: Int?) {
    separate()
    if let integer { bytes.write(integer) } else { bytes.write("null") }
    needsComma = true
  }

  mutating func value(_ flag: Bool) {
    separate()
    bytes.write(flag ? "true" : "false")
    needsComma = true
  }

  /// Writes a number with a fixed number of decimals; `null` for `nil` and for numbers that are not finite.
  mutating func value(_ number: Double?, places: Int) {
    separate()
    if let number, let parts = Decimals.Parts(number, places: places) {
      bytes.write(parts, places: places)
    } else {
      bytes.write("null")
    }
    needsComma = true
  }

  /// Writes a value that is valid JSON, as it was written but on one line.
  mutating func value(json: String) {
    separate()
    let text = Array(json.utf8)
    var place = 0
    while place < text.count {
      let byte = text[place]
      let isOfJSON = byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20
      let length = isOfJSON ? 0 : Self.standsAsItIs[Int(byte)] ? 0 : Self.lengthOfEscaped(text, place, text.count)
      if length > 0 {
        appendEscape(byte, length, last: text[place + length - 1])
      } else {
        // White space between values; strings contain none that is not escaped.
        bytes.append(max(byte, 0x20))
      }
      place += max(length, 1)
    }
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

  mutating func field(_ key: JSONKey, _ integer: Int?) {
    self.key(key)
    value(integer)
  }

  mutating func field(_ key: JSONKey, _ number: Double?, places: Int) {
    self.key(key)
    value(number, places: places)
  }

  /// Writes fields that are all zero, as one piece prepared in advance.
  mutating func fields(_ range: Range<Int>, of zeros: ZeroFields) {
    precondition(!isIndented, "fields were made without lines of their own")
    if range.isEmpty { return }
    separate()
    bytes += zeros.text(range)
    needsComma = true
  }

  mutating func field(_ key: String, _ flag: Bool) {
    self.key(key)
    value(flag)
  }

  mutating func field(_ key: String, _ number: Double?, places: Int) {
    self.key(key)
    value(number, places: places)
  }

  /// Writes a probability in the format of `Decimals.probability`.
  mutating func field(_ key: String, probability: Double?) {
    self.key(key)
    separate()
    bytes.write(probability.flatMap(Decimals.probability) ?? "null")
    needsComma = true
  }

  mutating func field(_ key: String, _ strings: [String]) {
    self.key(key)
    array { list in for string in strings { list.value(string) } }
  }

  mutating func field(_ key: String, _ integers: [Int]) {
    self.key(key)
    array { list in for integer in integers { list.value(integer) } }
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
    bytes.write(open)
    depth += 1
    let before = bytes.count
    body(&self)
    depth -= 1
    if bytes.count > before { breakLine() }
    bytes.write(close)
    needsComma = true
  }

  /// Writes the separator between the last value and the next.
  private mutating func separate() {
    defer {
      needsComma = false
      followsKey = false
    }
    if followsKey { return }
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    if depth > 0 { breakLine() }
  }

  private mutating func breakLine() {
    if isIndented { bytes.write("\n" + String(repeating: "  ", count: depth)) }
  }

  fileprivate mutating func appendQuoted(_ string: String) {
    bytes.append(UInt8(ascii: "\""))
    let isDone: Void? = string.utf8.withContiguousStorageIfAvailable { appendEscaped($0) }
    if isDone == nil { appendEscaped(Array(string.utf8)) }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Writes the bytes of a string, in long pieces: few strings have bytes to be escaped.
  private mutating func appendEscaped<Text: RandomAccessCollection<UInt8>>(_ text: Text) where Text.Index == Int {
    let end = text.endIndex
    var start = text.startIndex
    var place = start
    while place < end {
      if Self.standsAsItIs[Int(text[place])] {
        place += 1
        continue
      }
      let length = Self.lengthOfEscaped(text, place, end)
      if length == 0 {
        place += 1
        continue
      }
      bytes.append(contentsOf: text[start..<place])
      appendEscape(text[place], length, last: text[place + length - 1])
      place += length
      start = place
    }
    bytes.append(contentsOf: text[start..<end])
  }

  /// The length of the character at a place if it must be escaped; otherwise 0.
  private static func lengthOfEscaped<Text: RandomAccessCollection<UInt8>>(
    _ text: Text, _ place: Int, _ end: Int
  ) -> Int where Text.Index == Int {
    switch text[place] {
    case 0xC2: place + 1 < end && text[place + 1] < 0xA0 ? 2 : 0
    case 0xE2:
      place + 2 < end && text[place + 1] == 0x80 && (text[place + 2] == 0xA8 || text[place + 2] == 0xA9) ? 3 : 0
    default: 1
    }
  }

  private mutating func appendEscape(_ first: UInt8, _ length: Int, last: UInt8) {
    switch (length, first) {
    case (1, 0x22): bytes.write("\\\"")
    case (1, 0x5C): bytes.write("\\\\")
    case (1, 0x0A): bytes.write("\\n")
    case (1, 0x0D): bytes.write("\\r")
    case (1, 0x09): bytes.write("\\t")
    case (3, _): bytes.write(last == 0xA8 ? "\\u2028" : "\\u2029")
    default:
      bytes.write("\\u00")
      for digit in [last >> 4, last & 0x0F] { bytes.append(digit < 10 ? 0x30 + digit : 0x57 + digit) }
    }
  }

  /// Whether a byte cannot begin a character that is escaped: those of two bytes from C2 80 on, and those of three from
  /// E2 80 on, may be such characters, so that their first bytes must be looked at.
  private static let standsAsItIs: [Bool] = (0...255).map { byte in
    byte >= 0x20 && byte != 0x22 && byte != 0x5C && byte != 0x7F && byte != 0xC2 && byte != 0xE2
  }
}

/// Fields that are all zero, as compact JSON.
struct ZeroFields: Sendable {
  private var bytes: [UInt8] = []
  /// Where each field begins, without its comma, and where the next one would.
  private var starts = [1]

  /// Makes the fields for these keys; `zero` is how a zero is written.
  init(_ keys: [JSONKey], _ zero: String) {
    for key in keys {
      bytes += [UInt8(ascii: ",")] + key.quoted + [UInt8(ascii: ":")] + Array(zero.utf8)
      starts.append(bytes.count + 1)
    }
  }

  /// The text of some fields, with commas between them.
  fileprivate func text(_ range: Range<Int>) -> ArraySlice<UInt8> {
    bytes[starts[range.lowerBound]..<starts[range.upperBound] - 1]
  }
}

/// A key of JSON, quoted and escaped once for use in every record.
struct JSONKey: Sendable {
  fileprivate let quoted: [UInt8]

  init(_ name: String) {
    var writer = JSONWriter()
    writer.appendQuoted(name)
    quoted = writer.bytes
  }
}
