internal import Text

/// The bytes on either side of a part's token: looked at where a pattern asks for them, not for every part.
struct PartEdges {
  /// The byte directly before the token, 0 where none is.
  let before: UInt8
  /// The byte directly after.
  let after: UInt8
  private let token: Int

  init(_ part: Part, _ tokens: [Token], _ bytes: Span<UInt8>) {
    token = Int(part.token)
    let span = tokens[token].span
    before = span.start > 0 ? bytes[span.start - 1] : 0
    after = span.end < bytes.count ? bytes[span.end] : 0
  }

  /// Whether it stands as a list label: `(i)`, `i)`, or first in its block before a full stop.
  func isLabel(opensBlock: @autoclosure () -> Bool) -> Bool {
    switch after {
    case UInt8(ascii: ")"): before == UInt8(ascii: "(") || opensBlock()
    case UInt8(ascii: "."): opensBlock()
    default: false
    }
  }

  /// Whether the token is the first of its text or on its line.
  func opensBlock(_ tokens: [Token], _ bytes: Span<UInt8>) -> Bool {
    guard token > 0 else { return true }
    for index in tokens[token - 1].span.end..<tokens[token].span.start where bytes[index] == UInt8(ascii: "\n") {
      return true
    }
    return false
  }

  /// Whether a byte joins words without a space.
  static func isJoint(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "&")
  }
}
