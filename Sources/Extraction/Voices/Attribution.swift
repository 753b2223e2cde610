import Text

/// The words next to a quotation that may name its speaker.
struct Attribution {
  private enum Piece: Equatable {
    case word(String)
    /// A comma, colon or dash.
    case pause
    /// Text in round brackets.
    case aside
  }

  private var pieces: [Piece] = []
  /// Whether a sentence or the stretch ends after the last piece.
  private var endsSentence = false
  /// Whether something follows the first sentence.
  private var isCut = false

  /// How far from a quotation its speaker is searched for, in bytes; and, in pieces, the longest apposition about the
  /// speaker, and the most words between a verb and the quotation that follows it.
  private static let reach = 240
  private static let longestNote = 16
  private static let longestRest = 6

  /// The speaker named directly after a quotation.
  static func after(_ bytes: Bytes, _ quotation: ByteSpan, before limit: Int) -> String? {
    let end = SourceLine.afterGaps(bytes, quotation.end, limit)
    guard end < limit else { return nil }
    let first = bytes[end]
    guard Glyphs.isLetterByte(first) || first == UInt8(ascii: ",") else { return nil }
    let range = end..<min(limit, end + reach)
    // After most quotations there is neither a verb nor a name, as the first words show.
    let opening = Attribution(bytes, range, keepsLast: false, most: 2)
    let start = opening.pieces.first == .pause ? 1 : 0
    guard opening.isVerb(start) || opening.word(start).map(Self.isNameWord) == true else { return nil }
    let found = Attribution(bytes, range, keepsLast: false)
    if found.isVerb(start) { return found.name(from: found.passTitles(start + 1))?.shown }
    guard let name = found.name(from: start), let verb = found.verb(behind: name.end) else { return nil }
    // "“We won.” Jane Roe said that …" begins another sentence.
    let isOpen = start == 1 || endsOpen(bytes, quotation)
    return isOpen || verb + 1 == found.pieces.count && found.endsSentence ? name.shown : nil
  }

  /// The speaker named directly before a quotation.
  static func before(_ bytes: Bytes, _ stretch: Range<Int>) -> String? {
    var end = stretch.upperBound
    while end > stretch.lowerBound, bytes[end - 1] <= 0x20 { end -= 1 }
    guard end > stretch.lowerBound, bytes[end - 1] == UInt8(ascii: ",") || bytes[end - 1] == UInt8(ascii: ":") else {
      return nil
    }
    var start = max(stretch.lowerBound, end - reach)
    let isWhole = start == stretch.lowerBound
    // A word that was cut is not a word, and everything before the mark may be one word.
    if !isWhole { while start < end - 1, bytes[start] > 0x20 { start += 1 } }
    var found = Attribution(bytes, start..<end - 1, keepsLast: true)
    while found.pieces.first == .pause { found.pieces.removeFirst() }
    if found.isVerb(0) {
      let first = found.passTitles(1)
      if let name = found.name(from: first), name.end == found.pieces.count || found.pieces[name.end] == .pause {
        return name.shown
      }
    }
    var verb = found.pieces.count - 1
    while verb > 0, found.pieces.count - verb <= longestRest + 1, found.pieces[verb] != .pause {
      if found.isVerb(verb) { return found.name(endingBefore: verb) }
      verb -= 1
    }
    return nil
  }

  /// Whether a quotation continues after what is between it and the previous one: only the rest of a sentence.
  static func goesOn(_ bytes: Bytes, _ between: Range<Int>) -> Bool {
    guard between.count <= reach else { return false }
    let rest = Attribution(bytes, between, keepsLast: false)
    return !rest.isCut
  }

  // MARK: Pieces

  /// Reads the first sentence of a stretch, or its last; at most `most` pieces.
  private init(_ bytes: Bytes, _ range: Range<Int>, keepsLast: Bool, most: Int = .max) {
    var place = range.lowerBound
    while place < range.upperBound, pieces.count < most {
      let (gap, _) = SourceLine.gap(bytes, at: place, range.upperBound)
      if gap > 0 {
        place += gap
        continue
      }
      if endsSentence {
        isCut = true
        if !keepsLast { return }
        pieces = []
        endsSentence = false
      }
      let (scalar, length) = Glyphs.scalar(bytes, at: place)
      switch scalar {
      case ",", ":", ";", "–", "—":
        pieces.append(.pause)
        place += length
      case "(":
        pieces.append(.aside)
        while place < range.upperBound, bytes[place] != UInt8(ascii: ")") { place += 1 }
        place = min(place + 1, range.upperBound)
      case ".", "!", "?", "\"", "“", "”", "„", "«", "»":
        endsSentence = true
        place += length
      default:
        let end = Self.endOfWord(bytes, place, range.upperBound)
        readWord(bytes, place..<max(end, place + length))
        place = max(end, place + length)
      }
    }
    endsSentence = true
  }

