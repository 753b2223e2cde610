/// A tag that reached the filtered markup, or one of the head that is kept for metadata.
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

  /// A link of a program for documents that leads to a reviewer's remark, or from it back to its mark.
  enum RemarkLink: UInt8 { case none, mark, back }

  var element: Element
  var role: Role
  /// Where its attributes begin in `FilteredMarkup.attributes`.
  var firstAttribute: Int32
  var attributeCount: UInt8
  /// A link that leads to a place of its own page, or nowhere.
  var leadsWithin = false
  /// A link between a remark of a reviewer and its mark in the text.
  var remark = RemarkLink.none
  /// Its offset in the source.
  var source: Int32
}

/// An attribute that is read later: where its raw value stands in the source.
struct Attribute {
  var name: AttributeName
  var start: Int32
  var end: Int32
}

/// HTML reduced to what its visible text depends on: balanced `<div>`, `<span>` and `<br>` and the text between them, so
/// that no repair of the parser behind it ever acts. The n-th start tag is `tags[n]`.
struct FilteredMarkup {
  /// Valid UTF-8 without controls; white space is collapsed outside preformatted text.
  var bytes: [UInt8] = []
  /// What each `standIn` in `bytes` stands for, in order.
  var literals: [UInt8] = []
  var tags: [Tag] = []
  /// `meta`, `link` and `body` tags, wherever they stand.
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
  /// The value of `lang`, or else `xml:lang`, on `html`.
  var language: Range<Int>?
  /// Whether the source names an office program as its maker.
  var hasOfficeMarkup = false
  /// Whether a `html`, `head` or `body` tag stands in it.
  var isWholePage = false
  /// Bytes of text within hidden elements.
  var hiddenTextBytes = 0

  /// Stands for a `<` or `&` of the text: a control that the text never has and the parser lets pass.
  static let standIn: UInt8 = 0x7F

  /// The raw value of a tag's attribute in the source.
  func value(_ name: AttributeName, of tag: Tag) -> Range<Int>? {
    let first = Int(tag.firstAttribute)
    for index in first..<first + Int(tag.attributeCount) where attributes[index].name == name {
      return Int(attributes[index].start)..<Int(attributes[index].end)
    }
    return nil
  }
}
