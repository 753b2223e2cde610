/// How far a document's length lets its figures be trusted.
public enum Reliability: String, Codable, Hashable, Sendable, CaseIterable {
  /// Under 100 words.
  case none
  /// 100 to 349 words.
  case low
  /// 350 to 1,099 words.
  case fair
  /// From 1,100 words.
  case full

  /// The reliability of a text of this many words. Two halves of one speech correlate .28 on I/(I+we) at 100 words, .42
  /// at 350 and .51 at 500, so a reliability of .70 needs about 1,100.
  public init(words: Int) {
    switch words {
    case ..<100: self = .none
    case ..<350: self = .low
    case ..<1_100: self = .fair
    default: self = .full
    }
  }
}
