/// A slide while it is read: its title heads it wherever it stands in the file, and what is said to it comes below.
struct OfficeSlide {
  /// What a slide holds, in order.
  enum Piece {
    case paragraph(OfficeParagraph)
    case openTable, closeTable, openRow, closeRow, openCell, closeCell
    /// A diagram whose words stand in another part, which the slide calls so.
    case diagram(String)
  }

  private var title: [OfficeParagraph] = []
  /// What stands on it beside its title.
  private(set) var pieces: [Piece] = []
  /// What its speaker wrote down to say.
  var notes: [Piece] = []

  mutating func addTitle(_ paragraph: OfficeParagraph) { title.append(paragraph) }

  mutating func add(_ piece: Piece) { pieces.append(piece) }

  /// Puts the pieces of its diagrams where they stand.
  mutating func setDiagrams(
    _ words: (String) throws(ExtractionError) -> [Piece]
  ) throws(ExtractionError) {
    var whole: [Piece] = []
    for piece in pieces {
      if case .diagram(let name) = piece { try whole += words(name) } else { whole.append(piece) }
    }
    pieces = whole
  }

  /// Adds it to a page.
  func add(to page: inout OfficePage) {
    let level = page.openSlide()
    for var paragraph in title {
      paragraph.kind = .heading(level: level)
      page.add(paragraph)
    }
    for piece in pieces { page.add(piece) }
    let start = page.lines.count
    for piece in notes { page.add(piece) }
    page.closeSpeakerNotes(from: start)
    page.close()
  }
}

extension OfficePage {
  /// Adds a piece of a slide.
  mutating func add(_ piece: OfficeSlide.Piece) {
    switch piece {
    case .paragraph(let paragraph): add(paragraph)
    case .openTable: openTable()
    case .closeTable: closeTable()
    case .openRow: openRow()
    case .closeRow: closeRow()
    case .openCell: openCell()
    case .closeCell: closeCell()
    case .diagram: break
    }
  }
}
