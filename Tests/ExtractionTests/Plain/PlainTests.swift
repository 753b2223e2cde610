import Extraction
import Testing
import Text

@Suite struct PlainTests {
  @Test func joinsWrappedLinesAndKeepsParagraphs() throws {
    let result = try read(
      "We met the crews in the morning and asked\nwhat they needed from us this week.\n\nThey told us.\n")
    #expect(
      result.blockTexts == [
        "We met the crews in the morning and asked\nwhat they needed from us this week.", "They told us.",
      ])
  }

  @Test func readsOneLineAsOneParagraphWhereLinesEndInStops() throws {
    let result = try read("We met.\nWe talked about the plan for next year.\nThen we left.\nNobody was late.\n")
    #expect(result.blocks.count == 4)
    #expect(result.notes == [.linesAreParagraphs])
  }

  @Test func findsHeadingsAndListItems() throws {
    let result = try read(
      """
      OUR PLAN

      What we owe
      ===========

      We will do three things for the crews that work at night, and soon:
      - pay them on time
        every week
      - listen
      1. fix the vans

      """)
    #expect(result.blocks.map(\.kind) == [.heading, .heading, .paragraph, .listItem, .listItem, .listItem])
    #expect(result.blockTexts[3] == "- pay them on time\nevery week")
    #expect(!result.text.contains("==="))
  }

  @Test func joinsWordsBrokenAtLineEnds() throws {
    let source =
      "We talked to every custo-\nmer and we will con-\ntinue, as a well-known\nfirm must. It is well-\nknown too.\n"
    let result = try read(source)
    #expect(result.text.contains("customer and we will continue, as a well-known"))
    #expect(result.text.contains("well-\nknown too"))
    let offset = try #require(result.text.utf8.firstRange(of: "tinue".utf8)).lowerBound
    let place = result.text.utf8.distance(from: result.text.startIndex, to: offset)
    #expect(result.sourceMap.position(of: place) == LinePosition(line: 3, column: 1))
  }

  @Test func keepsACompoundThatFallsOnALineEnd() throws {
    let text =
      String(repeating: "This is a state-of-the-art plan with long-term aims and first-rate crews.\n", count: 8)
      + "It needs a hard-\nheaded view of cost and of time and of people.\n"
    #expect(try read(text).text.contains("hard-\nheaded"))
  }

  @Test(arguments: ["\r\n", "\r", "\n"])
  func takesEveryLineEnd(end: String) throws {
    let result = try read(["We met the", "crews today.", "", "They won."].joined(separator: end))
    #expect(result.blockTexts == ["We met the\ncrews today.", "They won."])
    #expect(result.sourceMap.position(of: result.blocks[1].span.start) == LinePosition(line: 4, column: 1))
  }

  @Test func readsFrontMatter() throws {
    let result = try read(
      """
      ---
      title: "What we owe"
      author: [Jane Roe, John Doe]
      date: 3 February 2020 # as sent
      type: memo
      lang: EN-gb
      tags:
        - pay
        - crews
      ---
      We pay.
      """)
    #expect(result.text == "We pay.")
    #expect(result.metadata.title == "What we owe")
    #expect(result.metadata.authors == ["Jane Roe", "John Doe"])
    #expect(result.metadata.date == "2020-02-03")
    #expect(result.metadata.genre == "memo")
    #expect(result.metadata.language == "en-gb")
    #expect(result.metadata.fields["tags"] == "pay, crews")
    #expect(result.metadata.sources["author"] == "front matter")
  }

  @Test func readsTOMLFrontMatter() throws {
    let result = try read("+++\ntitle = \"Pay\"\nauthors = [\"Jane Roe\"]\ndate = 2020-02-03\n+++\nWe pay.")
    #expect(
      result.metadata.title == "Pay" && result.metadata.author == "Jane Roe" && result.metadata.date == "2020-02-03")
  }

  @Test func doesNotTakeRulesForFrontMatter() throws {
    #expect(try read("---\nWe pay, and that is all\n---\nWe do.").text.contains("We pay"))
  }

  @Test func readsAMemoHead() throws {
    let result = try read(
      "MEMORANDUM\n\nTO: All staff\nFROM: Jane Roe, Director\nDATE: February 27 1979\nRE: The night shift\n\nDear all,\n\nWe will pay.\n"
    )
    #expect(result.metadata.authors == ["Jane Roe"])
    #expect(result.metadata.date == "1979-02-27")
    #expect(result.metadata.title == "The night shift")
    #expect(result.metadata.sources["date"] == "memo header")
    #expect(result.authorText == "Dear all, / We will pay.")
    #expect(result.voices.allSatisfy { $0.voice == .document })
  }

  @Test func leavesAPlainTextWithColonsAlone() throws {
    let text = "Note: we met.\n\nPlan: pay the crews first.\n"
    #expect(try read(text).voices.isEmpty)
  }
}

@Suite struct DateTests {
  @Test(arguments: [
    ("2020-02-03", "2020-02-03"), ("2020-02-03T09:12:00Z", "2020-02-03"), ("2020/2/3", "2020-02-03"),
    ("20200203", "2020-02-03"), ("February 27 1979", "1979-02-27"), ("February 27, 1979", "1979-02-27"),
    ("15. März 2024", "2024-03-15"), ("Dienstag, 14. Oktober 2025 08:12", "2025-10-14"), ("4 mars 2024", "2024-03-04"),
    ("1er août 2024", "2024-08-01"), ("lun. 3 févr. 2020 à 09:12", "2020-02-03"), ("14 juil. 2024", "2024-07-14"),
    ("27 February 1979", "1979-02-27"), ("27th of February, 1979", "1979-02-27"), ("3 Feb 2020", "2020-02-03"),
    ("29Jun2006", "2006-06-29"), ("Mon, 3 Feb 2020 09:12:00 +0100", "2020-02-03"),
    ("Mon Feb 3 09:12:00 UTC 2020", "2020-02-03"), ("Monday, February 3, 2020 9:12 AM", "2020-02-03"),
    ("Sept. 1st, 2001", "2001-09-01"), ("February 1979", "1979-02"), ("1979", "1979"), ("2024-05", "2024-05"),
    ("13/02/2020", "2020-02-13"), ("02/13/2020", "2020-02-13"), ("03.02.2020", "2020-02-03"),
  ])
  func reads(text: String, expected: String) { #expect(DateReading.day(in: text)?.description == expected) }

  @Test(arguments: ["02/03/2020", "", "soon", "31 February 2020", "2020-13-01", "May we go", "99/99/2020"])
  func refuses(text: String) { #expect(DateReading.day(in: text) == nil) }
}
