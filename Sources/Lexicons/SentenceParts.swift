internal import Text

extension SentenceReading {
  /// Takes the words of another sentence, whose forms were reached; nothing is found in it yet.
  mutating func take(_ sentence: Sentence, _ tokens: [Token], _ bytes: Span<UInt8>, _ forms: FormParts) {
    removeAll()
    var capitals = 0
    var smalls = 0
    // What stands before a sentence is of no account, and may be long.
    var end = sentence.span.start
    // A closure that held the forms themselves would copy them, one reference after another.
    let (partsOfForm, types) = (forms.partsOfForm.span, forms.types.types.span)
    // Both from the sentence's first token on, so that one place is checked for both.
    let first = sentence.tokens.lowerBound
    let tokens = tokens.span.extracting(sentence.tokens)
    let numbers = forms.numbers.span.extracting(first - forms.first..<sentence.tokens.upperBound - forms.first)
    parts.append(addingCapacity: sentence.tokens.count * forms.mostParts) { parts in
      for token in tokens.indices {
        let place = tokens[token]
        var gap = PartGap(bytes, from: end, to: place.start)
        let own = partsOfForm[Int(numbers[token])]
        var number = own.lowerBound
        while number < own.upperBound {
          let type = types[Int(number)]
          capitals &+= Int(type.capitals)
          smalls &+= Int(type.smalls)
          parts.append(
            Part(
              type: number, row: type.row, needs: type.needs, token: Int32(truncatingIfNeeded: first &+ token),
              gap: gap, marks: type.marks))
          gap = .none
          number &+= 1
        }
        end = place.end
      }
    }
    isAsked = bytes.hasQuestionMark(in: end..<max(end, sentence.span.end))
    // Three words are the least that tell a line in capitals from an abbreviation or two.
    isShouted = parts.count >= 3 && capitals > 8 && capitals > 3 * smalls
  }
}

extension PartGap {
  /// What stands in a stretch between two tokens. A single full stop within a sentence belongs to an abbreviation.
  @inline(__always)
  init(_ bytes: Span<UInt8>, from start: Int, to end: Int) {
    if end &- start == 1, bytes[start] == UInt8(ascii: " ") {
      self = .none
    } else {
      self = PartGap(of: bytes, start..<end)
    }
  }

  private init(of bytes: Span<UInt8>, _ range: Range<Int>) {
    var gap = PartGap.none
    var stops = 0
    var hyphens = 0
    for index in range {
      switch bytes[index] {
      case UInt8(ascii: ","), UInt8(ascii: "/"): gap = max(gap, .comma)
      case UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["),
        UInt8(ascii: "]"), UInt8(ascii: "!"), UInt8(ascii: "?"):
        gap = .strong
      case UInt8(ascii: "."): stops += 1
      case UInt8(ascii: "-"): hyphens += 1
      case 0xE2 where index + 2 < range.upperBound && bytes[index + 1] == 0x80:
        // U+2013 and U+2014 are dashes, U+2026 an ellipsis; U+2018 to U+201D are quotation marks.
        if bytes[index + 2] == 0x93 || bytes[index + 2] == 0x94 || bytes[index + 2] == 0xA6 { gap = .strong }
      default: break
      }
    }
    self = stops > 1 || hyphens > 1 ? .strong : gap
  }
}

extension Span<UInt8> {
  /// Whether a question mark is in a stretch.
  fileprivate func hasQuestionMark(in range: Range<Int>) -> Bool {
    for index in range where self[index] == UInt8(ascii: "?") { return true }
    return false
  }
}
