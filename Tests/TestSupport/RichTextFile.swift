/// Documents in Rich Text Format as small as they can be.
public enum RichTextFile {
  /// The usual fonts: Western, Cyrillic, Japanese, signs, and one of the document's own page.
  public static let fonts =
    "{\\fonttbl{\\f0\\fswiss\\fcharset0 Arial;}{\\f1\\fswiss\\fcharset204{\\*\\fname Arial;}Arial CYR;}"
    + "{\\f2\\fnil\\fcharset128 MS Gothic;}{\\f3\\fnil\\fcharset2 Wingdings;}{\\f4\\fnil Own;}}"

  /// The styles that Word writes, their names in the program's language where a user made them.
  public static let styles =
    "{\\stylesheet{\\ql\\fs24\\lang1033 \\snext0 Normal;}{\\s1\\outlinelevel0\\b\\fs32 \\sbasedon0 \\snext0 heading 1,Kopf;}"
    + "{\\s2\\sbasedon1 Mein Kopf;}{\\s3 Title;}{\\s4\\i Intense Quote;}{\\s5\\sbasedon4 Zitat;}{\\s6 toc 1;}"
    + "{\\s7\\outlinelevel1 Kapitel;}{\\*\\cs10 \\additive Default Paragraph Font;}{\\*\\cs11\\sbasedon10 Placeholder Text;}"
    + "{\\*\\ts12\\trowd Normal Table;}{\\s13\\sbasedon14 A;}{\\s14\\sbasedon13 B;}}"

  /// A document of a body.
  public static func document(
    _ body: String, head: String = "\\ansi\\ansicpg1252\\deff0", fonts: String = fonts, styles: String = styles,
    properties: String = ""
  ) -> [UInt8] {
    Array("{\\rtf1\(head)\(fonts)\n{\\colortbl;\\red0\\green0\\blue0;}\(styles){\\info\(properties)}\n\(body)}".utf8)
  }
}
