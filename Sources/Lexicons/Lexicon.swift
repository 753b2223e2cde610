public import Text

/// Categories of entries, compiled for looking up.
public struct Lexicon: Sendable {
  /// The categories sorted by name; parents that no file defines are made.
  public let categories: [Category]
  /// The names of the lexicons read, with their versions.
  public let names: [String]
  /// The SHA-256 of everything that was read, in hexadecimal.
  public let digest: String

  /// Compiles lexicon files in order; a category of a later file replaces one of the same name.
  public init(_ files: [LexiconFile]) throws(LexiconError) {
    categories = []
    names = []
    digest = ""
  }

  /// The matches in a tokenised text, in order of place.
  public func matches(in text: String, _ tokenised: TokenisedText) -> [Match] { [] }
}
