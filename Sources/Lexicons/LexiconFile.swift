import CLexiconData

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

  /// Makes a lexicon file of TOML; `name` is what errors call it, and no file of that name is looked for.
  public init(name: String, text: String) { self.init(name: name, bytes: Array(text.utf8)) }

  /// The files of the program's own lexicon, as embedded in the binary, in the order of their names. Files of one's own stand behind
  /// them: `try Lexicon(LexiconFile.embedded + [own])`.
  public static let embedded: [LexiconFile] = (0..<usward_lexicon_file_count()).map { file in
    let name = (0...).lazy.map { usward_lexicon_name_byte(file, $0) }.prefix { $0 != 0 }
    let bytes = (0..<usward_lexicon_file_size(file)).map { usward_lexicon_file_byte(file, $0) }
    return LexiconFile(name: String(decoding: Array(name), as: UTF8.self), bytes: bytes)
  }

  /// Of the embedded files, the one that knows English contractions and function words: needed by every lexicon.
  public static let language: [LexiconFile] = embedded.filter { $0.name.hasPrefix("00-") }
}
