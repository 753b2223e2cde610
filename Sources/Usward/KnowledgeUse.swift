import Extraction
import Text

/// How well the metadata file and the path pattern fitted the documents of a run, and what else there is to remark on
/// them.
struct KnowledgeUse {
  private let knowledge: Knowledge
  /// The remarks that a single document gives rise to; those on all documents together follow at the end.
  private var noted = RunRemarks()
  private var used: Set<ExactName> = []
  /// The metadata fields that records call something else, as long as no document has had them.
  private var unsaid: [FieldNames.Naming]
  private var isOfNoDocument = true
  /// The first document without a row that a row nearly names, by the key of the row.
  private var near: [ExactName: (id: String, isWhole: Bool)] = [:]
  /// How many ids of documents without a row, or without a date, are kept.
  private static let mostKept = 3

  init(_ knowledge: Knowledge, _ names: FieldNames = FieldNames()) {
    self.knowledge = knowledge
    unsaid = names.ofMetadata
  }

  /// The remarks on a run whose documents were taken in and whose sources gave these counts.
  func remarks(_ counts: FeedCounts) -> RunRemarks {
    var remarks = noted
    remarks.feed = counts
    remarks.feed.add(noted.feed)
    remarks.unusedRows = unusedRows
    remarks.nearMisses = nearMisses
    remarks.unsaidNames = isOfNoDocument ? [] : unsaid.map(\.written)
    return remarks
  }

  /// The files of the table whose rows apply to no document, as written there, sorted.
  var unusedRows: [String] { knowledge.table?.files(besides: used) ?? [] }

  /// The rows that apply to no document, each with a document it nearly names, in the order of the files as written, then of
  /// the documents: in tables from several folders, rows of several files may be written alike.
  var nearMisses: [NearMiss] {
    guard let table = knowledge.table else { return [] }
    return near.filter { !used.contains($0.key) }
      .map { NearMiss(row: table.written($0.key), document: $0.value.id) }
      .sorted { (ExactName($0.row), ExactName($0.document)) < (ExactName($1.row), ExactName($1.document)) }
  }

  /// Takes in a document that the dates of the run exclude.
  mutating func note(leftOut document: LeftOutDocument) {
    noted.outsideDates.count += 1
    if document.metadata.date == nil {
      noted.outsideDates.undated += 1
      if noted.outsideDates.withoutDate.count < Self.mostKept { noted.outsideDates.withoutDate.append(document.id) }
    }
    note(path: document.path, id: document.id, document.metadata, notes: [])
  }

  /// Takes in a document, read or failed; for one that was read, also its metadata and notes.
  mutating func note(path: String, id: String, _ metadata: Metadata?, notes: [ExtractionNote]) {
    if notes.contains(where: \.isOfUndecodedMail) { noted.undecodedMails += 1 }
    if let metadata {
      isOfNoDocument = false
      if !unsaid.isEmpty { unsaid.removeAll { metadata.says($0.field) } }
    }
    if notes.contains(.mailbox) { noted.mailboxes += 1 }
    if notes.contains(where: \.isOfAssumedAuthor) {
      noted.assumedAuthors += 1
      if noted.firstAssumedAuthors.count < Self.mostKept { noted.firstAssumedAuthors.append(id) }
    }
    if notes.contains(.passedOverBehindGzip) { noted.feed.passedOverBehindGzip.append(path) }
    let row = knowledge.table?.metadata(path: path, id: id)
    if let row {
      used.insert(row.key)
    } else if let table = knowledge.table {
      noted.withoutRow += 1
      for miss in table.nearMisses(of: id) where near[miss.key].map({ miss.isWhole && !$0.isWhole }) ?? true {
        near[miss.key] = (id, miss.isWhole)
      }
      if noted.firstWithoutRow.count < Self.mostKept { noted.firstWithoutRow.append(id) }
    }
    // Dates from the table are reported with their rows.
    if let date = metadata?.unreadDate, row?.metadata.unreadDate == nil {
      noted.unreadDates += 1
      noted.firstUnreadDate = noted.firstUnreadDate ?? UnreadDate(place: id, value: date)
    }
    if let pattern = knowledge.pattern, pattern.metadata(of: path) == nil { noted.unmatchedPaths += 1 }
  }
}

/// A document that the dates of a run exclude, and what is known of it.
struct LeftOutDocument: Hashable, Sendable {
  var path: String
  var id: String
  var metadata: Metadata
}
