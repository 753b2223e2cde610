/// What follows the last words of the text within its own part: lists of other texts, notes on the author or the
/// company, and what lawyers require.
extension MainContent {
  /// The least share of the kept prose before the first dated entry if the entries are to be a list of other texts.
  private static let beforeEntries = 0.25
  /// The same in bytes: about two sentences.
  private static let fewestBeforeEntries = 200
  /// The number of dated entries that make a list.
  private static let fewestEntries = 3
  /// The bytes of prose from which the text below a day is more than an excerpt of another text.
  private static let longestExcerpt = 800
  /// The bytes below which a block with a day says nothing else.
  private static let dayBytes = 31
  /// The most bytes of a byline with a day.
  private static let datedBylineBytes = 100
  /// How many short blocks before an entry's day may be its title and the heading of the list.
  private static let entryTitles = 3
  /// The most that a note on the author may hold, with everything after it, as a share of the kept prose.
  private static let noteShare = 0.3
  /// How many blocks of prose, counted from the last, such a note can begin in.
  private static let noteBlocks = 3
  /// The bytes within which a note says what its subject is.
  private static let noteOpening = 140
  /// The most words of a name.
  private static let longestName = 4
  /// The most that legal notes may hold, as a share of the kept prose: on short pages they are longer than the text.
  private static let legalShare = 0.75
  /// The bytes of kept prose from which a page is long enough to have such a tail.
  private static let fewestBytes = 600

  private static let notNames = TokenList.noName.wordSet
  private static let noteVerbs = TokenList.noteVerbs.wordSet
  private static let noteArticles = TokenList.noteArticles.wordSet
  private static let legalSubjects = TokenList.legalSubjects.wordSet
  private static let trades = TokenList.trades.wordSet

  /// Cuts what follows the text within the main part.
  mutating func cutTail(
    _ page: borrowing PageBuilder, _ range: Range<Int>, _ classes: borrowing PageClasses, _ described: Metadata
  ) {
    guard keptProse(range) >= Self.fewestBytes else { return }
    cutLegalNotes(page, range)
    cutDatedList(page, range)
    cutNote(page, range, classes, described)
    cutLegalNotes(page, range)
  }

  /// Cuts a list of other texts, which is dated by at least three days that are alone or in bylines after a good part
  /// of the text, if most entries lead away. The days of a chronology head the text's own paragraphs.
  private mutating func cutDatedList(_ page: borrowing PageBuilder, _ range: Range<Int>) {
    let least = max(Self.beforeEntries * Double(keptProse(range)), Double(Self.fewestBeforeEntries))
    var before = 0
    var days: [Int] = []
    for index in range where keeps[index] {
      if Double(before) >= least, isDated(page, page.blocks[index]) { days.append(index) }
      before += prose(at: index)
    }
    guard days.count >= Self.fewestEntries, var first = days.first else { return }
    let teasers = days.indices.count { number in
      isTeaser(page, days[number]..<(number + 1 < days.count ? days[number + 1] : range.upperBound))
    }
    guard teasers * 2 > days.count else { return }
    let titles = (range.lowerBound..<first).reversed().filter { keeps[$0] }.prefix(Self.entryTitles)
    for index in titles {
      guard prose(at: index) == 0 else { break }
      first = index
    }
    cut(from: first, range)
  }

  /// Whether a stretch from one day to the next says little, and all about another text: it has a block that is a link
  /// as long as a title, or no prose.
  private func isTeaser(_ page: borrowing PageBuilder, _ stretch: Range<Int>) -> Bool {
    let prose = keptProse(stretch)
    return prose == 0 || (prose < Self.longestExcerpt && stretch.contains { isTitleLink(page, page.blocks[$0]) })
  }

  /// Whether a block says nothing but a day, or is a byline with one.
  func isDated(_ page: borrowing PageBuilder, _ block: PageBlock) -> Bool {
    // A table of facts may have many days.
    guard block.kind != .tableCell else { return false }
    let text = page.bytes(of: block)
    guard
      text.count < Self.dayBytes || (text.count < Self.datedBylineBytes && PhraseList.bylines.isByline(text))
    else { return false }
    return DateReading.day(in: String(decoding: text, as: UTF8.self), as: .mention) != nil
  }

