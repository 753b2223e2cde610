public import Extraction

/// Between which dates the documents of a tally were chosen (`tally --since`, `--until`): the stretch of each part that it was united
/// from. What lies outside left no row, so that no figure shows it.
public struct TallyDates: Hashable, Sendable {
  /// The stretches, sorted, none twice; one without limits stands for parts of which every document counts.
  public let stretches: [DayStretch]

  /// Makes the dates of parts.
  public init(_ stretches: [DayStretch]) {
    self.stretches = Set(stretches).sorted { ($0.since ?? "", $0.until ?? "") < ($1.since ?? "", $1.until ?? "") }
  }

  /// Those of a tally of all its documents.
  public static let all = TallyDates([DayStretch()])

  /// Those of two parts together.
  func united(with other: TallyDates) -> TallyDates { TallyDates(stretches + other.stretches) }

  /// Whether parts were chosen by different dates.
  package var differ: Bool { stretches.count > 1 }
}
