/// A lexicon file's name and bytes.
public struct LexiconFile: Hashable, Sendable {
  /// The name that errors show.
  public var name: String
  /// The content, which must be UTF-8.
  public var bytes: [UInt8]

  /// Makes a lexicon file.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// The files of `lexicons/`, as embedded in the binary.
  public static let embedded: [LexiconFile] = []
}
