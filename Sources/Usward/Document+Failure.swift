import Extraction
import Scoring

extension Document {
  /// The failure of a document.
  func failure(_ kind: DocumentFailure.Kind, _ message: String) -> DocumentFailure {
    DocumentFailure(id: id, path: path, kind: kind, message: message, line: line)
  }

  /// Does something with the document's file, which the system may refuse.
  func reading<Result: ~Copyable>(_ work: () throws(FileCause) -> Result) throws(DocumentFailure) -> Result {
    do throws(FileCause) { return try work() } catch { throw failure(error) }
  }

  /// Does something with what the document holds, which may be no text that can be extracted.
  func extracting<Result>(_ work: () throws(ExtractionError) -> Result) throws(DocumentFailure) -> Result {
    do throws(ExtractionError) { return try work() } catch {
      switch error {
      case .binary(let reason): throw failure(.binary, "is not text: \(reason)")
      case .unknownEncoding(let name): throw failure(.badEncoding, "the encoding \"\(name)\" is not known")
      case .tooLarge(let reason): throw failure(.tooLarge, reason)
      case .damaged(let reason): throw failure(.damaged, "is damaged: \(reason)")
      case .otherFormat(let reason): throw failure(.unsupported, "is not what --from says, but \(reason)")
      case .locked: throw failure(.encrypted, "is locked with a password")
      case .noTextLayer(0): throw failure(.damaged, "is a PDF without a page")
      case .noTextLayer:
        throw failure(.noTextLayer, "is a PDF of pictures (a scan): it has no text layer; OCR gives it one")
      }
    }
  }

  /// The failure that the system makes of a document.
  func failure(_ cause: FileCause) -> DocumentFailure { failure(cause.kind, cause.message) }

  /// The failure of a document in which nothing stands.
  var hasNoText: DocumentFailure { failure(.empty, "has no text") }
}
