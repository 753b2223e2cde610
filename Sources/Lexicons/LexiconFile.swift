import CLexiconData

/// A lexicon file's name and bytes.
public struct LexiconFile: Hashable, Sendable {
  /// The name that errors show.
  public var name: String
  /// The contents, which must be UTF-8.
  public var bytes: [UInt8]

  /// Makes a lexicon file.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// Makes a lexicon file from TOML; `name` is only used in errors, and no file of that name is read.
  public init(name: String, text: String) { self.init(name: name, bytes: Array(text.utf8)) }

  /// The files of the program's own lexicon, as embedded, in the order of their names. Your own files come after them:
  /// `try Lexicon(LexiconFile.embedded + [own])`.
  public static let embedded: [LexiconFile] = (0..<usward_lexicon_file_count()).map { file in
    let name = (0...).lazy.map { usward_lexicon_name_byte(file, $0) }.prefix { $0 != 0 }
    let bytes = (0..<usward_lexicon_file_size(file)).map { usward_lexicon_file_byte(file, $0) }
    return LexiconFile(name: String(decoding: Array(name), as: UTF8.self), bytes: bytes)
  }

  /// Those of the embedded files that define English contractions and function words, which every lexicon needs.
  public static let language: [LexiconFile] = embedded.filter { $0.name.hasPrefix("00-") }
}
