import Lexicons
import Usward

extension LexiconChoice {
  /// The lexicon that the options name.
  func compiled() throws(Complaint) -> Lexicon {
    if noDefaultLexicon, lexicon.isEmpty {
      throw .usage("--no-default-lexicon leaves nothing to look for; name a lexicon with --lexicon")
    }
    return try lexicon(without: resolved().without)
  }

  /// The same with what `--without` names under the names of the lexicon: an act goes by the name that tables give it too, as
  /// in `lexicon show`.
  func resolved() throws(Complaint) -> LexiconChoice {
    guard without.contains(where: { Act(rawValue: $0) != nil }) else { return self }
    let whole = try lexicon(without: [])
    var resolved = self
    resolved.without = without.map { Act(rawValue: $0) == nil ? $0 : whole.name(typed: $0) }
    return resolved
  }

  private func lexicon(without: [String]) throws(Complaint) -> Lexicon {
    if !noDefaultLexicon, lexicon.isEmpty, without.isEmpty { return .embedded }
    let files = try files()
    do throws(LexiconError) {
      return try Lexicon(files, without: without)
    } catch {
      if error.file.isEmpty, let name = error.term {
        let like = try lexicon(without: []).names(like: name)
        throw .usage(
          "--without: \(error.message) \(name); "
            + (like.isEmpty ? "usward lexicon list shows the names" : "there are \(like.joined(separator: ", "))"))
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
