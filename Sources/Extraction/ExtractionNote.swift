import Text

/// What a reader of an extracted text should know: a fallback used, a part left out.
public enum ExtractionNote: Hashable, Sendable {
  /// Nothing tells the encoding; the one of this name is the likeliest.
  case assumedEncoding(String)
  /// Nothing tells the encoding; quotation marks and dashes are those of this East Asian one.
  case assumedEncodingOfPunctuation(String)
  /// The document declares one encoding, but its bytes are in another.
  case wronglyDeclared(String, readAs: String)
  /// The document declares an encoding other than UTF-8, but its bytes are UTF-8.
  case declaredButUTF8(String)
  /// The document declares its encoding by an unknown label.
  case unknownLabel(String)
  /// Among UTF-8 characters there are windows-1252 bytes.
  case mixed(characters: Int, bytes: Int)
  /// This many characters, at least one, were encoded twice.
  case encodedTwice(characters: Int)
  /// So many bytes are not ASCII that the encoding is probably another one.
  case doubtfulEncoding
  /// This many bytes, at least one, are invalid in an encoding, in this way.
  case replaced(bytes: Int, Invalid, encoding: String)
  /// This many NUL characters, at least one, were left out.
  case droppedNULs(Int)
  /// The body of a mail is not decoded.
  case undecodedMail(UndecodedMail)
  /// This many files or mails, at least one, that were attached to a mail were left out.
  case leftOutOfMail(Int)
  /// A browser saved a page and its pictures in one file.
  case savedPage
  /// The document is a mailbox, of which the first mail is read.
  case mailbox
  /// A text whose lines are not wrapped.
  case linesAreParagraphs
  /// This many blocks of code, at least one, were left out.
  case droppedCode(blocks: Int)
  /// This many footnotes and endnotes of an office document, at least one, were left out.
  case leftOutNotes(Int)
  /// This many hidden slides of a presentation, at least one, were left out.
  case leftOutSlides(Int)
  /// This many comments on the slides of a presentation, at least one, were left out.
  case leftOutComments(Int)
  /// A part of an office document other than its text, such as styles or properties, is damaged and was left out.
  case leftOutPart(reason: String)
  /// Markdown that would take its parser too long was read as plain text.
  case tooManyForParser(MarkdownDanger)
  /// No main part was found in a page.
  case noMainPart(NoMainPart, taken: TakenInstead)
  /// Text was taken that a page hides until a script shows it.
  case revealed
  /// Block quotes that contain nearly all of a text were taken for indentation.
  case quotesAreIndentation
  /// Of these speakers, by how much they say, the first is taken for the author, since nobody is named.
  case assumedAuthor(among: [String])
  /// None of the speakers is called as the author was said to be; the one who says most stands first.
  case unknownSpeaker([String], among: [String])
  /// A gzip file has bytes after its end that are not gzip.
  case passedOverBehindGzip
  /// A note from the record of a text that was extracted earlier.
  case given(String)

  /// What is wrong with bytes that were replaced.
  public enum Invalid: Hashable, Sendable {
    /// The bytes are invalid where they are.
    case sequence
    /// The encoding does not use these bytes anywhere.
    case unassigned
  }

  /// Why the body of a mail is not decoded.
  public enum UndecodedMail: String, Hashable, Sendable, CaseIterable {
    case quotedPrintable = "quoted-printable"
    case base64
    case multipart
    /// It has parts, but none of them is text that can be read.
    case withoutText
  }

  /// What a Markdown parser has no limit for.
  public enum MarkdownDanger: Hashable, Sendable {
    case brackets, missingCells
  }

  /// Why no main part of a page was found.
  public enum NoMainPart: Hashable, Sendable {
    /// There was no running text.
    case noProse
    /// What was found has too little of it.
    case tooLittle
  }

  /// What was taken of a page without a main part.
  public enum TakenInstead: Hashable, Sendable {
    case allButFurniture, allVisible
  }
}

extension ExtractionNote {
  /// Whether it is about a mail body that is not decoded.
  package var isOfUndecodedMail: Bool {
    if case .undecodedMail = self { true } else { false }
  }

  /// Whether it says that the speaker who says most is taken for the author.
  package var isOfAssumedAuthor: Bool {
    if case .assumedAuthor = self { true } else { false }
  }

  /// Whether it is about who was taken for the author.
  package var isOfAuthor: Bool {
    switch self {
    case .assumedAuthor, .unknownSpeaker: true
    default: false
    }
  }

  /// Makes a note from the record of a text that was extracted earlier. Only what is needed later is recognised: that a
  /// mail was not decoded.
  package init(written: String) {
    let mail = UndecodedMail.allCases.first { ExtractionNote.undecodedMail($0).text == written }
    self = mail.map { .undecodedMail($0) } ?? .given(written)
  }

  /// The most speakers that are named.
  private static let mostNamed = 6

