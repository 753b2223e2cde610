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
  package var withSingleSpaces: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }

  /// The text without the white space at its end.
  package var trimmedEnd: Substring {
    var text = self
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}
