import Lexicons
import Usward

extension LexiconChoice {
  /// The lexicon that the options name.
  func compiled() throws(Complaint) -> Lexicon {
    if noDefaultLexicon, lexicon.isEmpty {
      throw .usage("--no-default-lexicon leaves nothing to look for; name a lexicon with --lexicon")
    }
    if !noDefaultLexicon, lexicon.isEmpty, without.isEmpty { return .embedded }
    let files = try files()
    do throws(LexiconError) {
      return try Lexicon(files, without: without)
    } catch {
      if error.file.isEmpty, let name = error.term {
        throw .usage("--without: \(error.message) \(name); usward lexicon list shows the names")
      }
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
      if LIWCDictionary.isOne(file) {
        throw .unsound("\(path): is a LIWC dictionary; make a lexicon of it: usward lexicon convert \(path)")
      }
      return file
    }
  }
}
