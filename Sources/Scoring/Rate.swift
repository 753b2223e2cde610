/// Occurrences per 1,000 words.
public struct Rate: Codable, Hashable, Sendable {
  /// How often it occurred.
  public let occurrences: Int
  /// In how many words.
  public let words: Int

  /// Makes a rate.
  public init(occurrences: Int, words: Int) {
    self.occurrences = occurrences
    self.words = words
  }

  /// `nil` when there are no words: a rate over nothing is not zero.
  public var perThousand: Double? { words == 0 ? nil : 1_000 * Double(occurrences) / Double(words) }
}