  /// Cuts a note on the author or the company, which begins with a paragraph near the end that states somebody's
  /// profession ("Ann Reed is a writer"), if it is the last paragraph, names the page's own author or site, or is set
  /// apart: a story may mention a manager too.
  private mutating func cutNote(
    _ page: borrowing PageBuilder, _ range: Range<Int>, _ classes: borrowing PageClasses, _ described: Metadata
  ) {
    let known = Set((described.authors + [described.site ?? ""]).flatMap { $0.split(separator: " ").map(String.init) })
    let most = Self.noteShare * Double(keptProse(range))
    var (after, blocks) = (0, 0)
    var first: Int?
    for index in range.reversed() where keeps[index] && prose(at: index) > 0 {
      after += prose(at: index)
      blocks += 1
      if Double(after) > most || blocks > Self.noteBlocks { break }
      guard let subject = noteSubject(page.bytes(of: page.blocks[index])) else { continue }
      if blocks == 1 || !known.isDisjoint(with: subject) || isSetApart(page, index, range, classes) { first = index }
    }
    if let first { cut(from: first, range) }
  }

  /// Whether a block looks different from the last block of prose above it, or is not right below that.
  private func isSetApart(
    _ page: borrowing PageBuilder, _ index: Int, _ range: Range<Int>, _ classes: borrowing PageClasses
  ) -> Bool {
    guard let above = (range.lowerBound..<index).last(where: { keeps[$0] }), prose(at: above) > 0 else { return true }
    return !isDrawn(page, page.blocks[index], as: page.blocks[above], classes)
  }

  /// The name that a text begins with, if "is", an article and soon a profession follow it.
  private func noteSubject(_ text: ArraySlice<UInt8>) -> [String]? {
    let words = Self.words(of: text.prefix(Self.noteOpening))
    let name = words.prefix { $0.first?.isUppercase == true }
    guard (1...Self.longestName).contains(name.count), words.count > name.count + 2,
      !Self.notNames.contains(words[0].lowercased()), Self.noteVerbs.contains(words[name.count]),
      Self.noteArticles.contains(words[name.count + 1])
    else { return nil }
    let isTrade = words.dropFirst(name.count + 2).contains { word in
      word.lowercased().split { !$0.isLetter }.contains { Self.trades.contains(String($0)) }
    }
    return isTrade ? Array(name) : nil
  }

  /// The words of a text, as separated by spaces.
  private static func words(of text: ArraySlice<UInt8>) -> [String] {
    if hasPlainSpaces(text) { return text.split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) } }
    return String(decoding: text, as: UTF8.self).split { $0 == " " || $0 == "\u{A0}" }.map(String.init)
  }

  /// Whether all bytes are ASCII or belong to dashes and quotation marks (U+2010 to U+2027): then no space is part of a
  /// character, and there is none beyond ASCII.
  private static func hasPlainSpaces(_ text: ArraySlice<UInt8>) -> Bool {
    var at = text.startIndex
    while at < text.endIndex {
      if text[at] >= 0x80 {
        guard text[at] == 0xE2, at + 2 < text.endIndex, text[at + 1] == 0x80, (0x90...0xA7).contains(text[at + 2])
        else {
          return false
        }
        at += 2
      }
      at += 1
    }
    return true
  }

  /// Drops paragraphs at the end that restrict how the text may be understood, and the short blocks after them.
  private mutating func cutLegalNotes(_ page: borrowing PageBuilder, _ range: Range<Int>) {
    let most = Self.legalShare * Double(keptProse(range))
    var after = 0
    var first: Int?
    for index in range.reversed() where keeps[index] && prose(at: index) > 0 {
      after += prose(at: index)
      let text = page.bytes(of: page.blocks[index])
      guard Double(after) <= most, isLegal(text) else { break }
      first = index
    }
    if let first { cut(from: first, range) }
  }

  /// Whether a paragraph restricts how a text may be understood.
  private func isLegal(_ text: ArraySlice<UInt8>) -> Bool {
    if PhraseList.legal.stands(inWordsOf: text) { return true }
    return PhraseList.weakLegal.stands(inWordsOf: text)
      && String(decoding: text, as: UTF8.self).lowercased().split { !$0.isLetter }
        .contains { Self.legalSubjects.contains(String($0)) }
  }
}
