import TestSupport
import Testing
import Text

@testable import Extraction

/// What is read from pages by the positions of their words.
@Suite struct PDFTests {
  private func read(_ layout: PrintedLayout) throws -> ExtractedText {
    try Extractor().extract(pageLayout: layout.xhtml)
  }

  private func blocks(_ layout: PrintedLayout) throws -> [String] {
    let result = try read(layout)
    return result.blocks.map { String(decoding: Array(result.text.utf8)[$0.span.range], as: UTF8.self) }
  }

  /// Lines of one column, some 46 letters wide.
  private static let yard = [
    "The yard has grown since we came here and all",
    "of us have learned to build boats that go far",
    "out and come back with everybody who went out",
    "aboard of them, in storms and in the calm too",
    "which takes more patience than most can have.",
  ]
  private static let crew = [
    "Our crew is twice as large as in the year the",
    "harbour burned, and each of them knows why we",
    "keep the old slipway: it was there before the",
    "town was, and it will carry the last boat out",
    "when the rest of what we made is gone for it.",
  ]

  private func joined(_ lines: [String]) -> String { lines.joined(separator: " ") }

  @Test func linesBecomeParagraphs() throws {
    var layout = PrintedLayout()
    let below = layout.write(Self.yard, top: 100)
    layout.write(Self.crew, top: below + 8)
    #expect(try blocks(layout) == [joined(Self.yard), joined(Self.crew)])
  }

  @Test func anIndentBeginsAParagraph() throws {
    var layout = PrintedLayout()
    var top = 100.0
    for _ in 0..<4 {
      for lines in [Self.yard, Self.crew] {
        layout.write(lines[0], left: 87, top: top)
        top = layout.write(Array(lines.dropFirst()), top: top + 15)
      }
    }
    #expect(try blocks(layout) == Array(repeating: [joined(Self.yard), joined(Self.crew)], count: 4).flatMap(\.self))
  }

  @Test func columnsAreReadOneAfterTheOther() throws {
    var layout = PrintedLayout()
    layout.write("A letter from the yard to all who sail in its boats", top: 60, size: 18)
    // The order of the file is by rows, as some programs write it.
    for (index, (left, right)) in zip(Self.yard + [""] + Self.yard, Self.crew + [""] + Self.crew).enumerated() {
      if left.isEmpty { continue }
      layout.write(left, left: 50, top: 120 + Double(index) * 15)
      layout.write(right, left: 310, top: 120 + Double(index) * 15)
    }
    let expected = [joined(Self.yard), joined(Self.yard), joined(Self.crew), joined(Self.crew)]
    #expect(try blocks(layout) == ["A letter from the yard to all who sail in its boats"] + expected)
  }

