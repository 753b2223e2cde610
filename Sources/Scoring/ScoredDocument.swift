public import Extraction

/// A document's score with what identifies it: what reports and tallies are made of.
public struct ScoredDocument: Hashable, Sendable {
  /// The id given with the document, else its path.
  public var id: String
  /// The path as given, or the name of standard input.
  public var path: String
  /// What the document itself, its path or the metadata file says of it.
  public var metadata: Metadata
  /// How its bytes were read.
  public var encoding: EncodingReport
  /// Why its language casts doubt on the figures; `nil` when it does not.
  public var languageWarning: String?
  /// A digest of the text, equal for equal texts; 0 where none was taken because the text was scored alone.
  public var fingerprint: UInt64
  /// The figures. Its own `evidence` is kept only as far as `evidence` below is.
  public var score: DocumentScore
  /// Evidence with its places, as much as the caller asked for.
  public var evidence: [LocatedEvidence]
  /// What a reader should know of the extraction.
  public var notes: [ExtractionNote]
  /// Its words by type; `nil` unless the caller asked for them.
  public var wordCounts: WordCounts?

  /// Makes a scored document.
  public init(
    id: String, path: String, metadata: Metadata, encoding: EncodingReport, languageWarning: String? = nil,
    fingerprint: UInt64, score: DocumentScore, evidence: [LocatedEvidence] = [], notes: [ExtractionNote] = [],
    wordCounts: WordCounts? = nil
  ) {
    self.id = id
    self.path = path
    self.metadata = metadata
    self.encoding = encoding
    self.languageWarning = languageWarning
    self.fingerprint = fingerprint
    self.score = score
    self.evidence = evidence
    self.notes = notes
    self.wordCounts = wordCounts
  }
}
