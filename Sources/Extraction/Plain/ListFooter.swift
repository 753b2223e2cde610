import Text

/// What a mailing list's program puts under each mail: the name of the list, and how to leave it.
enum ListFooter {
  static let openings = TokenList.listFooterOpenings.phrases
  private static let beginnings = PhraseList(.listFooterOpenings)
  private static let subjects = PhraseList(.listFooterPhrases)
  /// The most lines of a paragraph in it.
  static let longest = 12
  /// The most bytes of a line that are examined.
  private static let widest = 300

  /// Whether a line begins like one of its paragraphs.
  static func opens(_ bytes: Bytes, _ line: SourceLine) -> Bool {
    beginnings.begins(bytes, line.range)
  }

  /// Whether a paragraph that begins like this is one, if an address is in it or below: it speaks of the list.
  static func isParagraph(_ bytes: Bytes, _ lines: ArraySlice<SourceLine>) -> Bool {
    var text: [UInt8] = []
    for line in lines { text += bytes[line.range.prefix(widest)] + [0x20] }
    return subjects.stands(behindNoLetterIn: text[...])
  }

  /// Whether the lines below a rule are one: each names the list or has an address, and both occur.
  static func isBelowRule(_ bytes: Bytes, _ lines: ArraySlice<SourceLine>) -> Bool {
    var (isNamed, hasAddress) = (false, false)
    for line in lines {
      let text = Array(bytes[line.range.prefix(widest)])[...]
      let names = subjects.stands(behindNoLetterIn: text)
      let holdsAddress = MailAddress.stands(in: text)
      guard names || holdsAddress, !Glyphs.endsInStop(bytes, line.range) else { return false }
      (isNamed, hasAddress) = (isNamed || names, hasAddress || holdsAddress)
    }
    return isNamed && hasAddress
  }
}

/// Addresses of mail and of the web, anywhere in a text.
enum MailAddress {
  /// Whether one stands there.
  static func stands(in text: ArraySlice<UInt8>) -> Bool {
    text.indices.contains { at in
      switch text[at] {
      case UInt8(ascii: "@"):
        return at > text.startIndex && at + 1 < text.endIndex && text[at - 1] > 0x20
          && Glyphs.isLetterByte(text[at + 1])
      case UInt8(ascii: ":"):
        return at > text.startIndex && text[at...].starts(with: "://".utf8) && text[at - 1].isASCIILetter
      case UInt8(ascii: "w"): return text[at...].starts(with: "www.".utf8)
      default: return false
      }
    }
  }
}
