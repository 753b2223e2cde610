internal import Text

/// Words of ASCII letters and digits, with a capital among them, in that spelling, looked for in the bytes of a text before
/// anything else is known of it.
struct SpelledWords: Sendable {
  private let words: [[UInt8]]
  /// By byte whether it may begin a word, or a character that folding takes away or makes another.
  private let isNoted: [Bool]

  /// `nil` for words that bytes do not tell.
  init?(_ words: Set<String>) {
    let isPlain = words.allSatisfy { word in
      word.utf8.allSatisfy(Self.joins) && word.utf8.contains { $0 &- UInt8(ascii: "A") < 26 }
    }
    guard isPlain else { return nil }
    self.words = words.sorted().map { Array($0.utf8) }
    var isNoted = Array(repeating: false, count: 256)
    for word in self.words { isNoted[Int(word[0])] = true }
    for lead in [0xC2, 0xCD, 0xE2, 0xEF] { isNoted[lead] = true }
    self.isNoted = isNoted
  }

  /// Whether one of them may stand in a stretch of text, with characters in it that folding takes away.
  func mayStand(in stretch: ByteSpan, _ bytes: Span<UInt8>) -> Bool {
    for place in stretch.range where isNoted[Int(bytes[place])] {
      if mayBegin(at: place, bytes, end: stretch.end) { return true }
    }
    return false
  }

  private func mayBegin(at place: Int, _ bytes: Span<UInt8>, end: Int) -> Bool {
    switch bytes[place] {
    case 0xC2: return place + 1 < end && bytes[place + 1] == 0xAD
    case 0xCD: return place + 1 < end && bytes[place + 1] == 0x8F
    case 0xE2:
      // From U+2010 to U+2027 there are dashes, quotation marks and dots, which stand in no such word.
      return !(place + 2 < end && bytes[place + 1] == 0x80 && bytes[place + 2] &- 0x90 < 0x18)
    case 0xEF: return true
    default:
      // The second part of a contraction has no capital: a word with one begins where its token does.
      if place > 0, Self.joins(bytes[place - 1]) { return false }
      return words.contains { word in
        word.count <= end - place && word.indices.allSatisfy { bytes[place + $0] == word[$0] }
      }
    }
  }

  /// Whether a byte is a letter or digit of ASCII, which a letter that follows joins.
  private static func joins(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10
  }
}

extension Pattern {
  /// Words one of which stands, spelt so, wherever the pattern matches; `nil` where none is known.
  var spelledWords: Set<String>? {
    switch self {
    case .test(let tests):
      for test in tests where !test.isNegated {
        if case .cased(let word) = test.subject { return [word] }
      }
      return nil
    case .sequence(let items): return items.lazy.compactMap(\.spelledWords).first
    case .choice(let options):
      var words: Set<String> = []
      for option in options {
        guard let found = option.spelledWords else { return nil }
        words.formUnion(found)
      }
      return words
    case .repeated(let item, let counts): return counts.lowerBound > 0 ? item.spelledWords : nil
    case .captured(let item): return item.spelledWords
    case .absent, .edge, .mayCross: return nil
    }
  }
}

extension Lexicon {
  /// Words one of which stands wherever a guard leaves a doubt over a document; `nil` where none are known.
  var doubtfulWords: SpelledWords? {
    var words: Set<String> = []
    for rule in rules where rule.isDoubtful {
      for text in rule.patterns {
        guard let pattern = try? PatternParser.parse(text, contractions: contractions),
          let found = pattern.spelledWords
        else { return nil }
        words.formUnion(found)
      }
    }
    return SpelledWords(words)
  }
}
