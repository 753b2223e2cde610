import Text

/// A JSON value, read with the tolerance that linked data in pages needs: raw line feeds in strings, trailing commas and
/// text after the value are accepted.
enum LinkedDataValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case number(String)
  case string(String)
  case array([LinkedDataValue])
  case object([String: LinkedDataValue])

  /// The deepest nesting that is read; linked data has about ten levels.
  static let deepest = 64

  /// The value in a range of the source; `nil` where there is none.
  static func read(_ source: Span<UInt8>, _ range: Range<Int>) -> LinkedDataValue? {
    var at = range.lowerBound
    while at < range.upperBound, source[at] != UInt8(ascii: "{"), source[at] != UInt8(ascii: "[") { at += 1 }
    return value(source, &at, range.upperBound, 0)
  }

  /// A member of an object.
  subscript(_ key: String) -> LinkedDataValue? {
    if case .object(let members) = self { members[key] } else { nil }
  }

  /// The text of a string.
  var text: String? { if case .string(let text) = self { text } else { nil } }

  /// The elements of an array; any other value counts as an array of itself.
  var elements: [LinkedDataValue] {
    switch self {
    case .array(let elements): elements
    case .null: []
    default: [self]
    }
  }

  private static func value(_ source: Span<UInt8>, _ at: inout Int, _ end: Int, _ depth: Int) -> LinkedDataValue? {
    skipSpace(source, &at, end)
    guard at < end, depth < deepest else { return nil }
    switch source[at] {
    case UInt8(ascii: "{"): return object(source, &at, end, depth)
    case UInt8(ascii: "["):
      at += 1
      var elements: [LinkedDataValue] = []
      while true {
        skipSpace(source, &at, end)
        guard at < end else { return .array(elements) }
        if source[at] == UInt8(ascii: "]") {
          at += 1
          return .array(elements)
        }
        if source[at] == UInt8(ascii: ",") {
          at += 1
          continue
        }
        guard let element = value(source, &at, end, depth + 1) else { return .array(elements) }
        elements.append(element)
      }
    case UInt8(ascii: "\""): return string(source, &at, end).map { .string($0) }
    default:
      let start = at
      while at < end, !source[at].isHTMLSpace, source[at] != UInt8(ascii: ","), source[at] != UInt8(ascii: "}"),
        source[at] != UInt8(ascii: "]")
      {
        at += 1
      }
      guard at > start else { return nil }
      let word = source.extracting(start..<at).withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
      return word == "null" ? .null : word == "true" ? .bool(true) : word == "false" ? .bool(false) : .number(word)
    }
  }

  private static func object(_ source: Span<UInt8>, _ at: inout Int, _ end: Int, _ depth: Int) -> LinkedDataValue {
    at += 1
    var members: [String: LinkedDataValue] = [:]
    while true {
      skipSpace(source, &at, end)
      guard at < end, source[at] != UInt8(ascii: "}") else { break }
      if source[at] == UInt8(ascii: ",") {
        at += 1
        continue
      }
      guard source[at] == UInt8(ascii: "\""), let key = string(source, &at, end) else { break }
      skipSpace(source, &at, end)
      guard at < end, source[at] == UInt8(ascii: ":") else { break }
      at += 1
      guard let member = value(source, &at, end, depth + 1) else { break }
      members[key] = member
    }
    if at < end, source[at] == UInt8(ascii: "}") { at += 1 }
    return .object(members)
  }

  private static func string(_ source: Span<UInt8>, _ at: inout Int, _ end: Int) -> String? {
    at += 1
    let start = at
    while at < end, source[at] != UInt8(ascii: "\""), source[at] != UInt8(ascii: "\\") { at += 1 }
    var bytes = source.extracting(start..<at).withUnsafeBufferPointer { Array($0) }
    while at < end {
      let byte = source[at]
      at += 1
      if byte == UInt8(ascii: "\"") { return String(decoding: bytes, as: UTF8.self) }
      guard byte == UInt8(ascii: "\\"), at < end else {
        bytes.append(byte)
        continue
      }
      let escape = source[at]
      at += 1
      switch escape {
      case UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"): bytes.append(0x20)
      case UInt8(ascii: "b"), UInt8(ascii: "f"): break
      case UInt8(ascii: "u"): unicode(source, &at, end, &bytes)
      default: bytes.append(escape)
      }
    }
    return nil
  }

  private static func unicode(_ source: Span<UInt8>, _ at: inout Int, _ end: Int, _ bytes: inout [UInt8]) {
    func unit(_ at: inout Int) -> UInt32? {
      guard at + 4 <= end else { return nil }
      var value: UInt32 = 0
      for index in at..<at + 4 {
        guard let digit = source[index].hexadecimalDigit else { return nil }
        value = value * 16 + UInt32(digit)
      }
      at += 4
      return value
    }
    guard var value = unit(&at) else { return }
    if value >= 0xD800, value < 0xDC00, at + 1 < end, source[at] == UInt8(ascii: "\\"),
      source[at + 1] == UInt8(ascii: "u")
    {
      var next = at + 2
      if let low = unit(&next), low >= 0xDC00, low < 0xE000 {
        value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
        at = next
      }
    }
    bytes.append(contentsOf: (Unicode.Scalar(value) ?? "\u{FFFD}").encoded)
  }

  private static func skipSpace(_ source: Span<UInt8>, _ at: inout Int, _ end: Int) {
    while at < end, source[at].isHTMLSpace { at += 1 }
  }
}
