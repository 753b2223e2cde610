public import Extraction
public import Scoring

/// A document to be read: where it stands and what came with it.
public struct Document: Hashable, Sendable {
  /// What holds its text.
  public enum Content: Hashable, Sendable {
    /// A file, not read yet.
    case file(path: String)
    /// A file's bytes.
    case bytes([UInt8])
    /// A pipe's bytes, kept in a file without a name.
    case stored(StoredFile)
    /// Text that is decoded, such as a field of a record.
    case text(String, DocumentFormat)
    /// Text that was extracted before, with its blocks and voices.
    case extracted(ExtractedText)
    /// A line of JSON, not read yet, its number from 1, and what it calls its fields.
    case json(ArraySlice<UInt8>, line: Int, FieldNames = FieldNames())
  }

  /// What it is called in results: the id given with it, else its path.
  public var id: String
  /// The path as given, or the name of standard input.
  public var path: String
  /// What holds its text.
  public var content: Content
  /// What its record says of it; for a file nothing.
  public var metadata: Metadata
  /// Whose words count, if its record says so.
  public var voices: VoiceChoice?
  /// The line of its record, from 1; `nil` for a file of its own.
  public var line: Int?
  /// How its record was decoded, where the caller named the encoding.
  public var encoding: EncodingReport?
  /// What is known of the gzip file that its content was unpacked from; `nil` where that is as it was found.
  var unpacking: Unpacking?

  /// Makes a document. `path` helps to tell the format of bytes by its ending; nothing else is looked for there.
  public init(
    id: String, path: String, content: Content, metadata: Metadata = Metadata(), voices: VoiceChoice? = nil,
    line: Int? = nil, encoding: EncodingReport? = nil
  ) {
    self.id = id
    self.path = path
    self.content = content
    self.metadata = metadata
    self.voices = voices
    self.line = line
    self.encoding = encoding
  }

  /// Makes a document of text that is decoded, such as a field of a record of one's own. What a tally counts is told apart by `id`.
  public init(_ text: String, as format: DocumentFormat = .text, id: String, metadata: Metadata = Metadata()) {
    self.init(id: id, path: id, content: .text(text, format), metadata: metadata)
  }

  /// What a reader should know of how it was unpacked.
  var unpackingNotes: [ExtractionNote] { unpacking?.passesOverBytes == true ? [.passedOverBehindGzip] : [] }

  /// How many bytes of text are already in memory.
  var heldBytes: Int {
    switch content {
    case .file, .stored: 0
    case .bytes(let bytes): bytes.count
    case .json(let bytes, _, _): bytes.count
    case .text(let text, _): text.utf8.count
    case .extracted(let extracted): extracted.text.utf8.count
    }
  }
}

extension DocumentFailure {
  /// The failure of a file that the system refuses.
  init(path: String, cause: FileCause) {
    self.init(id: path, path: path, kind: cause.kind, message: cause.message)
  }
}
