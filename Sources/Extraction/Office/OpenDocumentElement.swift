import Text

/// The elements of an OpenDocument text or presentation that affect its text.
/// - SeeAlso: OASIS OpenDocument 1.3, part 3, chapters 5 to 7, 10 and 16.
enum OpenDocumentElement: UInt8, CaseIterable {
  case other
  case document, body, paragraph, heading, span, spaces, tab, lineBreak
  case listItem, table, row, cell, section
  case note, leftOut, hiddenText
  case presentation, slide, shape, speakerNotes, slideField, remark
  case changedRegion, deletion, changeStart, changeEnd
  case style, textProperties, pageProperties
  /// The entry of an encrypted part in the manifest.
  case encryption

  /// The names of each. Left out are notes, comments, deletions in tracked changes, tables of contents, placeholders,
  /// list numbers, descriptions of images, ruby text, and what is not text.
  private static let names: [(OpenDocumentElement, String)] = [
    (.document, "office:document"), (.body, "office:body"), (.paragraph, "text:p"), (.heading, "text:h"),
    (.span, "text:span"), (.spaces, "text:s"), (.tab, "text:tab"), (.lineBreak, "text:line-break"),
    (.listItem, "text:list-item"), (.table, "table:table"), (.row, "table:table-row"), (.cell, "table:table-cell"),
    (.section, "text:section"), (.note, "text:note"), (.hiddenText, "text:hidden-text text:hidden-paragraph"),
    (.style, "style:style"), (.textProperties, "style:text-properties"),
    (.presentation, "office:presentation"), (.slide, "draw:page"), (.speakerNotes, "presentation:notes"),
    (
      .shape,
      "draw:frame draw:custom-shape draw:rect draw:ellipse draw:circle draw:polygon draw:path draw:caption draw:connector"
    ),
    (
      .slideField,
      "text:page-number text:page-count text:page-name text:date text:time presentation:header presentation:footer "
        + "presentation:date-time"
    ),
    (.remark, "office:annotation"), (.pageProperties, "style:drawing-page-properties"),
    (.changedRegion, "text:changed-region"), (.deletion, "text:deletion"), (.changeStart, "text:change-start"),
    (.changeEnd, "text:change-end"), (.encryption, "manifest:encryption-data"),
    (
      .leftOut,
      "text:tracked-changes text:table-of-content text:illustration-index text:table-index "
        + "text:object-index text:user-index text:alphabetical-index text:placeholder text:number text:ruby-text "
        + "text:script table:covered-table-cell table:tracked-changes svg:title svg:desc office:binary-data office:forms "
        + "draw:object"
    ),
  ]

  private static let byName = NameTable(slots: 256, names, none: OpenDocumentElement.other)

  static func of(_ element: XMLElement) -> OpenDocumentElement { byName[element.name] }
}
