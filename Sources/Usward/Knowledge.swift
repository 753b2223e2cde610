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
  func metadata(path: String, id: String, saying own: Metadata) -> Metadata {
    var metadata = own
    if let found = pattern?.metadata(of: path) { metadata = metadata.overridden(by: found) }
    if let row = table?.metadata(path: path, id: id) {
      metadata = metadata.overridden(by: row.metadata)
    }
    return metadata
  }

  /// The failure of a document with all that is known of it.
  func telling(_ failure: DocumentFailure) -> DocumentFailure {
    var told = failure
    told.metadata = metadata(path: failure.path, id: failure.id, saying: failure.metadata)
    return told
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
  /// The documents without a row that rows miss by little, the first of each row, by its key.
  private var near: [ExactName: (id: String, isWhole: Bool)] = [:]
  /// How many documents are mails whose body is not decoded.
  private(set) var undecodedMails = 0
  /// How many documents begin as mailboxes do, of which the first mail is read with its head.
  private(set) var mailboxes = 0
  /// Documents behind whose end as gzip files stand bytes that are none.
  private(set) var passedOverBehindGzip: [String] = []

  /// Documents that the dates of the run leave out.
  private(set) var outsideDates = OutsideDates()

  /// How many ids of documents without a row, and without a date, are kept.
  private static let mostKept = 3

  init(_ knowledge: Knowledge, _ names: FieldNames = FieldNames()) {
    self.knowledge = knowledge
    unsaid = names.ofMetadata
  }

  /// The names of fields under which no document said anything, where any was read, as they were given.
  var unsaidNames: [String] { isOfNoDocument ? [] : unsaid.map(\.written) }

  /// The files of the table whose rows no document took, as written there, sorted.
  var unusedRows: [String] { knowledge.table?.files(besides: used) ?? [] }

  /// The rows that no document took and one that each misses by little, in the order of the files as written.
  var nearMisses: [NearMiss] {
    guard let table = knowledge.table else { return [] }
    return near.filter { !used.contains($0.key) }
      .map { NearMiss(row: table.written($0.key), document: $0.value.id) }
      .sorted { ExactName($0.row) < ExactName($1.row) }
  }

  /// Takes in a document that the dates of the run leave out.
  mutating func note(leftOut document: LeftOutDocument) {
    outsideDates.count += 1
    if document.metadata.date == nil {
      outsideDates.undated += 1
      if outsideDates.withoutDate.count < Self.mostKept { outsideDates.withoutDate.append(document.id) }
    }
    note(path: document.path, id: document.id, document.metadata, notes: [])
  }

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
    } else if let table = knowledge.table {
      withoutRow += 1
      for miss in table.nearMisses(of: id) where near[miss.key].map({ miss.isWhole && !$0.isWhole }) ?? true {
        near[miss.key] = (id, miss.isWhole)
      }
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

/// A document that the dates of a run leave out, and what is known of it.
struct LeftOutDocument: Hashable, Sendable {
  var path: String
  var id: String
  var metadata: Metadata
}

/// A row of a metadata file that names no document, and a document without a row that it may mean: their names differ by the folder or
/// the case of letters.
public struct NearMiss: Hashable, Sendable {
  /// The file as written in the row.
  public var row: String
  /// The id of the document.
  public var document: String
}

/// A date that is none, or could be two: it is kept as written and is no date of its document.
public struct UnreadDate: Hashable, Sendable {
  /// Where it stands: the id of its document, or the path and line of its row in a metadata file.
  public var place: String
  /// The date as written.
  public var value: String
}
