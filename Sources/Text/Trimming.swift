extension String {
  /// The text without the white space at both its ends.
  package var trimmed: String {
    // Most have none there, which two bytes show.
    if let first = utf8.first, let last = utf8.last, first &- 0x21 < 0x5E, last &- 0x21 < 0x5E { return self }
    return String(self[...].trimmed)
  }
}

extension Substring {
  /// The text without the white space at both its ends.
  package var trimmed: Substring { drop(while: \.isWhitespace).trimmedEnd }

  /// The text with every stretch of white space one space, and none at its ends.
  package var withSingleSpaces: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }

  /// The text without the white space at its end.
  package var trimmedEnd: Substring {
    var text = self
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}
