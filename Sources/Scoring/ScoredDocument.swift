public import Extraction
import Lexicons
import Text

/// A document's score with what identifies it: the record that reports and tallies are made of.
public struct ScoredDocument: Hashable, Sendable {
  /// The id given with the document, else its path.
  public var id: String
  /// The path as given, or the name of standard input.
  public var path: String
  /// What the document, the path or the metadata file says of it.
  public var metadata: Metadata
  /// How its bytes were read.
  public var encoding: EncodingReport
  /// Why the language casts doubt on the figures; `nil` when it does not.
  public var languageWarning: String?
  /// A digest of the text, equal for equal texts; 0 where the text stands alone and none was taken.
  public var fingerprint: UInt64
  /// The figures. Its `evidence` is kept only in so far as `evidence` below is.
  public var score: DocumentScore
  /// Evidence with places, as much as the caller asked for.
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
  }

  /// What tells the document from others.
  public let name: DocumentName
  /// What went wrong.
  public var kind: Kind
  /// The same in plain words, with the cause.
  public var message: String
  /// The line of the source, from 1, where there is one.
  public var line: Int?
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

/// What became of one document.
///
/// Indirect, since it is handed on many times between where it is made and where its record stands.
public indirect enum Outcome: Hashable, Sendable {
  /// It was scored.
  case scored(ScoredDocument)
  /// It could not be.
  case failed(DocumentFailure)
}

extension Outcome {
  /// The document; what went wrong is thrown.
  public func get() throws(DocumentFailure) -> ScoredDocument {
    switch self {
    case .scored(let document): document
    case .failed(let failure): throw failure
    }
  }
}

/// What a figure rests on: printed with every result.
public struct Provenance: Hashable, Sendable {
  /// The program's version.
  public var version: String
  /// The names of the lexicons, in the order they were read.
  public var lexicons: [String]
  /// The digest of everything in them, SHA-256 in hexadecimal.
  public var lexiconDigest: String
  /// Options that change counts, as typed: `["--voices all"]`.
  public var options: [String]
  /// The names of the categories and rules that were not looked for; each has its option.
  public private(set) var leftOut: [String] = []
  /// Documents scored.
  public var read = 0
  /// Files passed over, such as data files found in a folder.
  public var skipped = 0
  /// Documents that failed.
  public var failed = 0

  /// Makes a provenance.
  public init(version: String, lexicons: [String], lexiconDigest: String, options: [String]) {
    self.version = version
    self.lexicons = lexicons
    self.lexiconDigest = lexiconDigest
    self.options = options
  }

  /// Makes the provenance of a record, whose options say what was left out.
  package init(version: String, lexicons: [String], lexiconDigest: String, written options: [String]) {
    self.init(version: version, lexicons: lexicons, lexiconDigest: lexiconDigest, options: options)
    leftOut = options.filter { $0.hasPrefix(Self.withoutOption) }.map { String($0.dropFirst(Self.withoutOption.count)) }
  }

  /// Notes that the categories and rules of some names are not looked for.
  package mutating func leaveOut(_ names: [String]) {
    leftOut += names
    options += names.map { Self.withoutOption + $0 }
  }

  /// Whether a category was left out by name, or lies under one that was: of what was not looked for there is none, which is
  /// not 0.
  package func leavesOut(_ category: String) -> Bool { leftOut.contains { category.isOrLiesUnder($0) } }

  /// How an option that leaves out a category or rule begins; its name follows.
  private static let withoutOption = "--without "
}
