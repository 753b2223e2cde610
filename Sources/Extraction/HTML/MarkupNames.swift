import CHTMLData

/// The names that pages give to their parts, read from lexicons/html-tokens.txt.
struct MarkupNames: Sendable {
  /// What a `class`, `id` or `itemprop` says of an element.
  struct Marks: OptionSet, Sendable {
    let rawValue: UInt32
    static let boilerplate = Marks(rawValue: 1)
    static let comment = Marks(rawValue: 2)
    static let body = Marks(rawValue: 4)
    static let byline = Marks(rawValue: 8)
    static let notByline = Marks(rawValue: 16)
    static let date = Marks(rawValue: 32)
    static let pullQuote = Marks(rawValue: 64)
    static let reply = Marks(rawValue: 128)
    static let signature = Marks(rawValue: 256)
    /// Never the text itself, unlike what is only `boilerplate`.
    static let certain = Marks(rawValue: 512)
    static let caption = Marks(rawValue: 1024)
    static let gallery = Marks(rawValue: 2048)
    /// A word that takes the meaning from those after it.
    static let negation = Marks(rawValue: 4096)
    /// A byline may stand in it although it is furniture.
    static let bylineHome = Marks(rawValue: 8192)
    /// Written by a program for documents or mail.
    static let export = Marks(rawValue: 16384)
    /// From here on stands a mail that is answered.
    static let replyStart = Marks(rawValue: 32768)
    /// Asks for consent or stands before the page: never the text, however much of it there is.
    static let overlay = Marks(rawValue: 65536)
    /// How a page is laid out: furniture beside an article, the message itself on a page that is none.
    static let layout = Marks(rawValue: 131_072)
  }

  /// The marks of an element and the name that made it boilerplate.
  struct Reading: Sendable {
    var marks: Marks = []
    /// The hash of the first boilerplate name; 0 for none.
    var boilerplateName: UInt64 = 0
  }

  /// The embedded file, read once.
  static let standard = MarkupNames()

  private let marks: HashedMarks
  private let words: [String: Set<String>]
  private let months: [String]
  private let phrases: PhraseLists

