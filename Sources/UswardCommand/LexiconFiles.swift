import Dictionaries
import Extraction
import Lexicons
import Text
import Usward

extension LexiconChoice {
  /// The lexicon that the options name. Reports what dictionaries of other programs lose in conversion, unless
  /// `isQuiet`.
  func compiled(isQuiet: Bool = false) throws(Complaint) -> Lexicon {
    if noDefaultLexicon, lexicon.isEmpty {
      throw .usage("--no-default-lexicon leaves nothing to look for; name a lexicon with --lexicon")
    }
    return try lexicon(without: resolved().without, isQuiet: isQuiet)
  }

  /// The same with the names of `--without` resolved to those of the lexicon: an act may have the name that tables give
  /// it, as in `lexicon show`.
  func resolved() throws(Complaint) -> LexiconChoice {
    guard without.contains(where: { Act(rawValue: $0) != nil }) else { return self }
    let whole = try lexicon(without: [], isQuiet: true)
    var resolved = self
    resolved.without = without.map { Act(rawValue: $0) == nil ? $0 : whole.name(typed: $0) }
    return resolved
  }

  private func lexicon(without: [String], isQuiet: Bool) throws(Complaint) -> Lexicon {
    if !noDefaultLexicon, lexicon.isEmpty, without.isEmpty { return .embedded }
    let files = try files(isQuiet: isQuiet).files
    do throws(LexiconError) {
      return try Lexicon(files, without: without)
    } catch {
      if error.file.isEmpty, let name = error.term {
        let like = try lexicon(without: [], isQuiet: true).names(like: name)
        throw .usage(
          "--without: \(error.message) \(name); "
            + (like.isEmpty
              ? "'usward lexicon list' shows the names" : "similar names: \(like.joined(separator: ", "))"))
      }
      var first = error
      first.others = []
      throw .unsound("\(first)", others: error.others.map { "\($0)" })
    }
  }

  /// The files that it is made of, and the paths of those that are dictionaries of other programs, which are converted.
  func files(isQuiet: Bool = false) throws(Complaint) -> (files: [LexiconFile], dictionaries: Set<String>) {
    var added: [LexiconFile] = []
    var families: [String: String] = [:]
    for path in lexicon {
      let bytes = try FileContent.bytesOfLexicon(path)
      let file = LexiconFile(name: path, bytes: bytes)
      if file.isLexicon {
        added.append(file)
        continue
      }
      let dictionary = try ConvertedDictionary(at: path, bytes)
      if let other = families.updateValue(path, forKey: dictionary.family) {
        throw .usage(
          "\(path): its categories have the same names as those of \(other), \(dictionary.family).*; rename one of the files"
        )
      }
      if !isQuiet, let remark = dictionary.remark {
        Messages.say("\(path): \(remark); see: usward lexicon convert \(path)")
      }
      added.append(dictionary.file(name: path))
    }
    return ((noDefaultLexicon ? LexiconFile.language : LexiconFile.embedded) + added, Set(families.values))
  }
}

extension FileContent {
  /// The bytes of a lexicon or dictionary.
  static func bytesOfLexicon(_ path: String) throws(Complaint) -> [UInt8] {
    do throws(FileCause) {
      return try bytes(path)
    } catch {
      throw .unsound("\(path): \(error.message)")
    }
  }
}

extension LexiconFile {
  /// Whether it is meant to be a lexicon, valid or not: by its name, or by a table that lexicons have.
  var isLexicon: Bool {
    if (GzipName.unpacked(name) ?? name).lowercased().hasSuffix(".toml") { return true }
    let tables = ["[lexicon]", "[[category]]", "[[rule]]", "[[verdict]]", "[contractions"]
    return bytes.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }.contains { line in
      tables.contains { line.starts(with: $0.utf8) }
    }
  }
}

extension ConvertedDictionary {
  /// Reads the dictionary at a path; `format` and `encoding` override what its content shows.
  init(
    at path: String, _ bytes: [UInt8], format: DictionaryFormat? = nil, encoding: String? = nil
  ) throws(Complaint) {
    do throws(DictionaryError) {
      self.init(
        try ImportedDictionary(bytes, name: GzipName.unpacked(path) ?? path, format: format, encoding: encoding))
    } catch {
      let option = error.asksForEncoding ? " (--encoding NAME)" : ""
      throw .unsound("\(path):\(error.line == nil ? " " : "")\(error)\(option)")
    }
  }

  /// What was changed in converting the dictionary, in a line; `nil` where nothing was.
  var remark: String? {
    if leftOut.isEmpty, notes.isEmpty { return nil }
    let lost = leftOut.isEmpty ? [] : ["\(leftOut.count) left out"]
    let size = "\(counted(entries, "entry", "entries")) in \(counted(categories, "category", "categories"))"
    return "\(format.name), \(size): " + (lost + notes).joined(separator: "; ")
  }
}
