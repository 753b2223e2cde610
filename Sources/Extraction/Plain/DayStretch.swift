/// A stretch of days, by which documents are chosen: from one on, up to another, or both, which are in it.
public struct DayStretch: Hashable, Sendable {
  /// The first day, as `ISODay` writes it, or as much of it as is meant; `nil` for no limit.
  public var since: String?
  /// The last day; of `2006` all days are in it. `nil` for no limit.
  public var until: String?

  /// Makes a stretch.
  public init(since: String? = nil, until: String? = nil) {
    self.since = since
    self.until = until
  }

  /// Whether a document of this date lies in it. A date of which less is known than is asked does when it could; none does not,
  /// unless there is no limit.
  public func holds(_ date: String?) -> Bool {
    if since == nil && until == nil { return true }
    guard let date, ISODay(date) != nil else { return false }
    if let since, date.prefix(since.count) < since.prefix(date.count) { return false }
    if let until, date.prefix(until.count) > until.prefix(date.count) { return false }
    return true
  }
}
