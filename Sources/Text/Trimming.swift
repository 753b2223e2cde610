extension String {
  /// The text without white space at either end.
  package var trimmed: String {
    // Most texts have none there, as two bytes show.
    if let first = utf8.first, let last = utf8.last, first &- 0x21 < 0x5E, last &- 0x21 < 0x5E { return self }
    return String(self[...].trimmed)
  }
}

extension Substring {
  /// The text without white space at either end.
  package var trimmed: Substring { drop(while: \.isWhitespace).trimmedEnd }

  /// The text with each run of white space replaced by one space, and none at either end.
  package var withSingleSpaces: String {
    // Most have it so, as names do, which is asked of each document a few times.
    if hasOnlySingleSpaces { return String(self) }
    return split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Whether this is visible ASCII with single spaces within; of other text nothing is said.
  private var hasOnlySingleSpaces: Bool {
    var wasSpace = true
    for byte in utf8 {
      guard byte &- 0x20 < 0x5F, !(wasSpace && byte == 0x20) else { return false }
      wasSpace = byte == 0x20
    }
    return !wasSpace || isEmpty
  }

  /// The text without the white space at its end.
  package var trimmedEnd: Substring {
    var text = self
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}
