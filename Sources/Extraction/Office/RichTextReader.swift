import Text

/// Reads an RTF document into a page.
///
/// Left out are deleted, moved, hidden and struck-out text, field codes, tables of contents, placeholders, notes,
/// headers, footers, comments, pictures, and groups marked as optional for readers that do not know them. The
/// properties of character styles are repeated in the text, and only read there.
struct RichTextReader {
  /// The kind of contents of a document.
  enum Content {
    /// Text of its own.
    case own
    /// A page, or a plain text, wrapped by a mail program.
    case page, plainText
  }

  var page = OfficePage()
  var properties = DocumentProperties()
  var content = Content.own
  /// The wrapped page, in UTF-8.
  var wrapped: [UInt8] = []
  var characters = RichTextCharacters()

  var scanner: RichTextScanner
  var state = State()
  /// The states of the enclosing groups.
  var outer: [State] = []
  /// Whether the next word, with its group, may be ignored by readers that do not know it.
  private var isOptional = false
  /// The number of coming characters that are a fallback for one given by number.
  private var fallback = 0

  /// The first bytes of an unfinished character, and its length.
  var begun: [UInt8] = []
  var begunLength = 0
  /// The first half of a character given as two numbers.
  var firstHalf: UInt32?

  /// The name of a font, style or property, as far as it was read.
  var told: [UInt8] = []
  var day = (year: 0, month: 0, day: 0)
  var font: (key: Int, charset: Int?, codePage: Int?)?
  var style = OfficeStyle()
  var styleKey: String?
  var styles = OfficeStyles()

  /// A run of uniform text that is still to be added to the open paragraph, in UTF-8.
  var run: [UInt8] = []
  var look: RichTextMarks = []
  var paragraph = OfficeParagraph()
  /// The paragraphs around open text boxes.
  var around: [OfficeParagraph] = []
  /// The paragraph whose end was deleted, so that the next one continues it.
  var before: OfficeParagraph?
  /// The open tables, each in a cell of the one before.
  var tables: [OpenTable] = []

  /// The most groups that are open at once, the same as for XML elements: documents have some tens.
  private static let deepest = 2_000

  /// The state of the text at a place, which holds to the end of its group.
  struct State {
    var destination = RichTextWord.Destination.text
    var marks: RichTextMarks = []
    /// The code page of the font; `nil` for the default one.
    var page: Int?
    /// How many fallback characters follow one given by number.
    var fallback = 1
    /// Whether text belongs to the page only in RTF.
    var isOutsidePage = false
    /// Whether a text box ends with the group.
    var endsBox = false
    var style = 0
    var level: Int?
    var isListItem: Bool?
    /// The nesting depth in tables.
    var depth = 0
  }

  init(_ bytes: [UInt8]) { scanner = RichTextScanner(bytes) }

  /// Reads the document.
  mutating func read() throws(ExtractionError) {
    characters.isUTF8 = characters.isUTF8(scanner.bytes)
    while let part = try scanner.next() {
      switch part {
      case .open: try open()
      case .close: if close() { return }
      case .text(let range): text(range)
      case .byte(let byte): if !skips() { take(byte) }
      case .symbol(let byte): symbol(byte)
      case .word(let hash, let number):
        word(hash, number)
        if let fault = page.fault { throw fault }
      }
    }
    throw .damaged(reason: "it ends within a group")
  }

  // MARK: Groups

  private mutating func open() throws(ExtractionError) {
    guard outer.count < Self.deepest else { throw .tooLarge(reason: "it has groups more than \(Self.deepest) deep") }
    endBytes()
    outer.append(state)
    isOptional = false
    fallback = 0
    state.endsBox = false
    switch state.destination {
    case .forms: state.destination = .leftOut
    case .styles: openStyle()
    default: break
    }
  }

  /// Closes a group; returns whether it was the document's.
  private mutating func close() -> Bool {
    endBytes()
    isOptional = false
    fallback = 0
    if outer.count == 1 { finish() }
    guard let before = outer.popLast() else { return true }
    if state.destination != before.destination {
      switch state.destination {
      case .fonts: closeFont()
      case .style: closeStyle()
      case .title: properties.set(.title, to: name)
      // LibreOffice stores whoever changed it last as a second author.
      case .author: if !properties.has(.creator) { properties.set(.creator, to: name) }
      case .created: closeDay(.created)
      case .changed: closeDay(.modified)
      default: break
      }
    }
    if state.endsBox { closeBox() }
    state = before
    return outer.isEmpty
  }

  private mutating func enter(_ destination: RichTextWord.Destination) {
    switch destination {
    case .title, .author, .created, .changed:
      state.destination = state.destination == .properties ? destination : .leftOut
      told = []
      day = (0, 0, 0)
    case .note:
      if state.destination == .text, isShown { page.notes += 1 }
      state.destination = .leftOut
    case .listing:
      if let last = outer.indices.last { outer[last].isListItem = true }
      state.destination = .leftOut
    case .box: openBox()
    case .unicodeForm:
      // It replaces the group that contains both forms.
      if outer.count > 1 { state.destination = outer[outer.count - 2].destination }
    case .attachment:
      // The enclosing group has the character in its place, and is never the whole document.
      if outer.count > 2 { outer[outer.count - 1].destination = .leftOut }
      state.destination = .leftOut
    case .tags: state.destination = content == .page ? .tags : .leftOut
    case .nestedRow: break
    case .text, .leftOut, .fonts, .styles, .style, .properties, .drawing, .forms: state.destination = destination
    }
  }

  // MARK: Words and symbols

  /// Whether a character is only a fallback for programs that do not know the one before it.
  private mutating func skips() -> Bool {
    guard fallback > 0 else { return false }
    fallback -= 1
    return true
  }

  private mutating func text(_ range: Range<Int>) {
    let skipped = min(fallback, range.count)
    fallback -= skipped
    if state.destination != .leftOut { take(range.dropFirst(skipped)) }
  }

  private mutating func symbol(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\\"), UInt8(ascii: "{"), UInt8(ascii: "}"): if !skips() { take(byte) }
    case UInt8(ascii: "~"): character("\u{A0}")
    case UInt8(ascii: "-"): character("\u{AD}")
    case UInt8(ascii: "_"): character("\u{2011}")
    case 0x09: character(" ")
    case 0x0A, 0x0D: if state.destination != .leftOut { endParagraph() }
    case UInt8(ascii: "*"): isOptional = true
    default: break
    }
  }

  private mutating func character(_ scalar: Unicode.Scalar) {
    if !skips(), state.destination != .leftOut { write(scalar) }
  }

  private mutating func word(_ hash: UInt64, _ number: Int?) {
    let isOptional = isOptional
    self.isOptional = false
    let word = RichTextWord.of(hash)
    if state.destination == .leftOut {
      // Of two forms, the Unicode one is recognised by its name alone.
      guard word == .destination(.unicodeForm), outer.last?.destination == .forms else { return }
    }
    if case .character(let scalar) = word { return character(scalar) }
    endBytes()
    fallback = 0
    if case .destination(let destination) = word { return enter(destination) }
    if isOptional, !(state.destination == .style && (word == .characterStyle || word == .otherStyle)) {
      state.destination = .leftOut
      return
    }
    switch word {
    case .unicode:
      unicode(number ?? 0)
      fallback = state.fallback
    case .fallbackSize: state.fallback = max(0, number ?? 1)
    default:
      switch state.destination {
      case .fonts: readFont(word, number)
      case .style: readStyle(word, number)
      case .created, .changed: readDay(word, number)
      case .text, .tags: read(word, number)
      default: break
      }
    }
  }
}
