import Text

/// Legal notices under a mail, and the lines that close a mail, by the lists of lexicons/html-tokens.txt.
enum MailNotice {
  /// How many lines below the closing line it may be; of consecutive blank lines only the first counts, since not all
  /// are always available.
  static let reach = 40
  /// The most bytes of a paragraph that are examined, and the greatest width of a closing line.
  private static let longest = 4_000
  private static let widestClosing = 40

  static let closings = TokenList.closingPhrases.phrases
  static let openings = TokenList.noticeOpenings.phrases
  /// The phrases of notices by the low five bits of their first letters: most words begin none.
  private static let marks = {
    var marks = [[[UInt8]]](repeating: [], count: 32)
    for phrase in TokenList.noticePhrases.phrases { marks[Int(phrase[0] & 31)].append(phrase) }
    return marks
  }()

  /// Whether a line closes a mail: "Kind regards, Jane".
  static func closes(_ bytes: Bytes, _ line: SourceLine) -> Bool {
    guard line.width <= widestClosing, bytes[line.textEnd - 1] != UInt8(ascii: ".") else { return false }
    return closings.contains { phrase in
      guard line.range.count >= phrase.count, holds(bytes, phrase, at: line.textStart) else { return false }
      let end = line.textStart + phrase.count
      return end == line.textEnd || bytes[end] != 0x20 && !Glyphs.isLetterByte(bytes[end])
    }
  }

  /// Whether a line begins like such a notice: "This e-mail …".
  static func opens(_ bytes: Bytes, _ line: SourceLine) -> Bool {
    guard bytes[line.textStart].isASCIICapital else { return false }
    return openings.contains { $0.count <= line.range.count && holds(bytes, $0, at: line.textStart) }
  }

  /// Whether the lines of a paragraph contain at least `wanted` phrases of such notices; line ends count as spaces.
  static func isOne(_ bytes: Bytes, _ lines: ArraySlice<SourceLine>, phrases wanted: Int = 1) -> Bool {
    var text: [UInt8] = []
    for line in lines where text.count < longest {
      if !text.isEmpty { text.append(0x20) }
      text += bytes[line.range].prefix(longest)
    }
    var found: Set<[UInt8]> = []
    return text.withUnsafeBufferPointer { text in
      for place in text.indices where place == 0 || text[place - 1] == 0x20 {
        for phrase in marks[Int(text[place] & 31)]
        where place + phrase.count <= text.count && holds(text, phrase, at: place) {
          found.insert(phrase)
          if found.count == wanted { return true }
        }
      }
      return false
    }
  }

  /// Whether a paragraph of a page is such a notice.
  static func isOne(_ text: ArraySlice<UInt8>) -> Bool {
    text.prefix(longest).withUnsafeBufferPointer { isOne($0, [SourceLine($0, 0, $0.count)]) }
  }

  private static func holds(_ bytes: Bytes, _ phrase: [UInt8], at start: Int) -> Bool {
    phrase.indices.allSatisfy { index in
      let byte = bytes[start + index]
      return byte.asciiLowercased == phrase[index]
    }
  }
}
