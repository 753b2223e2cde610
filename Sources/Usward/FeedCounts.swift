/// What the sources of a run held that was passed over, or read as what it may not be.
public struct FeedCounts: Hashable, Sendable {
  /// Files in folders that were passed over: data, pictures, archives. Hidden and ignored ones are not among them.
  public internal(set) var skipped = 0
  /// How many of each kind of name, ".pdf"; those left out where names were asked for are not among them.
  public internal(set) var skippedEndings: [String: Int] = [:]
  /// The first of them, with the reason: folder by folder as they are gone into, in each by path.
  public internal(set) var firstSkipped: [PassedOver] = []
  /// Linked folders that were not followed.
  public internal(set) var linkedFolders = 0
  /// PDF files in folders that were passed over since the program that reads them is not installed.
  public internal(set) var unreadPDFs = 0
  /// What was named, a file or standard input, and read as one text though it looks like records.
  public internal(set) var likeRecords: [LikeRecords] = []
  /// Files behind whose end as gzip files stand bytes that are none, and were passed over.
  public internal(set) var passedOverBehindGzip: [String] = []

  /// Takes in what was counted behind it.
  mutating func add(_ other: FeedCounts) {
    skipped += other.skipped
    skippedEndings.merge(other.skippedEndings, uniquingKeysWith: +)
    firstSkipped += other.firstSkipped.prefix(PassedOver.mostKept - firstSkipped.count)
    linkedFolders += other.linkedFolders
    unreadPDFs += other.unreadPDFs
    likeRecords += other.likeRecords
    passedOverBehindGzip += other.passedOverBehindGzip
  }
}
