/// Occurrences per 1,000 words.
public struct Rate: Codable, Hashable, Sendable {
  /// How often something occurred.
  public let occurrences: Int
  /// The number of words it occurred in.
  public let words: Int

  /// Makes a rate.
  public init(occurrences: Int, words: Int) {
    self.occurrences = occurrences
    self.words = words
  }

  /// `nil` when there are no words: a rate over nothing is not zero.
  public var perThousand: Double? { words == 0 ? nil : 1_000 * Double(occurrences) / Double(words) }
}