  private init() {
    let text = String(
      decoding: (0..<usward_html_tokens_size()).map { usward_html_tokens_byte($0) }, as: UTF8.self)
    let markOf: [String: Marks] = [
      "boilerplate": .boilerplate, "comment": .comment, "body": .body, "byline": .byline, "notbyline": .notByline,
      "date": .date, "pullquote": .pullQuote, "reply": .reply, "signature": .signature, "caption": .caption,
      "gallery": .gallery, "certain boilerplate": [.certain, .boilerplate], "negations": .negation,
      "byline home": .bylineHome, "export": .export, "reply start": .replyStart,
      "overlay": [.overlay, .certain, .boilerplate], "layout": [.layout, .boilerplate],
    ]
    var marks: [UInt64: Marks] = [:]
    var words: [String: Set<String>] = [:]
    var months: [String] = []
    var phrases: [String: [[UInt8]]] = [:]
    var section = ""
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      if line.hasPrefix("[") {
        section = String(line.dropFirst().prefix { $0 != "]" })
        continue
      }
      if section.hasSuffix("phrases") {
        phrases[section, default: []].append(Array(line.utf8))
        continue
      }
      for word in line.split(separator: " ") {
        if let mark = markOf[section] {
          marks[NameHash.of(String(word)), default: []].formUnion(mark)
        } else if section == "months" {
          months.append(String(word))
        } else {
          words[section, default: []].insert(String(word))
        }
      }
    }
    self.marks = HashedMarks(marks)
    self.words = words
    self.months = months
    self.phrases = PhraseLists(phrases)
  }

  /// Whether a word in small letters stands in a list of the file.
  func has(_ word: some StringProtocol, in list: String) -> Bool { words[list]?.contains(String(word)) ?? false }

  /// Whether a text begins with a phrase of a list, whatever its ASCII case.
  func begins(_ text: ArraySlice<UInt8>, with list: String) -> Bool {
    guard let first = text.first else { return false }
    return phrases[list, first.asciiLowercased].contains { phrase in
      text.count >= phrase.count && zip(text, phrase).allSatisfy { $0.asciiLowercased == $1 }
    }
  }

  /// Whether a phrase of a list stands anywhere in a stretch of the source.
  func stands(_ list: String, in source: Span<UInt8>, _ range: Range<Int>) -> Bool {
    range.contains { start in
      phrases[list, source[start].asciiLowercased].contains { phrase in
        start + phrase.count <= range.upperBound
          && phrase.indices.allSatisfy { source[start + $0].asciiLowercased == phrase[$0] }
      }
    }
  }

  /// Whether a text is a phrase of a list with little more: "Related articles", "Comments (12)".
  func isHeading(_ text: ArraySlice<UInt8>, of list: String) -> Bool {
    guard let first = text.first else { return false }
    return phrases[list, first.asciiLowercased].contains { phrase in
      guard text.count >= phrase.count, text.count <= phrase.count + Self.longestRest,
        zip(text, phrase).allSatisfy({ $0.asciiLowercased == $1 })
      else { return false }
      // "Related: how we began" names one text and ends none.
      let rest = text.dropFirst(phrase.count)
      return rest.firstIndex(of: UInt8(ascii: ":")).map { $0 + 2 >= text.endIndex } ?? true
    }
  }

  /// The bytes that may follow the phrase of a heading.
  private static let longestRest = 28

  /// Whether a text is a byline: a phrase of bylines, then a space, a colon or at once a capital.
  func isByline(_ text: ArraySlice<UInt8>) -> Bool {
    guard let first = text.first else { return false }
    return phrases["byline phrases", first.asciiLowercased].contains { phrase in
      guard text.count > phrase.count + 4, zip(text, phrase).allSatisfy({ $0.asciiLowercased == $1 }) else {
        return false
      }
      let next = text[text.startIndex + phrase.count]
      return next == UInt8(ascii: " ") || next == UInt8(ascii: ":") || next &- UInt8(ascii: "A") < 26
    }
  }

  /// The month, 1 to 12, of a name or its first three letters in any case.
  func month(_ name: some StringProtocol) -> Int? {
    let name = name.lowercased()
    return (months.firstIndex(of: name) ?? (name == "sept" ? 8 : nil)).map { $0 % 12 + 1 }
  }

  /// Reads the words of an attribute's value. A word ends at anything but a letter, and where a capital follows a small
  /// letter; up to three neighbours of one name are read together.
  func read(_ source: Span<UInt8>, _ range: Range<Int>, into reading: inout Reading) {
    var (before, last) = (NameHash.empty, NameHash.empty)
    var word = NameHash.empty
    var isNegated = false
    var at = range.lowerBound
    while at <= range.upperBound {
      if at < range.upperBound, let end = Self.identifierEnd(source, at..<range.upperBound, from: range.lowerBound) {
        // "node-605ae40c": what a program made up holds no words.
        (before, last, word) = (NameHash.empty, NameHash.empty, NameHash.empty)
        at = end
        continue
      }
      let byte = at < range.upperBound ? source[at] : 0x20
      let isCapital = byte &- UInt8(ascii: "A") < 26
      let startsWord = isCapital && at > range.lowerBound && source[at - 1] &- UInt8(ascii: "a") < 26
      if !byte.isASCIILetter || startsWord {
        if word != NameHash.empty, !isNegated {
          isNegated = marks[word].contains(.negation)
          look(word, into: &reading)
          if last != NameHash.empty { look(last, into: &reading) }
          if before != NameHash.empty { look(before, into: &reading) }
        }
        if word != NameHash.empty { (before, last, word) = (last, word, NameHash.empty) }
        if byte.isHTMLSpace {
          (before, last) = (NameHash.empty, NameHash.empty)
          isNegated = false
        }
      }
      if byte.isASCIILetter {
        let small = byte.asciiLowercased
        word = NameHash.adding(small, to: word)
        if last != NameHash.empty { last = NameHash.adding(small, to: last) }
        if before != NameHash.empty { before = NameHash.adding(small, to: before) }
      }
      at += 1
    }
  }

  /// The end of the part of a name that begins here and in which a letter follows a digit; `nil` where none begins.
  private static func identifierEnd(_ source: Span<UInt8>, _ range: Range<Int>, from start: Int) -> Int? {
    func isAlphanumeric(_ byte: UInt8) -> Bool { byte.isASCIILetter || byte.isASCIIDigit }
    guard isAlphanumeric(source[range.lowerBound]),
      range.lowerBound == start || !isAlphanumeric(source[range.lowerBound - 1])
    else { return nil }
    var (at, isIdentifier) = (range.lowerBound + 1, false)
    while at < range.upperBound, isAlphanumeric(source[at]) {
      if source[at].isASCIILetter, source[at - 1].isASCIIDigit { isIdentifier = true }
      at += 1
    }
    return isIdentifier ? at : nil
  }

  private func look(_ hash: UInt64, into reading: inout Reading) {
    let found = marks[hash]
    if found.isEmpty { return }
    reading.marks.formUnion(found)
    if found.contains(.boilerplate), reading.boilerplateName == 0 { reading.boilerplateName = hash }
  }
}
