/// A dictionary of another program: categories of words, as in its file.
public struct ImportedDictionary: Hashable, Sendable {
  /// A category and what it holds.
  public struct Category: Hashable, Sendable {
    /// The names of the enclosing categories, the outermost first, and its own; empty for the dictionary itself.
    public var path: [String]
    /// Its entries in order.
    public var entries: [Entry] = []
  }

  /// A word or phrase of a category.
  public struct Entry: Hashable, Sendable {
    /// The entry as written: words separated by spaces, with wildcards `*` and `?`; a backslash before a wildcard makes
    /// it literal.
    public var text: String
    /// The line of the file, from 1.
    public var line: Int
    /// The weight of an occurrence, in the dictionary's own unit; `nil` where the file gives none.
    public var weight: Double?
    /// The condition under which it counts; `nil` for none.
    public var condition: Condition?
  }

  /// What must, or must not, be next to an entry for it to count.
  public struct Condition: Hashable, Sendable {
    /// A neighbour of the entry.
    public enum Neighbour: Hashable, Sendable {
      /// The word before it belongs to one of these categories, given by their places in `categories`.
      case before([Int])
      /// The word after it is one of these.
      case after([String])
    }

    /// The neighbour that is looked for.
    public var neighbour: Neighbour
    /// Whether the entry counts if the neighbour is there; otherwise it counts if it is not.
    public var isMet: Bool
  }

  /// Something that could not be converted, and why.
  public struct LeftOut: Hashable, Sendable {
    /// The line, from 1.
    public var line: Int
    /// The reason, with the word.
    public var message: String
  }

  /// The format that it was read in.
  public let format: DictionaryFormat
  /// The name of its file without the folder.
  public let file: String
  /// The categories in the order in which they are first named, including those without entries.
  public internal(set) var categories: [Category] = []
  /// What could not be converted, in the order of lines.
  public internal(set) var leftOut: [LeftOut] = []
  /// What a reader should know of the whole: how the file was decoded, and what became of weights.
  public internal(set) var notes: [String] = []

  /// Reads a dictionary. Its format is recognised by its content, then by its name; `format` overrides both.
  /// `encoding`, a label as on web pages, overrides what the bytes show. `name` may be a path.
  public init(
    _ bytes: [UInt8], name: String, format: DictionaryFormat? = nil, encoding: String? = nil
  ) throws(DictionaryError) {
    let source = try DictionarySource(bytes, name: name, encoding: encoding)
    guard let format = format ?? DictionaryFormat(of: source) else { throw .unknownFormat }
    self.format = format
    file = source.name
    notes = source.notes
    var builder = DictionaryBuilder()
    try format.read(source, &builder)
    builder.partBySign()
    categories = builder.categories
    leftOut = builder.leftOut.sorted { $0.line < $1.line }
    notes += builder.notes
    if categories.allSatisfy(\.entries.isEmpty), leftOut.isEmpty {
      throw DictionaryError(line: nil, message: "has no words: it was read as \(format.name)")
    }
  }
}

/// Why a file cannot be read as a dictionary.
public struct DictionaryError: Error, Hashable, Sendable {
  /// The line, from 1; `nil` when it applies to the whole file.
  public var line: Int?
  /// What is wrong, in plain words.
  public var message: String
  /// Whether it could be read if its encoding were named.
  public var asksForEncoding: Bool

  /// Makes an error.
  public init(line: Int?, message: String, asksForEncoding: Bool = false) {
    self.line = line
    self.message = message
    self.asksForEncoding = asksForEncoding
  }

  /// The error where neither content nor name shows the format.
  static let unknownFormat = DictionaryError(
    line: nil,
    message: "is neither a lexicon, which has a table [lexicon], nor a known kind of dictionary; looked for "
      + DictionaryFormat.allCases.map(\.mark).joined(separator: "; "))
}

extension DictionaryError: CustomStringConvertible {
  /// `line: what`, without the file, which the caller knows.
  public var description: String { (line.map { "\($0): " } ?? "") + message }
}
