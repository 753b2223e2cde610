import Extraction

/// What is known of documents from outside them: from their paths and from a metadata file.
public struct Knowledge: Sendable {
  /// What paths say; `nil` where they say nothing.
  public var pattern: PathPattern?
  /// The metadata file.
  public var table: MetadataTable?
  /// The names or labels of the author's turns where several people speak, in all documents. If empty, the field `speaker` of
  /// each document says so.
  public var speakers: [String]

  /// Makes knowledge.
  public init(pattern: PathPattern? = nil, table: MetadataTable? = nil, speakers: [String] = []) {
    self.pattern = pattern
    self.table = table
    self.speakers = speakers
  }

  /// All that is known of a document: the metadata file overrides the path, and the path overrides the document itself.
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
