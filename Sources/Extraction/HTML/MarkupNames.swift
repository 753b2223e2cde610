import Text

/// The names that pages give to their parts, from lexicons/html-tokens.txt.
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
    /// Never the text itself, in contrast to what is only `boilerplate`.
    static let certain = Marks(rawValue: 512)
    static let caption = Marks(rawValue: 1024)
    static let gallery = Marks(rawValue: 2048)
    /// A word that cancels the meaning of those after it.
    static let negation = Marks(rawValue: 4096)
    /// May contain a byline although it is furniture.
    static let bylineHome = Marks(rawValue: 8192)
    /// Written by a document or mail program.
    static let export = Marks(rawValue: 16384)
    /// A quoted mail begins here.
    static let replyStart = Marks(rawValue: 32768)
    /// Asks for consent or covers the page: never the text, however much of it there is.
    static let overlay = Marks(rawValue: 65536)
    /// Layout of a page: furniture beside an article, but the message itself on a page without one.
    static let layout = Marks(rawValue: 131_072)
    /// Contains the document in the output of a document program.
    static let exportBody = Marks(rawValue: 262_144)
    /// A part that a reader opens, or what it contains.
    static let panel = Marks(rawValue: 524_288)
    /// The heading by which a reader opens such a part, if it is a button.
    static let panelHeading = Marks(rawValue: 1_048_576)
  }

  /// The marks of an element, and the name that makes it boilerplate.
  struct Reading: Sendable {
    var marks: Marks = []
    /// The hash of the first boilerplate name; 0 for none.
    var boilerplateName: UInt64 = 0
  }

  /// The names of the embedded file, read once.
  static let standard = MarkupNames()

  private let marks: HashedMarks

  private init() {
    let lists: [(TokenList, Marks)] = [
      (.boilerplate, .boilerplate), (.certainBoilerplate, [.certain, .boilerplate]), (.comment, .comment),
      (.overlay, [.overlay, .certain, .boilerplate]), (.layout, [.layout, .boilerplate]), (.body, .body),
      (.byline, .byline), (.notByline, .notByline), (.bylineHome, .bylineHome), (.date, .date),
      (.pullQuote, .pullQuote), (.caption, .caption), (.gallery, .gallery), (.negations, .negation),
      (.reply, .reply), (.replyStart, .replyStart), (.signature, .signature), (.export, .export),
      (.exportBody, .exportBody), (.panel, .panel), (.panelHeading, .panelHeading),
    ]
    var marks: [UInt64: Marks] = [:]
    for (list, mark) in lists {
      for word in list.words { marks[WordHash.hash(of: word), default: []].formUnion(mark) }
    }
    self.marks = HashedMarks(marks)
  }

  /// Reads the words in the value of an attribute. A word ends at anything but a letter, and where a capital follows a
  /// lower-case letter; up to three adjacent words of one name are read together.
  func read(_ source: Span<UInt8>, _ range: Range<Int>, into reading: inout Reading) {
    var words = NeighbouringWords()
    var at = range.lowerBound
    while at < range.upperBound {
      let byte = source[at]
      guard byte.isASCIIAlphanumeric else {
        end(&words, &reading)
        if byte.isHTMLSpace { words = NeighbouringWords() }
        at += 1
        continue
      }
      let part = Self.part(source, at..<range.upperBound)
      if part.isIdentifier {
        // "node-605ae40c": generated names contain no words.
        words.forget()
      } else {
        read(source, at..<part.end, &words, &reading)
      }
      at = part.end
    }
    end(&words, &reading)
  }

  /// Reads letters and digits.
  @inline(__always)
  private func read(
    _ source: Span<UInt8>, _ part: Range<Int>, _ words: inout NeighbouringWords, _ reading: inout Reading
  ) {
    var followsSmall = false
    for at in part {
      let byte = source[at]
      guard byte.isASCIILetter else {
        end(&words, &reading)
        followsSmall = false
        continue
      }
      let isSmall = byte & 0x20 != 0
      if followsSmall, !isSmall { end(&words, &reading) }
      words.add(byte | 0x20)
      followsSmall = isSmall
    }
  }

  /// The hashes of the current word, of it together with the word before it, and of it with the two before it.
  private struct NeighbouringWords {
    var word = WordHash.empty
    var last = WordHash.empty
    var before = WordHash.empty
    /// Whether a word before them cancels their meaning.
    var isNegated = false

    @inline(__always)
    mutating func add(_ letter: UInt8) {
      word = WordHash.adding(letter, to: word)
      if last != WordHash.empty { last = WordHash.adding(letter, to: last) }
      if before != WordHash.empty { before = WordHash.adding(letter, to: before) }
    }

    /// Forgets the words, but not that their meaning is cancelled.
    mutating func forget() { (before, last, word) = (WordHash.empty, WordHash.empty, WordHash.empty) }
  }

  /// The end of the name part that begins here, and whether it has a letter after a digit.
  @inline(__always)
  private static func part(_ source: Span<UInt8>, _ range: Range<Int>) -> (end: Int, isIdentifier: Bool) {
    var (at, isIdentifier, followsDigit) = (range.lowerBound, false, false)
    while at < range.upperBound {
      let isDigit = source[at].isASCIIDigit
      guard isDigit || source[at].isASCIILetter else { break }
      if followsDigit, !isDigit { isIdentifier = true }
      followsDigit = isDigit
      at += 1
    }
    return (at, isIdentifier)
  }

  /// Takes in the marks of a word that ends, if one does.
  @inline(__always)
  private func end(_ words: inout NeighbouringWords, _ reading: inout Reading) {
    guard words.word != WordHash.empty else { return }
    if !words.isNegated {
      words.isNegated = marks[words.word].contains(.negation)
      look(words.word, into: &reading)
      if words.last != WordHash.empty { look(words.last, into: &reading) }
      if words.before != WordHash.empty { look(words.before, into: &reading) }
    }
    (words.before, words.last, words.word) = (words.last, words.word, WordHash.empty)
  }

  private func look(_ hash: UInt64, into reading: inout Reading) {
    let found = marks[hash]
    if found.isEmpty { return }
    reading.marks.formUnion(found)
    if found.contains(.boilerplate), reading.boilerplateName == 0 { reading.boilerplateName = hash }
  }
}