  /// A sentence that a page shows in large type beside its text is read after it, and does not interrupt text that
  /// continues on the next page.
  @Test(arguments: [true, false]) func whatStandsAsideInLargeTypeIsReadBehindTheText(isOnTheLeft: Bool) throws {
    var layout = PrintedLayout()
    let wide = "What we did this year was to hold the yard together while everything else around us fell"
    let (text, aside) = isOnTheLeft ? (310.0, 60.0) : (60.0, 360.0)
    layout.write(wide, left: 60, top: 80)
    for (index, line) in Self.yard.enumerated() { layout.write(line, left: text, top: 140 + 15 * Double(index)) }
    for (index, line) in ["We owe it to", "all who sail", "in these boats"].enumerated() {
      layout.write(line, left: aside, top: 138 + 22 * Double(index), size: 16)
    }
    layout.write(wide, left: 60, top: 260)
    layout.write(
      "and what we learned in the yard this year we do not mean to lose in any of the next,", left: 60, top: 300)
    layout.turn()
    layout.write(
      ["so that all of it is written down and read aloud to those who come to us in the spring", "of each year."],
      left: 60, top: 80)
    let found = try blocks(layout)
    #expect(found.contains("We owe it to all who sail in these boats"))
    let words = found.joined(separator: " ").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains(wide + " " + joined(Self.yard) + " " + wide), "\(words)")
    #expect(found.contains { $0.contains("to lose in any of the next, so that all of it") })
  }

  @Test func aListIsNoColumn() throws {
    var layout = PrintedLayout()
    for (index, line) in (Self.yard + Self.crew).enumerated() {
      layout.write("*", left: 72, top: 100 + 24 * Double(index))
      layout.write(line, left: 90, top: 100 + 24 * Double(index))
    }
    let result = try read(layout)
    #expect(result.blocks.count == 10)
    #expect(result.blocks.allSatisfy { $0.kind == .listItem })
    #expect(result.text.hasPrefix("* The yard"))
  }

  @Test func aParagraphGoesOnOverleafWithoutWhatPagesRepeat() throws {
    var layout = PrintedLayout()
    for page in 1...3 {
      if page > 1 { layout.turn() }
      layout.write("The Yard's Letter", left: 240, top: 40, size: 8)
      let lines = page == 1 ? Array(Self.yard.dropLast(2)) : page == 2 ? Array(Self.yard.suffix(2)) : Self.crew
      layout.write(lines, top: 100)
      layout.write("Page \(page) of 3", left: 280, top: 800, size: 8)
    }
    #expect(try blocks(layout) == [joined(Self.yard), joined(Self.crew)])
  }

  /// What is repeated is told by how many pages have it as high, and each page is not held against all others.
  @Test func headsOfManyPagesAreToldByTheirHeight() {
    let places = [40.0, 60, 40, 60, 43, 62, 40, 60, 40, 52]
    let pages = (0..<12_000).map { page in
      let top = places[page % places.count]
      let head = PrintedWord(text: "Yard", box: PrintedBox(left: 72, top: top, right: 92, bottom: top + 10))
      let text = PrintedWord(text: "We", box: PrintedBox(left: 72, top: 300, right: 92, bottom: 310))
      return PrintedPage(width: PrintedLayout.width, height: PrintedLayout.height, words: [head, text])
    }
    var kept: [Int] = []
    let seconds = processorSeconds {
      let running = RunningLines(pages)
      kept = pages.indices.filter { running.others(of: pages[$0], $0).count == 2 }
    }
    // A tenth of the pages have their header where no other page has one.
    #expect(kept == pages.indices.filter { places[$0 % places.count] == 52 })
    #expect(seconds < 30)
  }

  /// A white strip between columns needs fewer lines beside it if other pages have one at the same place, wherever that
  /// is in the list of known places.
  @Test(arguments: [([100.0, 290, 500], 2), ([290.0], 2), ([100.0, 500], 1), ([], 1)])
  func aStripThatOtherPagesHaveIsBelieved(known: [Double], stretches: Int) {
    var words: [PrintedWord] = []
    for (left, lines) in [(50.0, Self.yard), (310.0, Self.crew)] {
      for (row, line) in lines.prefix(3).enumerated() {
        for (place, text) in line.split(separator: " ").enumerated() {
          let (x, y) = (left + 23 * Double(place), 100 + 15 * Double(row))
          words.append(PrintedWord(text: String(text), box: PrintedBox(left: x, top: y, right: x + 20, bottom: y + 10)))
        }
      }
    }
    #expect(ReadingOrder(words, known: known).stretches.count == stretches)
  }

  @Test func aNoteAtTheFootPartsNoParagraph() throws {
    var layout = PrintedLayout()
    layout.write(Array(Self.yard.dropLast(2)), top: 100)
    layout.write("1 The old slipway was never sold.", top: 760, size: 7)
    layout.turn()
    let below = layout.write(Array(Self.yard.suffix(2)), top: 100)
    layout.write(Self.crew, top: below + 8)
    let result = try read(layout)
    #expect(
      try blocks(layout) == [joined(Self.yard), "1 The old slipway was never sold.", joined(Self.crew)])
    let note = try #require(result.voices.first { $0.voice == .document })
    #expect(note.span == result.blocks[1].span)
    // Evidence says on which page it stands, also behind the note.
    func page(of words: String) throws -> Int? {
      let place = try #require(result.text.firstRange(of: words)).lowerBound
      return result.sourceMap.position(of: place.utf16Offset(in: result.text)).page
    }
    #expect(try page(of: "of us have learned") == 1)
    #expect(try page(of: "which takes more") == 2)
    #expect(try page(of: "The old slipway") == 1)
    #expect(try page(of: "Our crew") == 2)
  }

  @Test func theMarkOfANoteIsLeftOut() throws {
    var layout = PrintedLayout()
    layout.write(Self.yard, top: 100)
    let end = 72 + Double(Self.yard[4].count) * 5
    layout.write("12", left: end, top: 158, size: 6)
    #expect(try blocks(layout) == [joined(Self.yard)])
  }

  @Test func headingsAreToldBySize() throws {
    var layout = PrintedLayout()
    layout.write(["What the yard and its crew", "have learned in the year"], top: 60, size: 20)
    layout.write(Self.yard, top: 140)
    layout.write("The crew", top: 240, size: 14)
    layout.write(Self.crew, top: 270)
    let result = try read(layout)
    #expect(result.blocks.map(\.kind) == [.heading, .paragraph, .heading, .paragraph])
    #expect(result.metadata.title == "What the yard and its crew have learned in the year")
    #expect(result.metadata.sources["title"] == "largest heading")
  }

  @Test func wordsBrokenAtLineEndsAreWhole() throws {
    var layout = PrintedLayout()
    layout.write(
      [
        "The harbour was rebuilt by those who had lost the har-", "bour twice, and the com-",
        "pany paid for none of it. A well-", "known company has said so and the com-", "pany knows it.",
      ], top: 100)
    let text = try read(layout).text
    #expect(text.contains("lost the harbour twice, and the company paid"))
    #expect(!text.contains("com-"))
  }

  @Test func aLargeLetterBeginsItsWord() throws {
    var layout = PrintedLayout()
    layout.write("T", left: 72, top: 100, size: 38)
    layout.write(
      ["he yard has grown since we came here and", "all of us have learned to build the boat"], left: 94, top: 102)
    let below = layout.write(Self.yard, top: 132)
    layout.write(Self.crew, top: below + 8)
    let opening = "The yard has grown since we came here and all of us have learned to build the boat "
    #expect(try blocks(layout) == [opening + joined(Self.yard), joined(Self.crew)])
  }

  @Test func cellsOfATableAreBlocks() throws {
    var layout = PrintedLayout()
    layout.write(Self.yard, top: 100)
    for (index, row) in [["Year", "Boats", "Crew"], ["2021", "4", "31"], ["2022", "7", "44"]].enumerated() {
      for (column, cell) in row.enumerated() {
        layout.write(cell, left: 72 + 90 * Double(column), top: 200 + 15 * Double(index))
      }
    }
    layout.write(Self.crew, top: 270)
    let result = try read(layout)
    #expect(result.blocks.map(\.kind) == [.paragraph] + Array(repeating: .tableCell, count: 9) + [.paragraph])
  }

  @Test func linesOfAHeadOrASignatureStayApart() throws {
    var layout = PrintedLayout()
    layout.write(["TO: All of the crew", "FROM: Ann Lee", "DATE: 3 May 2023", "RE: The slipway"], top: 60)
    let below = layout.write(Self.yard + Self.crew, top: 140)
    layout.write(["Ann Lee", "Master of the Yard"], top: below + 20)
    let result = try read(layout)
    #expect(result.metadata.authors == ["Ann Lee"])
    #expect(result.metadata.date == "2023-05-03")
    #expect(result.metadata.title == "The slipway")
    #expect(result.voices.first?.why == "memo header")
    #expect(try blocks(layout).suffix(2) == ["Ann Lee", "Master of the Yard"])
  }

  @Test(arguments: [
    ("Microsoft Word - The Yard in 2023", "The Yard in 2023"), ("letter_final.docx", "What the yard has learned"),
    ("", "What the yard has learned"), ("The Yard & its Crew", "The Yard & its Crew"),
  ])
  func aFileIsCalledByItsPropertiesOrItsHeading(given: String, title: String) throws {
    var layout = PrintedLayout()
    layout.title = given
    layout.fields = [("Author", "Ann Lee"), ("Producer", "A program"), ("CreationDate", "2023-02-28T10:00:00Z")]
    layout.write("What the yard has learned", top: 60, size: 20)
    layout.write(Self.yard, top: 120)
    let metadata = try read(layout).metadata
    #expect(metadata.title == title)
    #expect(metadata.authors == ["Ann Lee"])
    #expect(metadata.date == "2023-02-28")
    #expect(metadata.sources["author"] == "PDF properties")
  }

  @Test func aTableOfContentsIsTheDocuments() throws {
    var layout = PrintedLayout()
    layout.write(
      ["Our yard . . . . . . . . . . . . . . . . . 3", "Our crew . . . . . . . . . . . . . . . . . 12"], top: 60)
    layout.write(Self.yard, top: 140)
    let result = try read(layout)
    #expect(result.blocks.count == 3)
    #expect(result.voices.map(\.why) == ["table of contents", "table of contents"])
  }

  @Test func theSpeakersOfATranscriptAreFound() throws {
    var layout = PrintedLayout()
    var top = 60.0
    for index in 0..<4 {
      let name = index.isMultiple(of: 2) ? "Ann Lee: " : "Bo Chan: "
      top = layout.write([name + "We built the boats and I am glad of it"] + Self.crew, top: top) + 8
    }
    let voices = try read(layout).voices
    #expect(voices.contains { $0.voice == .speaker && $0.speaker == "Bo Chan" })
  }

  /// Positions are lines of the text as extracted.
  @Test func linesAreThoseOfTheText() throws {
    var layout = PrintedLayout()
    let below = layout.write(Self.yard, top: 100)
    layout.write(Self.crew, top: below + 8)
    let result = try read(layout)
    let place = result.sourceMap.position(of: result.blocks[1].span.start)
    let line = result.text.split(separator: "\n", omittingEmptySubsequences: false)[place.line - 1]
    #expect(line.hasPrefix("Our crew"))
    #expect(place.column == 1 && place.page == 1)
  }

  @Test(arguments: [0.004, 0.06, 900])
  func whatIsPrintedInSpecksOrGiantTypeIsRead(size: Double) throws {
    var layout = PrintedLayout()
    layout.write(Self.yard, top: 100, size: size)
    #expect(try read(layout).text.contains("boats that go far"))
  }

  @Test func pagesWithoutAWordAreAScan() {
    var layout = PrintedLayout()
    layout.turn()
    #expect(throws: ExtractionError.noTextLayer(pages: 2)) { try read(layout) }
    for none in ["", "<html><head></head></html>", "<word xMin=\"1\">we</word>", "<page <word"] {
      #expect(throws: ExtractionError.noTextLayer(pages: 0)) { try Extractor().extract(pageLayout: Array(none.utf8)) }
    }
  }

  @Test func whatEndsALineWithinAWordIsNoWord() throws {
    var layout = PrintedLayout()
    layout.write(["\u{2028} \u{200B}", "The\u{85}yard\u{2029} has grown\u{C} and we"], top: 80)
    layout.write(Self.yard, top: 120)
    #expect(try blocks(layout) == ["Theyard has grown and we", joined(Self.yard)])
  }

  /// A PDF program that writes nonsense, or whose output is cut off, crashes nothing.
  @Test func brokenLayoutsAreReadOrRefused() throws {
    var layout = PrintedLayout()
    layout.write("The yard & its crew", top: 60, size: 20)
    for index in 0..<3 {
      layout.write(Self.yard, left: 50, top: 120 + 100 * Double(index))
      layout.write(Self.crew, left: 310, top: 120 + 100 * Double(index))
    }
    let whole = layout.xhtml
    var random = SeededRandom(seed: 11)
    for _ in 0..<200 {
      var bytes = Array(whole.prefix(Int.random(in: 0...whole.count, using: &random)))
      for _ in 0..<Int.random(in: 0...20, using: &random) where !bytes.isEmpty {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        // Digits are most of what there is to break.
        bytes[place] =
          Bool.random(using: &random)
          ? UInt8.random(in: 0x30...0x39, using: &random) : UInt8.random(in: 0...127, using: &random)
      }
      do throws(ExtractionError) {
        let result = try Extractor().extract(pageLayout: bytes)
        #expect(result.blocks.allSatisfy { $0.span.end <= result.text.utf8.count })
      } catch {
        guard case .noTextLayer = error else {
          Issue.record("\(error)")
          continue
        }
      }
    }
  }
}
