import CLexiconData

/// The embedded lexicon in compiled form: `lexicons/compiled.bin`, which `make lexicon` writes. Compiling its TOML
/// takes some tenths of a second, at every start.
package enum CompiledLexicon {
  /// The version of the layout, to be increased whenever the layout of the tables changes.
  private static let layout: UInt64 = 43

  /// The compiled tables of the embedded files: the layout's version and the stamp of the files, then the lexicon.
  package static func bytes() throws(LexiconError) -> [UInt8] {
    var writer = TableWriter()
    var lexicon = try Lexicon(LexiconFile.embedded)
    precondition(lexicon.keepsAll, "the program's own entries have wildcards at their ends only")
    lexicon.lookUpBeforehand()
    lexicon.code(&writer)
    let stamp = stamp
    return (0..<8).map { UInt8(truncatingIfNeeded: stamp >> (8 * $0)) } + writer.result(at: 8)
  }

  /// The bytes of `lexicons/compiled.bin` as embedded. Tests compare them with `bytes()`, so that the lexicon shipped
  /// is that of the files. The program reads the tables in place.
  package static var embeddedBytes: [UInt8] {
    (0..<usward_compiled_word_count()).flatMap { index in
      let word = usward_compiled_word(index)
      return (0..<4).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) }
    }
  }

  /// The lexicon of the compiled tables; `nil` when the lexicon files or the layout have changed since they were
  /// written.
  static func load() -> Lexicon? {
    guard usward_compiled_word_count() >= 4,
      UInt64(usward_compiled_word(0)) | UInt64(usward_compiled_word(1)) << 32 == stamp
    else { return nil }
    var loader = TableLoader(from: 2)
    return Lexicon(&loader)
  }

  /// A number derived from the embedded files and the layout.
  private static var stamp: UInt64 { usward_lexicon_stamp() ^ layout &* 0x9E37_79B9_7F4A_7C15 }
}

extension Lexicon {
  /// The lexicon that comes with the program. If its files were changed without running `make lexicon`, they are
  /// compiled now, which takes longer and gives the same result.
  public static let embedded: Lexicon = {
    if let lexicon = CompiledLexicon.load() { return lexicon }
    do { return try Lexicon(LexiconFile.embedded) } catch { preconditionFailure("lexicons/\(error)") }
  }()
}
