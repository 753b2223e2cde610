import Lexicons
import Usward

extension LexiconChoice {
  /// The lexicon that the options name.
  func compiled() throws(Complaint) -> Lexicon {
    if noDefaultLexicon, lexicon.isEmpty {
      throw .usage("--no-default-lexicon leaves nothing to look for; name a lexicon with --lexicon")
    }
    if !noDefaultLexicon, lexicon.isEmpty { return .embedded }
    let files = try files()
    do throws(LexiconError) {
      return try Lexicon(files)
    } catch {
      var first = error
      first.others = []
      throw .unsound("\(first)", others: error.others.map { "\($0)" })
    }
  }

  /// The files that it is made of.
  func files() throws(Complaint) -> [LexiconFile] {
    (noDefaultLexicon ? LexiconFile.language : LexiconFile.embedded) + (try added())
  }

  private func added() throws(Complaint) -> [LexiconFile] {
    try lexicon.map { path throws(Complaint) in
      let file: LexiconFile
      do throws(FileCause) {
        file = LexiconFile(name: path, bytes: try FileContent.bytes(path))
      } catch {
        throw .unsound("\(path): \(error.message)")
      }
      if file.isOfLIWC { throw .unsound("\(path): looks like a LIWC dictionary; lexicons are TOML: docs/lexicon.md") }
      return file
    }
  }
}

extension LexiconFile {
  /// Whether it is a dictionary of LIWC, which begins with a list of categories between lines of a percent sign.
  fileprivate var isOfLIWC: Bool {
    let lines = bytes.prefix(4_096).split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
    let mark = lines.first.map { String(decoding: $0, as: UTF8.self).filter { !$0.isWhitespace && $0 != "\u{FEFF}" } }
    return mark == "%"
  }
}
