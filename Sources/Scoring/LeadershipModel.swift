/// The model of leadership the text shows.
public enum LeadershipModel: String, Codable, Hashable, Sendable, CaseIterable {
  /// The leader comes first: claims credit, commands, guards status, passes blame on.
  case power
  /// Others come first: the leader gives credit away, serves, listens, takes the blame.
  case servant
  /// The leader's own interest is admitted and joined with that of the group.
  case fusion
  /// No way of leading shows: routine, figures, a factual account.
  case neutral
  /// Two models are nearly tied, the text does not read as English, or it has under 10 words.
  case unclear
}
