/// A tag that is in the filtered markup, or one from the head that is kept for metadata.
struct Tag {
  /// What the tag does to the structure.
  enum Role: UInt8 {
    /// Opens a block; the filtered markup closes it again.
    case block
    /// Opens an inline element that is kept for its attributes or its voice.
    case inline
    /// A line break, a rule.
    case void
    case linkStart, linkEnd
    /// `meta`, `link` and `body`: not in the filtered markup.
    case head
  }

  /// A link that a document program wrote from the text to a reviewer's comment, or from the comment back to its mark.
  enum RemarkLink: UInt8 { case none, mark, back }

  var element: Element
  var role: Role
  /// The index of its first attribute in `FilteredMarkup.attributes`.
  var firstAttribute: Int32
  var attributeCount: UInt8
  /// Whether it is a link to a place in its own page, or to nowhere.
  var leadsWithin = false
  /// Its role as a link between a reviewer's comment and the mark in the text.
  var remark = RemarkLink.none
  /// Its offset in the source.
  var source: Int32
}

/// An attribute that is read later, with the place of its raw value in the source.
struct Attribute {
  var name: AttributeName
  var start: Int32
  var end: Int32
}

/// HTML reduced to what affects visible text: balanced `<div>`, `<span>` and `<br>` and the text between them, so that
/// the parser never has anything to repair. The n-th start tag is `tags[n]`.
struct FilteredMarkup {
  /// Valid UTF-8 without control characters; white space is collapsed outside preformatted text.
  var bytes: [UInt8] = []
  /// What each `standIn` in `bytes` stands for, in order.
  var literals: [UInt8] = []
  var tags: [Tag] = []
  /// The `meta`, `link` and `body` tags, wherever they are.
  var headTags: [Tag] = []
  var attributes: [Attribute] = []
  /// From offsets in `bytes` (`extracted`) to offsets in the source.
  var pieces: [SourceMap.Piece] = []
  /// The raw content of the first `title`.
  var title: Range<Int>?
  /// The raw contents of the JSON-LD scripts.
  var linkedData: [Range<Int>] = []
  /// The raw `o:DocumentProperties` of a file that an office program saved.
  var officeProperties: Range<Int>?
  /// The value of `lang`, or otherwise `xml:lang`, on `html`.
  var language: Range<Int>?
  /// Whether the source shows that an office program made it.
  var hasOfficeMarkup = false
  /// Whether it has an `html`, `head` or `body` tag.
  var isWholePage = false
  /// The number of bytes of text within hidden elements.
  var hiddenTextBytes = 0

  /// Stands for a `<` or `&` of the text: a control character that the text never has and the parser accepts.
  static let standIn: UInt8 = 0x7F

  /// The raw value of a tag's attribute in the source.
  func value(_ name: AttributeName, of tag: Tag) -> Range<Int>? {
    let first = Int(tag.firstAttribute)
    for index in first..<first + Int(tag.attributeCount) where attributes[index].name == name {
      return Int(attributes[index].start)..<Int(attributes[index].end)
    }
    return nil
  }

  /// What `class` and `id` of a tag say.
  func marks(ofNamesOf tag: Tag, in source: Span<UInt8>) -> MarkupNames.Marks {
    var reading = MarkupNames.Reading()
    for name in [AttributeName.class, .id] {
      if let range = value(name, of: tag) { MarkupNames.standard.read(source, range, into: &reading) }
    }
    return reading.marks
  }
}
