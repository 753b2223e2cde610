import Text

/// The elements of a Word document that affect its text.
/// - SeeAlso: ISO/IEC 29500-1, clause 17.
enum WordElement: UInt8, CaseIterable {
  case other
  case body, paragraph, run, text, tab, lineBreak, noBreakHyphen, softHyphen, symbol
  case paragraphProperties, runProperties, style, name, basedOn, outlineLevel, numberingID, paragraphStyle, runStyle
  case vanish, strike, verticalAlign, bold, italic
  /// The properties before a tracked change.
  case formerProperties
  case table, row, cell
  case deleted, movedAway, fieldCharacter, fieldCode, noteMark, noteNumber
  case control, showsPlaceholder, gallery
  case alternatives, choice, fallback, annotationText

  /// The names of each.
  private static let names: [(WordElement, String)] = [
    (.body, "w:body"), (.paragraph, "w:p"), (.run, "w:r"), (.text, "w:t m:t"), (.tab, "w:tab w:ptab"),
    (.lineBreak, "w:br w:cr"), (.noBreakHyphen, "w:noBreakHyphen"), (.softHyphen, "w:softHyphen"), (.symbol, "w:sym"),
    (.paragraphProperties, "w:pPr"), (.runProperties, "w:rPr"), (.style, "w:style"), (.name, "w:name"),
    (.basedOn, "w:basedOn"), (.outlineLevel, "w:outlineLvl"), (.numberingID, "w:numId"), (.paragraphStyle, "w:pStyle"),
    (.runStyle, "w:rStyle"), (.vanish, "w:vanish"), (.strike, "w:strike w:dstrike"), (.verticalAlign, "w:vertAlign"),
    (.bold, "w:b"), (.italic, "w:i"), (.formerProperties, "w:pPrChange w:rPrChange"), (.table, "w:tbl"),
    (.row, "w:tr"), (.cell, "w:tc"), (.deleted, "w:del"), (.movedAway, "w:moveFrom"), (.fieldCharacter, "w:fldChar"),
    (.fieldCode, "w:instrText w:delInstrText w:delText w:fldData"),
    (.noteMark, "w:footnoteReference w:endnoteReference"), (.noteNumber, "w:footnoteRef w:endnoteRef"),
    (.control, "w:sdt"), (.showsPlaceholder, "w:showingPlcHdr"),
    (.gallery, "w:docPartGallery"), (.alternatives, "mc:AlternateContent"), (.choice, "mc:Choice"),
    (.fallback, "mc:Fallback"), (.annotationText, "w:rt"),
  ]

  private static let byName = NameTable(slots: 256, names, none: WordElement.other)

  static func of(_ element: XMLElement) -> WordElement { byName[element.name] }

  /// Whether a property is on, which it is by default.
  static func isOn(_ element: XMLElement) -> Bool { isOn(element.value("val") ?? "1") }

  static func isOn(_ value: String) -> Bool { !["0", "false", "off"].contains(value) }

  /// The heading level, from 1; 0 for text.
  static func level(_ element: XMLElement) -> Int? {
    element.value("val").flatMap { Int($0) }.map { (0...8).contains($0) ? $0 + 1 : 0 }
  }
}
