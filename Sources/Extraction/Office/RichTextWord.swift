import Text

/// The control words of RTF that affect text.
/// - SeeAlso: Microsoft, Rich Text Format (RTF) Specification 1.9.1, and [MS-OXRTFEX] for what mail programs wrap in
/// it.
enum RichTextWord: Hashable, Sendable {
  case other
  /// The rest of the group is not text of the paragraph.
  case destination(Destination)
  /// The word stands for a character.
  case character(Unicode.Scalar)
  case unicode, fallbackSize
  case ansi, macintosh, pc, pca, codePage, usualFont
  /// The document wraps a page, or a plain text.
  case wrapsPage, wrapsText, outsidePage
  case paragraphEnd, lineBreak, cell, nestedCell, row, nestedRow
  case plain, usualParagraph
  /// A character property, which the number 0 turns off.
  case mark(RichTextMarks)
  case lowered, position
  case font, characterStyle, otherStyle
  case paragraphStyle, outlineLevel, list, inTable, tableDepth
  case fontCharset, fontCodePage, basedOn
  case year, month, day

  /// The contents of a group.
  enum Destination: Hashable, Sendable {
    case text
    /// Something other than the document's text, such as a picture, a header or a field code.
    case leftOut
    case fonts, styles, style
    case properties, title, author, created, changed
    /// A footnote or endnote.
    case note
    /// List formatting of a paragraph.
    case listing
    /// A drawing, of which only the text box is text.
    case drawing, box
    /// Two forms of the same text: the first for programs without Unicode.
    case forms, unicodeForm
    /// A file attached to a character.
    case attachment
    /// Tags of a wrapped page.
    case tags
    /// Properties of nested rows.
    case nestedRow
  }

  private static let table = NameTable<RichTextWord>(slots: 512, names, none: .other)

  static func of(_ hash: UInt64) -> RichTextWord { table[hash] }

  private static let names: [(RichTextWord, String)] = [
    (.destination(.fonts), "fonttbl"), (.destination(.styles), "stylesheet"),
    (.destination(.properties), "info"), (.destination(.title), "title"), (.destination(.author), "author"),
    (.destination(.created), "creatim"), (.destination(.changed), "revtim"), (.destination(.note), "footnote"),
    (.destination(.listing), "pn"), (.destination(.drawing), "shpinst do"), (.destination(.box), "shptxt dptxbxtext"),
    (.destination(.forms), "upr"), (.destination(.unicodeForm), "ud"), (.destination(.attachment), "NeXTGraphic"),
    (.destination(.tags), "htmltag"), (.destination(.nestedRow), "nesttableprops"),
    (
      .destination(.leftOut),
      "colortbl pict object header headerl headerr headerf footer footerl footerr footerf annotation atnid atnauthor "
        + "atndate atnicn atnref atrfstart atrfend listtext pntext fldinst xe tc tcn rxe bkmkstart bkmkend ftnsep "
        + "ftnsepc ftncn aftnsep aftnsepc aftncn filetbl template nonesttables nonshppict sp shprslt listtable "
        + "listoverridetable revtbl mmathPict private"
    ),
    (.character("\u{2014}"), "emdash"), (.character("\u{2013}"), "endash"), (.character("\u{2018}"), "lquote"),
    (.character("\u{2019}"), "rquote"), (.character("\u{201C}"), "ldblquote"), (.character("\u{201D}"), "rdblquote"),
    (.character("\u{2022}"), "bullet"), (.character(" "), "tab emspace enspace qmspace"),
    (.character("\u{200D}"), "zwj"), (.character("\u{200C}"), "zwnj"), (.character("\u{200B}"), "zwbo"),
    (.character("\u{2060}"), "zwnbo"), (.character("\u{200E}"), "ltrmark"), (.character("\u{200F}"), "rtlmark"),
    (.unicode, "u"), (.fallbackSize, "uc"), (.ansi, "ansi"), (.macintosh, "mac"), (.pc, "pc"), (.pca, "pca"),
    (.codePage, "ansicpg"), (.usualFont, "deff"), (.wrapsPage, "fromhtml"), (.wrapsText, "fromtext"),
    (.outsidePage, "htmlrtf"), (.paragraphEnd, "par sect"), (.lineBreak, "line lbr page column"), (.cell, "cell"),
    (.nestedCell, "nestcell"), (.row, "row"), (.nestedRow, "nestrow"), (.plain, "plain"), (.usualParagraph, "pard"),
    (.mark(.bold), "b"), (.mark(.italic), "i"), (.mark(.hidden), "v"), (.mark(.struck), "strike striked"),
    (.mark(.deleted), "deleted mvf"), (.mark(.raised), "super"), (.lowered, "sub nosupersub dn"), (.position, "up"),
    (.font, "f"), (.characterStyle, "cs"), (.otherStyle, "ts ds"), (.paragraphStyle, "s"),
    (.outlineLevel, "outlinelevel"), (.list, "ls"), (.inTable, "intbl"), (.tableDepth, "itap"),
    (.fontCharset, "fcharset"), (.fontCodePage, "cpg"), (.basedOn, "sbasedon"), (.year, "yr"), (.month, "mo"),
    (.day, "dy"),
  ]
}

/// Properties of characters.
struct RichTextMarks: OptionSet, Hashable, Sendable {
  let rawValue: UInt16

  static let bold = RichTextMarks(rawValue: 1)
  static let italic = RichTextMarks(rawValue: 1 << 1)
  static let raised = RichTextMarks(rawValue: 1 << 2)
  static let hidden = RichTextMarks(rawValue: 1 << 3)
  static let struck = RichTextMarks(rawValue: 1 << 4)
  /// Deleted or moved in tracked changes.
  static let deleted = RichTextMarks(rawValue: 1 << 5)
  /// A placeholder that prompts for text.
  static let placeholder = RichTextMarks(rawValue: 1 << 6)

  /// Properties whose text is not visible.
  static let unseen: RichTextMarks = [.hidden, .struck, .deleted, .placeholder]
  static let emphasised: RichTextMarks = [.bold, .italic]
}
