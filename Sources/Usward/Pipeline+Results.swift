import Lexicons
public import Reports
public import Scoring
public import Statistics

extension Pipeline {
  /// What figures of this pipeline rest on, before any document. Its options are whose words count; the choices of an
  /// extractor are not included, and are to be added where tallies are united that differ in them.
  public var provenance: Provenance {
    Provenance(
      version: Program.version, lexicons: lexicon.names, lexiconDigest: lexicon.digest,
      options: voices == .author ? [] : ["--voices \(voices.rawValue)"])
  }

  /// The writer of this pipeline's scores in a format; `jsonl` writes an object a document. It shows evidence if the
  /// pipeline keeps it. docs/records.md describes the records.
  public func writer(_ format: OutputFormat, style: TextStyle = TextStyle()) -> any ScoreWriter {
    scoreWriter(
      format, categories: lexicon.categories, scope: lexicon.scope, showEvidence: detail != .none, style: style,
      provenance: provenance)
  }
}

extension Tally {
  /// Makes an empty tally for documents that a pipeline scores. Comparisons can quote sentences if it keeps
  /// `.strongest(perSide: TallyRow.samplesPerSide)` of the evidence, and list words that set groups apart if it counts
  /// words.
  public init(_ pipeline: Pipeline, by key: GroupKey = .author) {
    self.init(
      categories: pipeline.lexicon.categories, scope: pipeline.lexicon.scope, provenance: pipeline.provenance, key: key,
      hasWords: pipeline.countsWords)
  }
}