  private static func endOfWord(_ bytes: Bytes, _ start: Int, _ limit: Int) -> Int {
    var place = start
    while place < limit {
      let (scalar, length) = Glyphs.scalar(bytes, at: place)
      let isWithin = scalar == "-" || scalar == "'" || scalar == "’" || scalar == "." || Glyphs.isWord(scalar)
      // A combining accent belongs to its letter; it is never ASCII, as most characters that end a word are.
      guard isWithin || !scalar.isASCII && scalar.properties.generalCategory == .nonspacingMark else { break }
      place += length
    }
    return place
  }

  /// Adds a word. Its full stop belongs to it if it is initials or a title.
  private mutating func readWord(_ bytes: Bytes, _ range: Range<Int>) {
    let written = bytes.string(range)
    // By its last byte first: most words end with a letter, and finding characters is slow.
    if bytes[range.upperBound - 1] == UInt8(ascii: "."), written.last == "." {
      let bare = String(written.dropLast())
      let isInitials = bare.unicodeScalars.count == 1 || bare.contains(".")
      endsSentence = !isInitials && !Abbreviations.embedded.isTitle(bare)
      pieces.append(.word(endsSentence ? bare : written))
    } else {
      pieces.append(.word(written))
    }
  }

  /// Whether a quotation's last sentence continues after it.
  private static func endsOpen(_ bytes: Bytes, _ quotation: ByteSpan) -> Bool {
    let inner = quotation.end - Glyphs.scalar(bytes, before: quotation.end).length
    guard inner > quotation.start else { return false }
    return Glyphs.scalar(bytes, before: inner).scalar != "."
  }

  // MARK: Verbs and names

  private func word(_ index: Int) -> String? {
    guard pieces.indices.contains(index), case .word(let word) = pieces[index] else { return nil }
    return word
  }

  private func isVerb(_ index: Int) -> Bool { word(index).map { Self.verbs.contains($0.lowercased()) } ?? false }

  /// The place after words for what a speaker is, in lower case: "spokesman Bo Poe".
  private func passTitles(_ index: Int) -> Int {
    var index = index
    while let word = word(index), Self.trades.contains(word) { index += 1 }
    return index
  }

  /// The verb after a name and its apposition.
  private func verb(behind end: Int) -> Int? {
    var place = end
    if pieces.indices.contains(place), pieces[place] == .aside { place += 1 }
    if pieces.indices.contains(place), pieces[place] == .pause {
      guard let close = pieces[(place + 1)...].prefix(Self.longestNote).firstIndex(of: .pause) else { return nil }
      place = close + 1
    }
    while let word = word(place), Self.helpers.contains(word) { place += 1 }
    return isVerb(place) ? place : nil
  }

  /// A name from a place on: capitalised words, and lower-case name particles between them. No name of several persons.
  private func name(from start: Int) -> (shown: String, end: Int)? {
    var end = start
    var next = start
    while let word = word(next), next - start < Self.longestNote {
      if Self.isNameWord(word) { end = next + 1 } else if end == start || !Self.isParticle(word) { break }
      next += 1
    }
    guard end > start, !(isJoiner(end) && word(end + 1).map(Self.isNameWord) == true),
      let shown = shown(start..<end)
    else { return nil }
    return (shown, end)
  }

  /// The name before a verb, with an apposition between them.
  private func name(endingBefore verb: Int) -> String? {
    var last = verb - 1
    while let word = word(last), Self.helpers.contains(word) { last -= 1 }
    guard last >= 0 else { return nil }
    if pieces[last] == .pause {
      let note = pieces[..<last].suffix(Self.longestNote)
      guard let open = note.lastIndex(of: .pause) else { return nil }
      last = open - 1
    }
    if last >= 0, pieces[last] == .aside { last -= 1 }
    var first = last + 1
    var next = last
    while let word = word(next) {
      if Self.isNameWord(word) { first = next } else if first > last || !Self.isParticle(word) { break }
      next -= 1
    }
    // "When Roe said": the first word of the sentence does not belong to the name.
    while first < last, let word = word(first), Self.strangers.contains(word.lowercased()) { first += 1 }
    guard first <= last, !(isJoiner(first - 1) && word(first - 2).map(Self.isNameWord) == true) else { return nil }
    return shown(first..<last + 1)
  }

  private func shown(_ range: Range<Int>) -> String? {
    let words = range.compactMap { word($0) }
    guard let last = words.last, last.unicodeScalars.count > 1, !last.hasSuffix("'s"), !last.hasSuffix("’s"),
      !words.contains(where: { Self.strangers.contains($0.lowercased()) })
    else { return nil }
    return words.joined(separator: " ")
  }

  /// Whether the word at a place joins two names.
  private func isJoiner(_ place: Int) -> Bool { word(place).map(Self.joiners.contains) == true }

  private static func isNameWord(_ word: String) -> Bool { word.unicodeScalars.first.map(Glyphs.isCapital) ?? false }

  private static func isParticle(_ word: String) -> Bool { particles.contains(word) }

  static let verbs = TokenList.speechVerbs.wordSet
  static let helpers = TokenList.speechHelpers.wordSet
  private static let trades = TokenList.trades.wordSet.union(TokenList.speakerTitles.wordSet)
  private static let strangers = TokenList.noSpeaker.wordSet
  private static let particles = TokenList.nameParticles.wordSet
  private static let joiners = TokenList.nameJoiners.wordSet
}
