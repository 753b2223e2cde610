import Text

/// The elements of a PowerPoint presentation that affect its text.
/// - SeeAlso: ISO/IEC 29500-1, clauses 19 and 21.
enum SlideElement: UInt8, CaseIterable {
  case other
  /// An entry in the list of slides.
  case listedSlide
  case slide, shape, group, notVisual, placeholder, listStyle, firstLevel
  case paragraph, run, text, lineBreak, field, paragraphProperties, runProperties
  case bullet, noBullet
  case table, row, cell
  case alternatives, choice, fallback
  /// The words of a diagram; a point in it, its type, and its words.
  case diagram, point, pointProperties
  case comment

  /// The names of each.
  private static let names: [(SlideElement, String)] = [
    (.listedSlide, "p:sldId"), (.slide, "p:sld"), (.shape, "p:sp p:graphicFrame p:pic p:cxnSp"), (.group, "p:grpSp"),
    (.notVisual, "p:cNvPr"), (.placeholder, "p:ph"), (.listStyle, "a:lstStyle"), (.firstLevel, "a:lvl1pPr"),
    (.paragraph, "a:p"), (.run, "a:r m:r"), (.text, "a:t m:t"), (.lineBreak, "a:br"), (.field, "a:fld"),
    (.paragraphProperties, "a:pPr"), (.runProperties, "a:rPr"), (.bullet, "a:buChar a:buAutoNum a:buBlip"),
    (.noBullet, "a:buNone"), (.table, "a:tbl"), (.row, "a:tr"), (.cell, "a:tc"),
    (.alternatives, "mc:AlternateContent"), (.choice, "mc:Choice"), (.fallback, "mc:Fallback"),
    (.diagram, "dgm:relIds"), (.point, "dgm:pt"), (.pointProperties, "dgm:prSet"),
    (.comment, "p:cm p188:cm p188:reply"),
  ]

  private static let byName = NameTable(slots: 128, names, none: SlideElement.other)

  static func of(_ element: XMLElement) -> SlideElement { byName[element.name] }

  /// Whether an attribute is true.
  static func isOn(_ value: String?) -> Bool { value == "1" || value == "true" }
}
