public import Extraction
public import Scoring

/// A document to be read: where it is found and what is known of it beforehand.
public struct Document: Hashable, Sendable {
  /// What holds its text.
  public enum Content: Hashable, Sendable {
    /// A file that has not been read yet.
    case file(path: String)
    /// A file's bytes.
    case bytes([UInt8])
    /// A pipe's bytes, kept in a file without a name.
    case stored(StoredFile)
    /// Text that is already decoded, such as a field of a record.
    case text(String, DocumentFormat)
    /// Text that was extracted earlier, with its blocks and voices.
    case extracted(ExtractedText)
    /// A line of JSON that has not been parsed yet, its number from 1, and the names it uses for fields.
    case json(ArraySlice<UInt8>, line: Int, FieldNames = FieldNames())
  }

  /// Its name in results: the id given with it, else its path.
  public var id: String
  /// The path as given, or the name of standard input.
  public var path: String
  /// What holds its text.
  public var content: Content
  /// What its record says of it; empty for a file.
  public var metadata: Metadata
  /// Whose words count; `nil` unless its record says.
  public var voices: VoiceChoice?
  /// The line of its record, from 1; `nil` for a file of its own.
  public var line: Int?
  /// How its record was decoded; `nil` unless the caller named the encoding.
  public var encoding: EncodingReport?
  /// What is known of the gzip file that its content was unpacked from; `nil` where it was not packed.
  var unpacking: Unpacking?

  /// Makes a document. `path` is used only to help tell the format of `content` by its ending; no file there is read.
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

  /// Makes a document from text that is already decoded, such as a field of a record. `id` distinguishes it from other
  /// documents in a tally.
  public init(_ text: String, as format: DocumentFormat = .text, id: String, metadata: Metadata = Metadata()) {
    self.init(id: id, path: id, content: .text(text, format), metadata: metadata)
  }

  /// What a reader should know of how it was unpacked.
  var unpackingNotes: [ExtractionNote] { unpacking?.passesOverBytes == true ? [.passedOverBehindGzip] : [] }

  /// The number of bytes of text that are already in memory.
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
  /// The failure of a file that the system refused.
  init(path: String, cause: FileCause) {
    self.init(id: path, path: path, kind: cause.kind, message: cause.message)
  }
}
