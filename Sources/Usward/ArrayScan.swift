/// Finds where the elements of a JSON array end, without parsing them: each extends to the comma or bracket after it. Errors
/// within an element show when it is parsed.
struct ArrayScan {
  private var depth = 0
  private var isQuoted = false
  private var isEscaped = false
  /// Whether the bracket that closes the array was found.
  private(set) var isOver = false
  /// Whether an element has begun that may go on: an object or string is open.
  var isInElement: Bool { depth > 0 || isQuoted }

  /// The place of the first element of an array of objects, or of the bracket that closes an empty one; `nil` if the bytes begin
  /// differently, or if they end before the first element.
  static func start(_ opening: ArraySlice<UInt8>) -> Int? {
    let bytes = opening.withoutByteOrderMark
    guard let open = bytes.firstIndex(where: { !isWhite($0) }), bytes[open] == UInt8(ascii: "["),
      let first = bytes[(open + 1)...].firstIndex(where: { !isWhite($0) }),
      bytes[first] == UInt8(ascii: "{") || bytes[first] == UInt8(ascii: "]")
    else { return nil }
    return first
  }

  /// Continues from a place; returns the place of the byte that ends the element, or `nil` if it is not among these bytes.
  mutating func end(in bytes: [UInt8], from start: Int) -> Int? {
    for place in start..<bytes.count {
      let byte = bytes[place]
      if isQuoted {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isQuoted = false
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): isQuoted = true
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: ",") where depth == 0: return place
      case UInt8(ascii: "]") where depth == 0:
        isOver = true
        return place
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      default: break
      }
    }
    return nil
  }

  /// Whether a byte is white space between the parts of JSON.
  static func isWhite(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }
}
