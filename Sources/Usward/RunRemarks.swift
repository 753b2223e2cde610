/// What a reader should know of a run in addition to its results.
public struct RunRemarks: Hashable, Sendable {
  /// What the sources held that was passed over, or read as something it may not be.
  public var feed = FeedCounts()
  /// The files in rows of the metadata file that are none of the documents, as written there, sorted.
  public var unusedRows: [String] = []
  /// Those of them that may mean a document without a row, whose name is nearly the same.
  public var nearMisses: [NearMiss] = []
  /// The number of documents, read or failed, that have no row in the metadata file; 0 without one.
  public var withoutRow = 0
  /// The ids of the first of them.
  public var firstWithoutRow: [String] = []
  /// Documents that the dates of the run exclude.
  public var outsideDates = OutsideDates()
  /// The number of documents whose path the pattern does not match.
  public var unmatchedPaths = 0
  /// Pairs of field names, `author=sender`, that no document had a value for.
  public var unsaidNames: [String] = []
  /// The number of mails whose body could not be decoded.
  public var undecodedMails = 0
  /// The number of transcripts in which the speaker who says most is taken for the author.
  public var assumedAuthors = 0
  /// The ids of the first of them.
  public var firstAssumedAuthors: [String] = []
  /// The number of documents that begin like a mailbox and were read as one text.
  public var mailboxes = 0
  /// The number of documents with a date that cannot be read or is ambiguous.
  public var unreadDates = 0
  /// The first of these dates, with its document.
  public var firstUnreadDate: UnreadDate?
}

/// Documents excluded because their date is not among those asked for, or is unknown.
public struct OutsideDates: Hashable, Sendable {
  /// Their number.
  public internal(set) var count = 0
  /// The number of them that have no date.
  public internal(set) var undated = 0
  /// The ids of the first that have no date.
  public internal(set) var withoutDate: [String] = []
}

/// A row of a metadata file that names no document, and a document without a row that it may mean: their names differ
/// in the folder or in case.
public struct NearMiss: Hashable, Sendable {
  /// The file as written in the row.
  public var row: String
  /// The id of the document.
  public var document: String
}

/// A date that cannot be read or is ambiguous: it is kept as written and not used as the date of its document.
public struct UnreadDate: Hashable, Sendable {
  /// Where it was found: the id of its document, or the path and line of its row in a metadata file.
  public var place: String
  /// The date as written.
  public var value: String
}
