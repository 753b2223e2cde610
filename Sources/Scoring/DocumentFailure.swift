public import Extraction
import Text

/// A document that could not be scored. It does not stop the others.
public struct DocumentFailure: Error, Hashable, Sendable {
  /// What went wrong.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The system returned no bytes: missing permission or a disk fault.
    case unreadable
    /// There is no such file, or it is a link to one that does not exist.
    case notFound = "not_found"
    /// It contains no text.
    case empty
    /// It is not text, or it is a kind of file that cannot be read.
    case binary
    /// The record is not valid JSON, or has no text.
    case badJSON = "bad_json"
    /// The CSV row is malformed, or has no text.
    case badCSV = "bad_csv"
    /// The file's symbolic links form a loop.
    case symlinkLoop = "symlink_loop"
    /// It is larger than a document may be that is read whole.
    case tooLarge = "too_large"
    /// It is not in the encoding that was named, or that encoding is unknown.
    case badEncoding = "bad_encoding"
    /// It is not in the format that was named.
    case unsupported
    /// It is protected by a password.
    case encrypted
    /// It is a document whose text cannot be extracted.
    case damaged
    /// It is a PDF that holds only pictures.
    case noTextLayer = "no_text_layer"
    /// The program that reads PDF is not installed.
    case missingProgram = "missing_program"
    /// Reading it took longer than allowed.
    case timedOut = "timed_out"
  }

  /// What the caller may change so that the document can be read.
  public enum Remedy: Hashable, Sendable {
    /// Name its encoding.
    case encoding
    /// Name another format, or none.
    case format
    /// Name the field of its records that holds the text.
    case textField
    /// Name that field, and JSON Lines as the format.
    case textFieldOfLines
    /// Pass it to the comparison: it is a tally.
    case comparison
  }

  /// What distinguishes the document from others.
  public let name: DocumentName
  /// What went wrong.
  public var kind: Kind
  /// The same in plain words, with its cause.
  public var message: String
  /// The line of the source, from 1; `nil` where the failure is not at a line.
  public var line: Int?
  /// What is known of the document all the same: by its record, as far as that could be read, its path and the metadata file.
  public var metadata = Metadata()
  /// What the caller may change so that the document can be read; `nil` where no such choice is known.
  public var remedy: Remedy?

  /// Makes a failure.
  public init(id: String, path: String, kind: Kind, message: String, line: Int? = nil, remedy: Remedy? = nil) {
    name = DocumentName(path: path, id: id)
    self.kind = kind
    self.message = message
    self.line = line
    self.remedy = remedy
  }

  /// The id given with the document, else its path.
  public var id: String { name.id }
  /// The path as given.
  public var path: String { name.path }
}

extension DocumentFailure: CustomStringConvertible {
  /// The failure as it is shown to a person: `path:line: cause`.
  public var description: String { "\(placeName(path, line: line)): \(message)" }
}
