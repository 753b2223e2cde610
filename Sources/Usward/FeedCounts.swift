/// What the sources of a run held that was passed over, or read as something it may not be.
public struct FeedCounts: Hashable, Sendable {
  /// The number of files in folders that were passed over: data, pictures, archives. Hidden and ignored files are not
  /// included.
  public internal(set) var skipped = 0
  /// Their number by ending, such as ".pdf". Files excluded by name patterns are not included.
  public internal(set) var skippedEndings: [String: Int] = [:]
  /// The first of them with their reasons, in the order in which folders are visited and by path within each.
  public internal(set) var firstSkipped: [PassedOver] = []
  /// The number of linked folders, which are not followed.
  public internal(set) var linkedFolders = 0
  /// The number of PDF files in folders that were passed over because the program that reads them is not installed.
  public internal(set) var unreadPDFs = 0
  /// Sources that were named, a file or standard input, and read as one text although they look like records.
  public internal(set) var likeRecords: [LikeRecords] = []
  /// Gzip files that have bytes after their end which are not gzip and were passed over.
  public internal(set) var passedOverBehindGzip: [String] = []

  /// Adds the counts of what comes after.
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
