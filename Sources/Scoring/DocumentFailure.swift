public import Extraction
import Text

/// A document that could not be scored. The others go on.
public struct DocumentFailure: Error, Hashable, Sendable {
  /// What went wrong.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The system gave no bytes: no permission, a fault of the disk.
    case unreadable
    /// There is no such file, or a link leads to none.
    case notFound = "not_found"
    /// There is no text in it.
    case empty
    /// It is no text, or a kind of file that is not read.
    case binary
    /// The record is no sound JSON, or has no text.
    case badJSON = "bad_json"
    /// The row of a CSV is unsound, or has no text.
    case badCSV = "bad_csv"
    /// The file's links lead back to themselves.
    case symlinkLoop = "symlink_loop"
    /// It is larger than what is read as a whole.
    case tooLarge = "too_large"
    /// It is not in the encoding that was named, or that is not known.
    case badEncoding = "bad_encoding"
    /// It is not of the format that was named.
    case unsupported
    /// It opens with a password only.
    case encrypted
    /// It is a document whose text cannot be got at.
    case damaged
    /// It is a PDF of pictures.
    case noTextLayer = "no_text_layer"
    /// What reads PDF is not installed.
    case missingProgram = "missing_program"
    /// It was not read in the time that it has.
    case timedOut = "timed_out"
  }

  /// What the caller may choose, so that the document is read.
  public enum Remedy: Hashable, Sendable {
    /// Naming its encoding.
    case encoding
    /// Naming another format, or none.
    case format
    /// Naming the field of its records that is the text.
    case textField
    /// Naming that field, and JSON Lines as the format.
    case textFieldOfLines
    /// Comparing it: it is a tally.
    case comparison
  }

  /// What tells the document from others.
  public let name: DocumentName
  /// What went wrong.
  public var kind: Kind
  /// The same in plain words, with the cause.
  public var message: String
  /// The line of the source, from 1, where there is one.
  public var line: Int?
  /// What is known of the document all the same: by its record, as far as that could be read, its path and the metadata file.
  public var metadata = Metadata()
  /// What the caller may choose so that it does not; `nil` where no choice is known to help.
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
  /// The failure as it is named to a person: `path:line: cause`.
  public var description: String { "\(placeName(path, line: line)): \(message)" }
}
