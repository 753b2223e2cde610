public import Extraction
public import Text

/// There are no such words in a text.
public struct WordsMissing: Error {
  /// What was looked for.
  public let words: String
}

extension ExtractedText {
  /// Where in the source the first of some words begins.
  public func place(of words: String) throws(WordsMissing) -> LinePosition {
    guard let start = text.firstRange(of: words)?.lowerBound else { throw WordsMissing(words: words) }
    return sourceMap.position(of: text.utf8.distance(from: text.startIndex, to: start))
  }
}