  /// The note in plain words.
  public var text: String {
    switch self {
    case .assumedEncoding(let name): "no encoding is named; \(name) was assumed"
    case .assumedEncodingOfPunctuation(let name):
      "no encoding is named; \(name) was assumed from its quotation marks and dashes"
    case .wronglyDeclared(let name, let readAs):
      "the document declares \(name), but its bytes are not; it was read as \(readAs)"
    case .declaredButUTF8(let name):
      "the document declares \(name), but its bytes are valid UTF-8; it was read as UTF-8"
    case .unknownLabel(let label): "the document names an unknown encoding, \(label)"
    case .mixed(let characters, let bytes):
      (characters == 1 ? "1 character is" : "\(characters) characters are") + " UTF-8 and "
        + (bytes == 1 ? "1 byte is not; it was" : "\(bytes) bytes are not; those were") + " read as windows-1252"
    case .encodedTwice(let characters):
      (characters == 1 ? "1 character is" : "\(characters) characters are")
        + " encoded twice, as â€™ for ’; the text was read as it was before the second time"
    case .doubtfulEncoding: "most letters are not ASCII: the encoding is doubtful; name it"
    case .replaced(1, .sequence, let name): "1 byte is not valid \(name) and was replaced"
    case .replaced(let bytes, .sequence, let name): "\(bytes) bytes are not valid \(name) and were replaced"
    case .replaced(1, .unassigned, let name): "1 byte has no meaning in \(name) and was replaced"
    case .replaced(let bytes, .unassigned, let name): "\(bytes) bytes have no meaning in \(name) and were replaced"
    case .droppedNULs(let count): count == 1 ? "1 NUL character was left out" : "\(count) NUL characters were left out"
    case .undecodedMail(let mail): mail.text + "; save the message as text or HTML from the mail program"
    case .leftOutOfMail(let count):
      count == 1 ? "1 attachment of the mail was left out" : "\(count) attachments of the mail were left out"
    case .savedPage:
      "a browser saved the page and its pictures in one file, which is not taken apart or decoded; "
        + "save the page as HTML only"
    case .mailbox:
      "only the first mail of a mailbox is read with its header; if there are more, the format mbox reads each one"
    case .linesAreParagraphs: "every line is a paragraph"
    case .droppedCode(let blocks): blocks == 1 ? "1 code block was left out" : "\(blocks) code blocks were left out"
    case .leftOutNotes(let count): count == 1 ? "1 note was left out" : "\(count) footnotes and endnotes were left out"
    case .leftOutSlides(let count):
      count == 1 ? "1 hidden slide was left out" : "\(count) hidden slides were left out"
    case .leftOutComments(let count): count == 1 ? "1 comment was left out" : "\(count) comments were left out"
    case .leftOutPart(let reason): "\(reason); the document was read without it"
    case .tooManyForParser(.brackets): "thousands of brackets in one paragraph: read as plain text"
    case .tooManyForParser(.missingCells):
      "hundreds of thousands of cells missing in tables: read as plain text"
    case .noMainPart(let reason, let taken): "\(taken.text) was taken: \(reason.text)"
    case .revealed: "the page hides nearly all its text until a script shows it; the hidden text was taken"
    case .quotesAreIndentation: "nearly all of the text is in block quotes: they are taken as its indentation"
    case .assumedAuthor(let speakers):
      "several speakers, none known to be the author: \(speakers.first ?? ""), who says most, is taken as the author"
        + (speakers.count > 1 ? "; the others: " + speakers.dropFirst().listed(most: Self.mostNamed) : "")
    case .unknownSpeaker(let asked, let speakers):
      "no speaker is called \(asked.alternatives); the speakers are: " + speakers.listed(most: Self.mostNamed)
    case .passedOverBehindGzip: "bytes after the end of the gzip file are not part of it and were skipped"
    case .given(let text): text
    }
  }
}

extension ExtractionNote.UndecodedMail {
  fileprivate var text: String {
    switch self {
    case .quotedPrintable, .base64: "the mail's body is in \(rawValue), which is not decoded"
    case .multipart: "the mail has several parts, which are not taken apart or decoded"
    case .withoutText: "no part of the mail is text that can be read"
    }
  }
}

extension ExtractionNote.NoMainPart {
  fileprivate var text: String {
    switch self {
    case .noProse: "no running text was found"
    case .tooLittle: "the main part found holds less than a tenth of the page's running text"
    }
  }
}

extension ExtractionNote.TakenInstead {
  fileprivate var text: String {
    switch self {
    case .allButFurniture: "all but furniture and links"
    case .allVisible: "all visible text"
    }
  }
}

extension EncodingReport {
  /// The note on bytes that were replaced; `nil` where there were none.
  package var noteOfReplaced: ExtractionNote? {
    replacedBytes == 0 ? nil : .replaced(bytes: replacedBytes, .sequence, encoding: name)
  }
}
