public import Extraction

/// The dates between which the documents of a tally were chosen (`tally --since`, `--until`): one stretch for each part that it was
/// merged from. Documents outside have no row, so no figure shows that they were left out.
public struct TallyDates: Hashable, Sendable {
  /// The stretches, sorted and distinct; one without limits stands for parts that have all their documents.
  public let stretches: [DayStretch]

  /// Makes the dates of several parts.
  public init(_ stretches: [DayStretch]) {
    self.stretches = Set(stretches).sorted { ($0.since ?? "", $0.until ?? "") < ($1.since ?? "", $1.until ?? "") }
  }

  /// The dates of a tally that has all documents.
  public static let all = TallyDates([DayStretch()])

  /// The dates of two parts together.
  func united(with other: TallyDates) -> TallyDates { TallyDates(stretches + other.stretches) }

  /// Whether the parts were chosen by different dates.
  package var differ: Bool { stretches.count > 1 }
}
