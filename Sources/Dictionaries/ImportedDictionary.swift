/// A dictionary of another program: categories of words, as its file has them.
public struct ImportedDictionary: Hashable, Sendable {
  /// A category and what it holds.
  public struct Category: Hashable, Sendable {
    /// The names of the categories that it lies in, the outermost first, and its own; none for the dictionary itself.
    public var path: [String]
    /// Its entries, in order.
    public var entries: [Entry] = []
  }

  /// A word or phrase of a category.
  public struct Entry: Hashable, Sendable {
    /// As written: words with a space between, wildcards `*` and `?`; a backslash before a wildcard makes it none.
    public var text: String
    /// The line of the file, from 1.
    public var line: Int
    /// What an occurrence weighs, in the dictionary's own unit; `nil` where the file gives no weights.
    public var weight: Double?
    /// Where it counts; `nil` for everywhere.
    public var condition: Condition?
  }

  /// What must stand beside an entry, or must not, for it to count.
  public struct Condition: Hashable, Sendable {
    /// What is looked for beside the entry.
    public enum Neighbour: Hashable, Sendable {
      /// The word before it, in one of these categories, by their places in `categories`.
      case before([Int])
      /// The word after it, one of these.
      case after([String])
    }

    /// What is looked for.
    public var neighbour: Neighbour
    /// Whether the entry counts where that is there; otherwise where it is not.
    public var isMet: Bool
  }

  /// Something that could not be taken over, and why.
  public struct LeftOut: Hashable, Sendable {
    /// The line, from 1.
    public var line: Int
    /// Why, with the word.
    public var message: String
  }

  /// The format that it was read in.
  public let format: DictionaryFormat
  /// The name of its file, without the folder.
  public let file: String
  /// The categories, in the order in which they are first named; those without entries too.
  public internal(set) var categories: [Category] = []
  /// What could not be taken over, in the order of the lines.
  public internal(set) var leftOut: [LeftOut] = []
  /// What a reader should know of the whole: how the file was decoded, what weights became.
  public internal(set) var notes: [String] = []

  /// Reads a dictionary. Its format is told by the content, then by the name; `format` overrides both, and `encoding`, a label as
  /// web pages have it, what the bytes show of theirs. `name` may be a path.
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

/// Why a file is no dictionary that can be read.
public struct DictionaryError: Error, Hashable, Sendable {
  /// The line, from 1; `nil` when the whole file is meant.
  public var line: Int?
  /// What is wrong, in plain words.
  public var message: String
  /// Whether it is to be read once its encoding is named.
  public var asksForEncoding: Bool

  /// Makes an error.
  public init(line: Int?, message: String, asksForEncoding: Bool = false) {
    self.line = line
    self.message = message
    self.asksForEncoding = asksForEncoding
  }

  /// Nothing shows the format.
  static let unknownFormat = DictionaryError(
    line: nil,
    message: "is no lexicon, which has a table [lexicon], and no dictionary that is known: looked for "
      + DictionaryFormat.allCases.map(\.mark).joined(separator: "; "))
}

extension DictionaryError: CustomStringConvertible {
  /// `line: what`, without the file, which the caller knows.
  public var description: String { (line.map { "\($0): " } ?? "") + message }
}
