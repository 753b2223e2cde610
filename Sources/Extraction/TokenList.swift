import CHTMLData

/// The lists of lexicons/html-tokens.txt, each by the heading of its section there: words and phrases that show in pages,
/// mails and documents what is text and whose.
enum TokenList: String, CaseIterable, Sendable {
  // What names say of the parts of a page.
  case boilerplate
  case certainBoilerplate = "certain boilerplate"
  case overlay, layout, negations, caption, gallery, comment, body, byline
  case notByline = "notbyline"
  case bylineHome = "byline home"
  case date
  case pullQuote = "pullquote"
  case reply
  case replyStart = "reply start"
  case export, signature

  // What the blocks of a page begin with or hold.
  case authorPathPhrases = "author path phrases"
  case exportGeneratorPhrases = "export generator phrases"
  case furniturePhrases = "furniture phrases"
  case endingPhrases = "ending phrases"
  case bylinePhrases = "byline phrases"
  case legalPhrases = "legal phrases"
  case noteVerbs = "note verbs"
  case noteArticles = "note articles"
  case noName = "no name"
  case pictureCredit = "picture credit"

  // Names and trades.
  case namePrefixes = "name prefixes"
  case nameParticles = "name particles"
  case nameJoiners = "name joiners"
  case nameJoiningSigns = "name joining signs"
  case bylineJoiners = "byline joiners"
  case nameSuffixes = "name suffixes"
  case notAPerson = "not a person"
  case trades

  // Days.
  case months
  case foreignMonths = "foreign months"
  case ordinalEndings = "ordinal endings"
  case dateJoiners = "date joiners"

  // Labels, headings and quotations.
  case labelParticles = "label particles"
  case questionLabels = "question labels"
  case answerLabels = "answer labels"
  case questionHeadings = "question headings"
  case answerHeadings = "answer headings"
  case speechVerbs = "speech verbs"
  case speechHelpers = "speech helpers"
  case speakerTitles = "speaker titles"
  case noSpeaker = "no speaker"

  // Mails and the heads of documents.
  case mailFromPhrases = "mail from phrases"
  case mailHeaderPhrases = "mail header phrases"
  case fromNames = "from names"
  case toNames = "to names"
  case sentNames = "sent names"
  case dayNames = "day names"
  case subjectNames = "subject names"
  case otherHeaderNames = "other header names"
  case mailFieldNames = "mail field names"
  case textTags = "text tags"
  case captionTags = "caption tags"
  case captionNotes = "caption notes"
  case separatorPhrases = "separator phrases"
  case mailVerbs = "mail verbs"
  case mailVerbEndings = "mail verb endings"
  case addedLinePhrases = "added line phrases"
  case closingPhrases = "closing phrases"
  case noticePhrases = "notice phrases"
  case titleKeys = "title keys"
  case authorKeys = "author keys"
  case authorTableKeys = "author table keys"
  case dateKeys = "date keys"
  case languageKeys = "language keys"
  case genreKeys = "genre keys"
  case siteKeys = "site keys"

  /// The lines of the list.
  var lines: [ArraySlice<UInt8>] { TokenFile.standard.lines(of: self) }

  /// The words of the list, in their order.
  var words: [ArraySlice<UInt8>] { lines.flatMap { $0.split(separator: UInt8(ascii: " ")) } }

  /// The phrases of the list, one a line.
  var phrases: [[UInt8]] { lines.map { Array($0) } }

  /// The lines of the list, as strings.
  var lineStrings: [String] { lines.map { String(decoding: $0, as: UTF8.self) } }

  /// The words of the list, as strings.
  var wordStrings: [String] { words.map { String(decoding: $0, as: UTF8.self) } }

  /// The words of the list.
  var wordSet: Set<String> { Set(wordStrings) }
}

/// The file as it is embedded, with the place of each list. Lists are read when they are asked for: no text needs all.
private struct TokenFile: Sendable {
  static let standard = TokenFile()

  private let bytes: [UInt8]
  private let sections: [TokenList: Range<Int>]

  private init() {
    bytes = (0..<usward_html_tokens_size()).map { usward_html_tokens_byte($0) }
    // Gone through once, without a copy: every run of the program does it.
    var sections = [TokenList: Range<Int>](minimumCapacity: TokenList.allCases.count)
    var open: (list: TokenList, start: Int, isFilled: Bool)?
    func close(at end: Int) {
      guard let open, open.isFilled else { return }
      sections[open.list] = open.start..<end
    }
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      if bytes[start] == UInt8(ascii: "[") {
        close(at: start)
        let heading = String(decoding: bytes[start + 1..<end - 1], as: UTF8.self)
        guard let list = TokenList(rawValue: heading), sections[list] == nil else {
          preconditionFailure("lexicons/html-tokens.txt: nothing reads [\(heading)], or it stands there twice")
        }
        open = (list, end, false)
      } else if end > start, bytes[start] != UInt8(ascii: "#") {
        open?.isFilled = true
      }
      start = end + 1
    }
    close(at: bytes.count)
    self.sections = sections
    for list in TokenList.allCases where sections[list] == nil {
      preconditionFailure("lexicons/html-tokens.txt: [\(list.rawValue)] is missing or empty")
    }
  }

  /// The lines of a list but for remarks.
  func lines(of list: TokenList) -> [ArraySlice<UInt8>] {
    sections[list].map { bytes[$0].split(separator: UInt8(ascii: "\n")).filter { $0.first != UInt8(ascii: "#") } } ?? []
  }
}
