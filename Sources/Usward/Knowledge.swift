import Extraction
import Text

/// What is known of documents from outside them: by their paths and from a metadata file.
public struct Knowledge: Sendable {
  /// Reads a path.
  public var pattern: PathPattern?
  /// The metadata file.
  public var table: MetadataTable?

  /// Makes knowledge.
  public init(pattern: PathPattern? = nil, table: MetadataTable? = nil) {
    self.pattern = pattern
    self.table = table
  }

  /// All that is known of a document: the metadata file wins over the path, the path over the document itself.
  func metadata(of document: Document, saying own: Metadata) -> Metadata {
    var metadata = own
    if let found = pattern?.metadata(of: document.path) { metadata = metadata.overridden(by: found) }
    if let row = table?.metadata(path: document.path, id: document.id) {
      metadata = metadata.overridden(by: row.metadata)
    }
    return metadata
  }
}

/// How far what is known from outside fitted the documents of a run.
struct KnowledgeUse {
  private let knowledge: Knowledge
  private var used: Set<ExactName> = []
  /// Documents that the pattern does not fit.
  private(set) var unmatchedPaths = 0
  /// How many documents give a date that is none, or could be two.
  private(set) var unreadDates = 0
  /// The first of these dates, with its document.
  private(set) var firstUnreadDate: UnreadDate?
  /// What fields of the metadata are called in records, as long as no document said the field.
  private var unsaid: [FieldNames.Naming]
  private var isOfNoDocument = true
  /// Documents of which the table has no row.
  private(set) var withoutRow = 0
  /// The ids of the first of them.
  private(set) var firstWithoutRow: [String] = []
  /// How many documents are mails whose body is not decoded.
  private(set) var undecodedMails = 0
  /// How many documents begin as mailboxes do, of which the first mail is read with its head.
  private(set) var mailboxes = 0
  /// Documents behind whose end as gzip files stand bytes that are none.
  private(set) var passedOverBehindGzip: [String] = []

  /// How many ids of documents without a row are kept.
  private static let mostKept = 3

  init(_ knowledge: Knowledge, _ names: FieldNames = FieldNames()) {
    self.knowledge = knowledge
    unsaid = names.ofMetadata
  }

  /// The names of fields under which no document said anything, where any was read, as they were given.
  var unsaidNames: [String] { isOfNoDocument ? [] : unsaid.map(\.written) }

  /// The files of the table whose rows no document took, as written there, sorted.
  var unusedRows: [String] { knowledge.table?.files(besides: used) ?? [] }

  /// Takes in a document, read or failed; of one that was read its metadata and notes too.
  mutating func note(path: String, id: String, _ metadata: Metadata?, notes: [ExtractionNote]) {
    if notes.contains(where: \.isOfUndecodedMail) { undecodedMails += 1 }
    if let metadata {
      isOfNoDocument = false
      if !unsaid.isEmpty { unsaid.removeAll { metadata.says($0.field) } }
    }
    if notes.contains(.mailbox) { mailboxes += 1 }
    if notes.contains(.passedOverBehindGzip) { passedOverBehindGzip.append(path) }
    let row = knowledge.table?.metadata(path: path, id: id)
    if let row {
      used.insert(row.key)
    } else if knowledge.table != nil {
      withoutRow += 1
      if firstWithoutRow.count < Self.mostKept { firstWithoutRow.append(id) }
    }
    // Those of the table are named with their rows.
    if let date = metadata?.unreadDate, row?.metadata.unreadDate == nil {
      unreadDates += 1
      firstUnreadDate = firstUnreadDate ?? UnreadDate(place: id, value: date)
    }
    if let pattern = knowledge.pattern, pattern.metadata(of: path) == nil { unmatchedPaths += 1 }
  }
}

/// A date that is none, or could be two: it is kept as written and is no date of its document.
public struct UnreadDate: Hashable, Sendable {
  /// Where it stands: the id of its document, or the path and line of its row in a metadata file.
  public var place: String
  /// The date as written.
  public var value: String
}
