public import Extraction
public import Scoring

/// A document read as text, with everything known of it.
public struct ReadDocument: Hashable, Sendable {
  /// The id given with it, else its path.
  public var id: String
  /// The path as given.
  public var path: String
  /// Its text, with the metadata of the document, its path and the metadata file combined.
  public var extracted: ExtractedText
  /// Whose words count; `nil` unless its record says.
  public var voices: VoiceChoice?
  /// The line of its record, from 1; `nil` for a file of its own.
  public var line: Int?

  /// Makes a document from what an `Extractor` read.
  public init(id: String, path: String? = nil, extracted: ExtractedText, voices: VoiceChoice? = nil, line: Int? = nil) {
    self.id = id
    self.path = path ?? id
    self.extracted = extracted
    self.voices = voices
    self.line = line
  }

  /// The number of lines of its source; what follows the last line end is one only if there is something.
  package var sourceLines: Int {
    let end = extracted.sourceMap.lines.position(of: .max)
    return end.column == 1 && end.line > 1 ? end.line - 1 : end.line
  }

  /// The failure of a document in which nothing stands but what it says of itself; `nil` if it has a text.
  package var emptiness: DocumentFailure? {
    extracted.hasNoText ? .withoutText(id: id, path: path, line: line, saying: extracted.metadata) : nil
  }
}
