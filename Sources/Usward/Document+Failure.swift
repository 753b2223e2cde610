import Extraction
import Scoring

extension Document {
  /// A failure of this document.
  func failure(_ kind: DocumentFailure.Kind, _ message: String) -> DocumentFailure {
    var failure = DocumentFailure(id: id, path: path, kind: kind, message: message, line: line)
    failure.metadata = metadata
    return failure
  }

  /// Runs `work` on the document's file, which the system may refuse.
  func reading<Result: ~Copyable>(_ work: () throws(FileCause) -> Result) throws(DocumentFailure) -> Result {
    do throws(FileCause) { return try work() } catch { throw failure(error) }
  }

  /// Runs `work` on the document's content, from which no text may be extractable.
  func extracting<Result>(_ work: () throws(ExtractionError) -> Result) throws(DocumentFailure) -> Result {
    do throws(ExtractionError) { return try work() } catch {
      var error = error
      if unpacking != nil { error = error.inGzipFile }
      var failure = failure(error.kind, error.description)
      if case .otherFormat = error { failure.remedy = .format }
      throw failure
    }
  }

  /// The failure that follows from an error of the system.
  func failure(_ cause: FileCause) -> DocumentFailure { failure(cause.kind, cause.message) }

  /// The failure of a document in which nothing stands but what it says of itself.
  func hasNoText(saying own: Metadata) -> DocumentFailure {
    .withoutText(id: id, path: path, line: line, saying: own.overridden(by: metadata))
  }
}

extension DocumentFailure {
  /// The failure of a document in which nothing stands but what it says of itself.
  static func withoutText(id: String, path: String, line: Int?, saying metadata: Metadata) -> DocumentFailure {
    var failure = DocumentFailure(id: id, path: path, kind: .empty, message: "has no text", line: line)
    failure.metadata = metadata
    return failure
  }
}

extension ExtractedText {
  /// Whether there is nothing in it but white space.
  var hasNoText: Bool { text.utf8.allSatisfy { $0 <= 0x20 } }
}

extension ExtractionError {
  /// The same of what a gzip file holds.
  fileprivate var inGzipFile: ExtractionError {
    switch self {
    case .binary(let reason): .binary(reason: "\(reason) in a gzip file")
    case .unread(let kind, let remedy): .unread(kind: "\(kind) in a gzip file", remedy: remedy)
    default: self
    }
  }

  /// The kind of failure that this error makes of a document.
  fileprivate var kind: DocumentFailure.Kind {
    switch self {
    case .binary, .unread: .binary
    case .unknownEncoding: .badEncoding
    case .tooLarge: .tooLarge
    case .damaged, .noTextLayer(0): .damaged
    case .otherFormat: .unsupported
    case .locked: .encrypted
    case .noTextLayer: .noTextLayer
    }
  }
}
