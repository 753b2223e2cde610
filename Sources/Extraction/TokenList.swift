import CHTMLData

/// The lists of lexicons/html-tokens.txt, each by the heading of its section there: words and phrases that show in
/// pages, mails and documents what is text, and whose.
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
  case remarkPhrases = "remark phrases"
  case remarkBackPhrases = "remark back phrases"
  case export, signature
  case exportBody = "export body"
  case panel
  case panelHeading = "panel heading"

  // What the blocks of a page begin with or hold.
  case authorPathPhrases = "author path phrases"
  case exportGeneratorPhrases = "export generator phrases"
  case furniturePhrases = "furniture phrases"
  case endingPhrases = "ending phrases"
  case certainEndingPhrases = "certain ending phrases"
  case bylinePhrases = "byline phrases"
  case legalPhrases = "legal phrases"
  case weakLegalPhrases = "weak legal phrases"
  case legalSubjects = "legal subjects"
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
  case bylineEnds = "byline ends"
  case nameSuffixes = "name suffixes"
  case nameOffices = "name offices"
  case speechNouns = "speech nouns"
  case notAPerson = "not a person"
  case trades

  // Days.
  case months
  case foreignMonths = "foreign months"
  case ordinalEndings = "ordinal endings"
  case dateJoiners = "date joiners"

  // Labels, headings and quotations.
  case labelParticles = "label particles"
  case headingWords = "heading words"
  case questionLabels = "question labels"
  case answerLabels = "answer labels"
  case numberedSpeakers = "numbered speakers"
  case questionHeadings = "question headings"
  case unansweredWords = "unanswered words"
  case answerHeadings = "answer headings"
  case heardWords = "heard words"
  case heardFillers = "heard fillers"
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
  case spokenMailVerbs = "spoken mail verbs"
  case mailVerbEndings = "mail verb endings"
  case addedLinePhrases = "added line phrases"
  case closingPhrases = "closing phrases"
  case noticeOpenings = "notice openings"
  case noticePhrases = "notice phrases"
  case listFooterOpenings = "list footer openings"
  case listFooterPhrases = "list footer phrases"
  case meetingLabels = "meeting labels"
  case meetingOpenings = "meeting openings"
  case meetingFields = "meeting fields"
  case meetingInvitations = "meeting invitations"
  case bannerPhrases = "banner phrases"
  case browserViewPhrases = "browser view phrases"
  case leavingPhrases = "leaving phrases"
  case mailingPhrases = "mailing phrases"
  case hiddenQuotePhrases = "hidden quote phrases"
  case releasePhrases = "release phrases"
  case releaseMarks = "release marks"
  case releaseEndPhrases = "release end phrases"
  case releaseSubjectPhrases = "release subject phrases"
  case chatFillers = "chat fillers"
  case chatNoticeKinds = "chat notice kinds"
  case chatDayWords = "chat day words"
  case savedPagePhrases = "saved page phrases"
  case titleKeys = "title keys"
  case authorKeys = "author keys"
  case authorTableKeys = "author table keys"
  case dateKeys = "date keys"
  case languageKeys = "language keys"
  case genreKeys = "genre keys"
  case siteKeys = "site keys"

  // Numbers.
  case units

  // Styles of office documents.
  case titleStyles = "title styles"
  case headingStyles = "heading styles"
  case quotationStyles = "quotation styles"
  case contentsStyles = "contents styles"
  case captionStyles = "caption styles"
  case placeholderStyles = "placeholder styles"
  case defaultTitles = "default titles"

  /// The lines of the list, without comments. The list is looked up in the file on each access: no text needs all
  /// lists.
  var lines: [ArraySlice<UInt8>] {
    let list = usward_html_tokens_find(rawValue)
    precondition(list.end > 0, "lexicons/html-tokens.txt: [\(rawValue)] is missing")
    let bytes = (list.start..<list.end).map { usward_html_tokens_byte($0) }
    return bytes.split(separator: UInt8(ascii: "\n")).filter { $0.first != UInt8(ascii: "#") }
  }

  /// The words of the list in order.
  var words: [ArraySlice<UInt8>] { lines.flatMap { $0.split(separator: UInt8(ascii: " ")) } }

  /// The phrases of the list, one a line.
  var phrases: [[UInt8]] { lines.map { Array($0) } }

  /// The lines of the list, as strings.
  var lineStrings: [String] { lines.map { String(decoding: $0, as: UTF8.self) } }

  /// The words of the list, as strings.
  var wordStrings: [String] { words.map { String(decoding: $0, as: UTF8.self) } }

  /// The words of the list, at most 15 bytes each, as integers whose lowest byte is the last one.
  var wordNumbers: Set<UInt128> { Set(words.map { $0.reduce(0) { $0 << 8 | UInt128($1) } }) }

  /// The words of the list.
  var wordSet: Set<String> { Set(wordStrings) }
}
