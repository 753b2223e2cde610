import Text

/// What is wrong with a JSON text, and where.
struct JSONFault: Error, Hashable, Sendable {
  /// The offset in bytes from the start of the text.
  var offset: Int
  /// What is wrong, in plain words.
  var message: String
}

/// Reads one JSON text from bytes. Nesting is limited, so that no line can overflow the stack.
struct JSONReader {
  /// The deepest nesting allowed: deeper than any record, to stop hostile input.
  private static let deepest = 256

  private let bytes: ArraySlice<UInt8>
  private var place: Int
  private var depth = 0

  /// The value that makes up all of `bytes`.
  static func read(_ bytes: ArraySlice<UInt8>) throws(JSONFault) -> JSONValue {
    var reader = JSONReader(bytes)
    reader.skipSpace()
    let value = try reader.value()
    reader.skipSpace()
    if reader.place < bytes.endIndex { throw reader.fault("something follows the end of the JSON value") }
    return value
  }

  private init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    place = bytes.startIndex
  }

  private var current: UInt8? { place < bytes.endIndex ? bytes[place] : nil }

  private func fault(_ message: String) -> JSONFault {
    JSONFault(offset: place - bytes.startIndex, message: current == nil ? "the JSON ends in the middle" : message)
  }

  private mutating func skipSpace() {
    while let byte = current, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { place += 1 }
  }

  private mutating func value() throws(JSONFault) -> JSONValue {
    switch current {
    case UInt8(ascii: "\"")?: return .string(try string())
    case UInt8(ascii: "{")?: return try nested { reader throws(JSONFault) in try reader.object() }
    case UInt8(ascii: "[")?: return try nested { reader throws(JSONFault) in try reader.array() }
    default: return try literal()
    }
  }

  private mutating func nested(
    _ read: (inout JSONReader) throws(JSONFault) -> JSONValue
  ) throws(JSONFault) -> JSONValue {
    depth += 1
    if depth > Self.deepest { throw fault("nested more than \(Self.deepest) deep") }
    defer { depth -= 1 }
    return try read(&self)
  }

  private mutating func object() throws(JSONFault) -> JSONValue {
    let start = place
    var fields: [JSONValue.Field] = []
    try members(end: UInt8(ascii: "}")) { reader throws(JSONFault) in
      guard reader.current == UInt8(ascii: "\"") else { throw reader.fault("a field's name in quotes is expected") }
      let name = try reader.string()
      reader.skipSpace()
      guard reader.current == UInt8(ascii: ":") else { throw reader.fault("a colon is expected after \"\(name)\"") }
      reader.place += 1
      reader.skipSpace()
      fields.append(JSONValue.Field(name: name, value: try reader.value()))
    }
    return .object(fields, written: bytes[start..<place])
  }

  private mutating func array() throws(JSONFault) -> JSONValue {
    let start = place
    var values: [JSONValue] = []
    try members(end: UInt8(ascii: "]")) { reader throws(JSONFault) in values.append(try reader.value()) }
    return .array(values, written: bytes[start..<place])
  }

  private mutating func members(
    end: UInt8, _ member: (inout JSONReader) throws(JSONFault) -> Void
  ) throws(JSONFault) {
    place += 1
    skipSpace()
    if current == end {
      place += 1
      return
    }
    while true {
      try member(&self)
      skipSpace()
      switch current {
      case end?:
        place += 1
        return
      case UInt8(ascii: ",")?:
        place += 1
        skipSpace()
      default: throw fault("a comma or \(end == UInt8(ascii: "]") ? "]" : "}") is expected")
      }
    }
  }

  private mutating func literal() throws(JSONFault) -> JSONValue {
    let start = place
    while let byte = current, Self.isLiteralByte(byte) { place += 1 }
    let text = String(decoding: bytes[start..<place], as: UTF8.self)
    switch text {
    case "null": return .null
    case "true", "false": return .literal(text)
    default:
      if Self.isNumber(bytes[start..<place]) { return .literal(text) }
      place = start
      throw fault("a JSON value is expected")
    }
  }

  /// Whether bytes are a JSON number: an optional minus, digits without a needless leading zero, a fraction, an
  /// exponent.
  private static func isNumber(_ bytes: ArraySlice<UInt8>) -> Bool {
    var rest = bytes
    func take(_ signs: String) -> Bool {
      guard let first = rest.first, signs.utf8.contains(first) else { return false }
      rest.removeFirst()
      return true
    }
    func takeDigits() -> Bool {
      let digits = rest.prefix(while: \.isASCIIDigit)
      rest.removeFirst(digits.count)
      return !digits.isEmpty
    }
    _ = take("-")
    if !take("0"), !takeDigits() { return false }
    if take("."), !takeDigits() { return false }
    if take("eE") {
      _ = take("+-")
      if !takeDigits() { return false }
    }
    return rest.isEmpty
  }

  private static func isLiteralByte(_ byte: UInt8) -> Bool {
    byte.isASCIIAlphanumeric
      || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
  }

  private mutating func string() throws(JSONFault) -> String {
    place += 1
    var text: [UInt8] = []
    let opening = place
    var from = place
    while let byte = current {
      switch byte {
      case UInt8(ascii: "\""):
        // Most strings contain no escapes: a long one is copied only once.
        if !text.isEmpty { text.append(contentsOf: bytes[from..<place]) }
        let read = text.isEmpty ? bytes[from..<place] : text[...]
        guard let valid = String(validating: read, as: UTF8.self) else {
          let unsound = opening + Self.validCount(bytes[opening..<place])
          throw JSONFault(offset: unsound - bytes.startIndex, message: "a string is not UTF-8")
        }
        place += 1
        return valid
      case UInt8(ascii: "\\"):
        text.append(contentsOf: bytes[from..<place])
        place += 1
        text.append(contentsOf: String(try escaped()).utf8)
        from = place
      case ..<0x20: throw fault("a string has a control character without a backslash")
      default: place += 1
      }
    }
    throw fault("")
  }

  /// The number of bytes before the first that is not valid UTF-8.
  private static func validCount(_ bytes: ArraySlice<UInt8>) -> Int {
    var (parser, rest, count) = (Unicode.UTF8.ForwardParser(), bytes.makeIterator(), 0)
    while case .valid(let scalar) = parser.parseScalar(from: &rest) { count += scalar.count }
    return count
  }

  private mutating func escaped() throws(JSONFault) -> Unicode.Scalar {
    guard let byte = current else { throw fault("") }
    place += 1
    switch byte {
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "u"): return try escapedScalar()
    default:
      place -= 1
      throw fault("a string has an unknown escape")
    }
  }

  /// The scalar of `\uXXXX`, or of two that form a surrogate pair; half a pair gives U+FFFD.
  private mutating func escapedScalar() throws(JSONFault) -> Unicode.Scalar {
    let unit = try hexadecimal()
    if let scalar = Unicode.Scalar(unit) { return scalar }
    guard unit < 0xDC00, place + 1 < bytes.endIndex, bytes[place] == UInt8(ascii: "\\"),
      bytes[place + 1] == UInt8(ascii: "u")
    else { return "\u{FFFD}" }
    let back = place
    place += 2
    let low = try hexadecimal()
    guard (0xDC00...0xDFFF).contains(low) else {
      place = back
      return "\u{FFFD}"
    }
    return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)) ?? "\u{FFFD}"
  }

  private mutating func hexadecimal() throws(JSONFault) -> UInt32 {
    var unit: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = current?.hexadecimalDigit else {
        throw fault("four hexadecimal digits are expected after \\u")
      }
      unit = unit << 4 | UInt32(digit)
      place += 1
    }
    return unit
  }
}
