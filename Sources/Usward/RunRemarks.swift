/// What a reader should know of a run past its results.
public struct RunRemarks: Hashable, Sendable {
  /// What the sources held that was passed over, or read as what it may not be.
  public var feed: FeedCounts
  /// The files of the metadata file's rows that name no document read, as written there, sorted.
  public var unusedRows: [String]
  /// Those of them that a document without a row may be meant by, which has nearly their name.
  public var nearMisses: [NearMiss]
  /// Documents of which the metadata file has no row, where there is one, read or failed.
  public var withoutRow: Int
  /// The ids of the first of them.
  public var firstWithoutRow: [String]
  /// Documents that the dates of the run leave out.
  public var outsideDates: OutsideDates
  /// Documents that the path pattern does not fit.
  public var unmatchedPaths: Int
  /// Names of fields, `author=sender`, under which no document said anything.
  public var unsaidNames: [String]
  /// How many documents are mails whose body is not decoded.
  public var undecodedMails: Int
  /// In how many transcripts the speaker who says most is taken for the author, and the ids of the first of them.
  public var assumedAuthors: Int
  /// See `assumedAuthors`.
  public var firstAssumedAuthors: [String]
  /// How many documents begin as mailboxes do and were read as one text.
  public var mailboxes: Int
  /// How many documents give a date that is none, or could be two.
  public var unreadDates: Int
  /// The first of these dates, with its document.
  public var firstUnreadDate: UnreadDate?

  init(_ counts: FeedCounts, _ use: KnowledgeUse) {
    feed = counts
    feed.passedOverBehindGzip += use.passedOverBehindGzip
    unusedRows = use.unusedRows
    nearMisses = use.nearMisses
    withoutRow = use.withoutRow
    firstWithoutRow = use.firstWithoutRow
    outsideDates = use.outsideDates
    unmatchedPaths = use.unmatchedPaths
    unsaidNames = use.unsaidNames
    undecodedMails = use.undecodedMails
    (assumedAuthors, firstAssumedAuthors) = (use.assumedAuthors, use.firstAssumedAuthors)
    mailboxes = use.mailboxes
    unreadDates = use.unreadDates
    firstUnreadDate = use.firstUnreadDate
  }
}

/// Documents that are left out since their date is another than was asked for, or none.
public struct OutsideDates: Hashable, Sendable {
  /// How many.
  public internal(set) var count = 0
  /// How many of them have no date.
  public internal(set) var undated = 0
  /// The ids of the first without a date.
  public internal(set) var withoutDate: [String] = []
}
