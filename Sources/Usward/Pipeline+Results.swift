import Lexicons
public import Reports
public import Scoring
public import Statistics

extension Pipeline {
  /// What figures of this pipeline rest on, of no document yet. Its options are whose words count: what is chosen of an extractor is
  /// not among them, and is to be added where tallies are united that differ in it.
  public var provenance: Provenance {
    Provenance(
      version: Program.version, lexicons: lexicon.names, lexiconDigest: lexicon.digest,
      options: voices == .author ? [] : ["--voices \(voices.rawValue)"])
  }

  /// The writer of scores of this pipeline in a format; `jsonl` writes an object a document. It shows evidence where the pipeline
  /// keeps it. docs/records.md says what stands in a record.
  public func writer(_ format: OutputFormat, style: TextStyle = TextStyle()) -> any ScoreWriter {
    scoreWriter(
      format, categories: lexicon.categories, scope: lexicon.scope, showEvidence: detail != .none, style: style,
      provenance: provenance)
  }
}

extension Tally {
  /// Makes an empty tally of documents that a pipeline scores. Comparisons show sentences where it keeps
  /// `.strongest(perSide: TallyRow.samplesPerSide)` of the evidence, and words that set groups apart where it counts words.
  public init(_ pipeline: Pipeline, by key: GroupKey = .author) {
    self.init(
      categories: pipeline.lexicon.categories, scope: pipeline.lexicon.scope, provenance: pipeline.provenance, key: key,
      hasWords: pipeline.countsWords)
  }
}
