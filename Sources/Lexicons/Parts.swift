/// What stands between a part and the one before it, from nothing that matters to what a phrase never crosses.
public enum PartGap: UInt8, Hashable, Sendable, Comparable, CaseIterable {
  /// White space, a hyphen, quotation marks, or nothing.
  case none
  /// A comma or a slash.
  case comma
  /// A semicolon, colon, dash, bracket, or an end of sentence.
  case strong

  /// Orders gaps by what crosses them.
  public static func < (a: PartGap, b: PartGap) -> Bool { a.rawValue < b.rawValue }
}

/// A text's words as matching sees them: contractions stand as their parts.
public struct Parts: Sendable {
  /// The token of each part.
  public internal(set) var tokens: [Int32] = []
  /// What stands before each part.
  public internal(set) var gaps: [PartGap] = []
  /// The parts of each sentence, by the sentence's index.
  public internal(set) var sentences: [Range<Int>] = []
  /// The sentence of each part.
  public internal(set) var sentenceOf: [Int32] = []
  /// The folded form of each part, as an index into the reader's types.
  var types: [Int32] = []
  /// The byte directly before each part's token, 0 where none is.
  var bytesBefore: [UInt8] = []
  /// The byte directly after.
  var bytesAfter: [UInt8] = []
  /// Whether each part opens a block.
  var opensBlock: [Bool] = []
  /// Whether each sentence is in capitals.
  public internal(set) var isShouted: [Bool] = []
  /// Whether each sentence ends in a question mark.
  public internal(set) var isAsked: [Bool] = []

  /// How many there are.
  public var count: Int { tokens.count }

  /// The tokens that a range of parts covers.
  public func tokenRange(_ parts: Range<Int>) -> Range<Int> {
    Int(tokens[parts.lowerBound])..<Int(tokens[parts.upperBound - 1]) + 1
  }
}
