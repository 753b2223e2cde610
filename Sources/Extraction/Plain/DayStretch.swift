/// A range of days by which documents are chosen: from a first day, up to a last day, or both, inclusive.
public struct DayStretch: Hashable, Sendable {
  /// The first day in the format of `ISODay`, to any precision; `nil` for no limit.
  public var since: String?
  /// The last day, likewise; `2006` includes all of that year. `nil` for no limit.
  public var until: String?

  /// Makes a stretch.
  public init(since: String? = nil, until: String? = nil) {
    self.since = since
    self.until = until
  }

  /// Whether a document with this date lies in the range. A date known less precisely than the limits does if it could;
  /// an unknown one does only if there is no limit.
  public func holds(_ date: String?) -> Bool {
    if since == nil && until == nil { return true }
    guard let date, ISODay(date) != nil else { return false }
    if let since, date.prefix(since.count) < since.prefix(date.count) { return false }
    if let until, date.prefix(until.count) > until.prefix(date.count) { return false }
    return true
  }
}
