import Extraction
import Scoring

extension Document {
  /// A failure of this document.
  func failure(_ kind: DocumentFailure.Kind, _ message: String) -> DocumentFailure {
    DocumentFailure(id: id, path: path, kind: kind, message: message, line: line)
  }

  /// Runs `work` on the document's file, which the system may refuse.
  func reading<Result: ~Copyable>(_ work: () throws(FileCause) -> Result) throws(DocumentFailure) -> Result {
    do throws(FileCause) { return try work() } catch { throw failure(error) }
  }

  /// Runs `work` on the document's content, from which no text may be extractable.
  func extracting<Result>(_ work: () throws(ExtractionError) -> Result) throws(DocumentFailure) -> Result {
    do throws(ExtractionError) { return try work() } catch {
      var error = error
      if unpacking != nil, case .binary(let reason) = error { error = .binary(reason: "\(reason) in a gzip file") }
      var failure = failure(error.kind, error.description)
      if case .otherFormat = error { failure.remedy = .format }
      throw failure
    }
  }

  /// The failure that follows from an error of the system.
  func failure(_ cause: FileCause) -> DocumentFailure { failure(cause.kind, cause.message) }

  /// The failure of a document without text.
  var hasNoText: DocumentFailure { failure(.empty, "has no text") }
}

extension ExtractionError {
  /// The kind of failure that this error makes of a document.
  fileprivate var kind: DocumentFailure.Kind {
    switch self {
    case .binary: .binary
    case .unknownEncoding: .badEncoding
    case .tooLarge: .tooLarge
    case .damaged, .noTextLayer(0): .damaged
    case .otherFormat: .unsupported
    case .locked: .encrypted
    case .noTextLayer: .noTextLayer
    }
  }
}
