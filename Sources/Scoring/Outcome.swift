/// What became of one document.
///
/// Indirect, since it is passed on many times between where it is made and where its record is written.
public indirect enum Outcome: Hashable, Sendable {
  /// It was scored.
  case scored(ScoredDocument)
  /// It could not be.
  case failed(DocumentFailure)
}

extension Outcome {
  /// Returns the scored document, or throws the failure.
  public func get() throws(DocumentFailure) -> ScoredDocument {
    switch self {
    case .scored(let document): document
    case .failed(let failure): throw failure
    }
  }
}
