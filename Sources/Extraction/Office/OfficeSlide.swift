/// A slide while it is being read: its title comes first, wherever it is in the file, and the speaker notes come last.
struct OfficeSlide {
  /// A piece of a slide's contents.
  enum Piece {
    case paragraph(OfficeParagraph)
    case openTable, closeTable, openRow, closeRow, openCell, closeCell
    /// A diagram whose words are in another part, given by the name the slide uses for it.
    case diagram(String)
  }

  private var title: [OfficeParagraph] = []
  /// Its contents except the title.
  private(set) var pieces: [Piece] = []
  /// The speaker notes.
  var notes: [Piece] = []

  mutating func addTitle(_ paragraph: OfficeParagraph) { title.append(paragraph) }

  mutating func add(_ piece: Piece) { pieces.append(piece) }

  /// Inserts the contents of its diagrams in their places.
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
