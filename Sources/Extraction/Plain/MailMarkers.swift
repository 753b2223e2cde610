import Text

/// The fixed phrases that mail programs print around quoted mail, from lexicons/html-tokens.txt.
enum MailMarkers {
  /// Between dashes, or before a colon, above a quoted or forwarded message.
  static let separators = Set(TokenList.separatorPhrases.lineStrings)

  /// The verb at the end of "On Monday, A. Writer wrote:".
  static let verbs = TokenList.mailVerbs.wordSet
  /// Those of them with which people also introduce what somebody said.
  static let spokenVerbs = TokenList.spokenMailVerbs.wordSet
  /// The same for languages without spaces between words.
  static let verbEndings = TokenList.mailVerbEndings.wordStrings

  /// The beginnings of lines that a phone or program adds under a mail, up to the space before the words that "…"
  /// stands for.
  static let addedLines = TokenList.addedLinePhrases.lineStrings.map { String($0.prefix { $0 != "…" }) }
  /// The most characters of such a line.
  static let widestAdded = 80
}

/// The same phrases, compared by bytes in ASCII lines.
extension MailMarkers {
  /// The result of searching a line's last words: the verb, or none among that many words.
  enum Verb {
    case found
    case none(words: Int)
  }

  /// Searches the last words of a stretch of ASCII for a verb.
  static func verb(in bytes: Bytes, _ range: Range<Int>, among count: Int) -> Verb {
    var words = 0
    var end = range.upperBound
    while words < count {
      while end > range.lowerBound, isGap(bytes[end - 1]) { end -= 1 }
      var start = end
      var letters: UInt128 = 0
      while start > range.lowerBound, !isGap(bytes[start - 1]) {
        start -= 1
        if end - start <= 16 { letters |= UInt128(bytes[start].asciiLowercased) << UInt128(8 * (end - 1 - start)) }
      }
      if start == end { break }
      if end - start <= 16, plainVerbs.contains(letters) { return .found }
      words += 1
      end = start
    }
    return .none(words: words)
  }

  /// The length of the longest separating phrase that a stretch of ASCII begins with; 0 for none.
  static func separator(beginning text: Slice<Bytes>) -> Int {
    guard let first = text.first else { return 0 }
    var longest = 0
    for phrase in plainSeparators where phrase[0] == first.asciiLowercased && phrase.count > longest {
      if phrase.count <= text.count, zip(text, phrase).allSatisfy({ $0.asciiLowercased == $1 }) {
        longest = phrase.count
      }
    }
    return longest
  }

  /// Whether a line begins like an added one; `nil` where bytes cannot tell, since non-ASCII text must be compared by
  /// characters.
  static func isAdded(_ line: Slice<Bytes>) -> Bool? {
    var isKnown = true
    guard let first = line.first else { return false }
    for phrase in addedLineBytes where phrase[0] == first.asciiLowercased {
      var same = 0
      for (byte, wanted) in zip(line, phrase) {
        if byte.asciiLowercased != wanted || byte >= 0x80 { break }
        same += 1
      }
      let next = line.dropFirst(same).first ?? 0
      // A non-ASCII character right after a phrase may be an accent on its last letter.
      if same == phrase.count, next < 0x80 { return true }
      if next >= 0x80 || same < phrase.count && phrase[same] >= 0x80 { isKnown = false }
    }
    return isKnown ? false : nil
  }

  private static let addedLineBytes = addedLines.map { Array($0.utf8) }

  private static let plainSeparators = separators.map { Array($0.utf8) }.filter { $0.allSatisfy { $0 < 0x80 } }
  /// Each verb's letters as one integer.
  private static let plainVerbs = verbs.filter { $0.utf8.count <= 16 && $0.utf8.allSatisfy { $0 < 0x80 } }
    .map { $0.utf8.reduce(0) { $0 << 8 | UInt128($1) } }

  private static func isGap(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte &- 0x09 < 5 || byte == UInt8(ascii: ":") || byte == UInt8(ascii: ")")
      || byte == UInt8(ascii: ",")
  }
}
