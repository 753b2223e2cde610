public import Text

/// Whose words a stretch of text is.
public enum Voice: String, Codable, Hashable, Sendable, CaseIterable {
  /// The document's author.
  case author
  /// Quoted speech inside a paragraph.
  case quote
  /// A block quotation.
  case blockQuote = "block_quote"
  /// Quoted or forwarded mail.
  case reply
  /// Another speaker of an interview, transcript or questionnaire.
  case speaker
  /// The document itself: letterheads, mail headers, navigation, signatures.
  case document
}

/// A stretch of the text that is not the author's own voice.
public struct VoiceSpan: Codable, Hashable, Sendable {
  /// Where it stands in the extracted text.
  public var span: ByteSpan
  /// Whose words they are.
  public var voice: Voice
  /// Why it was read so, in plain words: "between curly quotes", "mail quoting with >".
  public var why: String
  /// The speaker's name where the text gives it.
  public var speaker: String?

  /// Makes a voice span.
  public init(_ span: ByteSpan, _ voice: Voice, why: String, speaker: String? = nil) {
    self.span = span
    self.voice = voice
    self.why = why
    self.speaker = speaker
  }
}

/// What a block of text is.
public enum BlockKind: String, Codable, Hashable, Sendable, CaseIterable {
  case paragraph, heading, caption, preformatted
  case listItem = "list_item"
  case tableCell = "table_cell"
}

/// A stretch of text that ends a sentence where it ends: a paragraph, a heading, a list item, a table cell.
public struct Block: Codable, Hashable, Sendable {
  /// Where it stands in the extracted text.
  public var span: ByteSpan
  /// What it is.
  public var kind: BlockKind

  /// Makes a block.
  public init(_ span: ByteSpan, _ kind: BlockKind) {
    self.span = span
    self.kind = kind
  }
}

/// How a document's bytes became text.
public struct EncodingReport: Hashable, Sendable {
  /// How the encoding was found.
  public enum Basis: String, Hashable, Sendable, CaseIterable {
    /// A byte order mark.
    case byteOrderMark = "bom"
    /// A label in the document or given by the caller.
    case declared
    /// The bytes are valid in it, and not by chance.
    case valid
    /// Nothing said so; the likeliest was taken.
    case assumed
  }

  /// The name of UTF-8.
  public static let utf8 = "utf-8"

  /// The WHATWG name in lower case: `utf-8`, `windows-1252`, `utf-16le`.
  public var name: String
  /// How it was found.
  public var basis: Basis
  /// Bytes that are not valid in the encoding; each run became one U+FFFD.
  public var replacedBytes: Int

  /// Makes a report.
  public init(name: String, basis: Basis, replacedBytes: Int = 0) {
    self.name = name
    self.basis = basis
    self.replacedBytes = replacedBytes
  }
}

/// A document's text with its structure, its voices and what it says of itself.
public struct ExtractedText: Hashable, Sendable {
  /// The text that is scored: valid, without markup, blocks parted by line feeds.
  public var text: String
  /// The blocks in order, not overlapping; every word is in one.
  public var blocks: [Block]
  /// The stretches that are not the author's voice, in order. They may nest (a quotation within quoted mail);
  /// for a byte in several, the outermost says whose it is.
  public var voices: [VoiceSpan]
  /// What the document says of itself.
  public var metadata: Metadata
  /// How its bytes were read.
  public var encoding: EncodingReport
  /// The way back to the source file.
  public var sourceMap: SourceMap
  /// What a reader of the result should know: a fallback taken, a part left out.
  public var notes: [ExtractionNote]
  /// The stretches in which people may take turns, each by itself; `nil` for all of it.
  var spoken: [ByteSpan]?

  /// Makes an extracted text.
  public init(
    text: String, blocks: [Block], voices: [VoiceSpan], metadata: Metadata, encoding: EncodingReport,
    sourceMap: SourceMap, notes: [ExtractionNote] = []
  ) {
    self.text = text
    self.blocks = blocks
    self.voices = voices
    self.metadata = metadata
    self.encoding = encoding
    self.sourceMap = sourceMap
    self.notes = notes
  }
}

extension Tokeniser {
  /// The tokens and sentences of a text that was extracted: none crosses the edge of a block.
  public func tokenise(_ extracted: ExtractedText) -> TokenisedText {
    tokenise(extracted.text, blocks: extracted.blocks.map(\.span))
  }
}

extension ExtractedText {
  /// Makes a text that was extracted before, of which there is no other source than the text itself. Without blocks they
  /// are what lines without a word part.
  package init(
    restoring text: String, blocks: [Block]?, voices: [VoiceSpan], metadata: Metadata, encoding: EncodingReport,
    notes: [ExtractionNote]
  ) {
    let source = Array(text.utf8)
    self.init(
      text: text, blocks: blocks ?? Self.paragraphs(of: source), voices: voices, metadata: metadata, encoding: encoding,
      sourceMap: SourceMap(pieces: [SourceMap.Piece(extracted: 0, source: 0)], source: source), notes: notes)
  }

  private static func paragraphs(of bytes: [UInt8]) -> [Block] {
    var blocks: [Block] = []
    var isOpen = false
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      let isEmpty = bytes[start..<end].allSatisfy { $0 <= 0x20 }
      if !isEmpty, isOpen {
        blocks[blocks.count - 1].span.end = end
      } else if !isEmpty {
        blocks.append(Block(ByteSpan(start, end), .paragraph))
      }
      isOpen = !isEmpty
      start = end + 1
    }
    return blocks
  }
}
