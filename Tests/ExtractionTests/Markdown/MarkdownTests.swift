import Extraction
import TestSupport
import Testing
import Text

@Suite struct MarkdownTests {
  private func read(_ text: String) throws -> ExtractedText { try Extractor().extract(Array(text.utf8), name: "a.md") }

  @Test(arguments: [
    ("We **all** _win_ ~~lose~~ now.", "We all win now."), ("~~We ![I](a.png)\nlost.~~ We won.", "We won."),
    ("See [our *plan*](https://example.org/we \"I\").", "See our plan."),
    ("![I and we](we.png) Done.", "Done."),
    ("Run `we.go()` now.", "Run now."),
    ("R&amp;D &mdash; a \\*star\\* &copy; AT&T", "R&D — a *star* © AT&T"),
    ("Ye<brand>s, <BR/>we", "Yes, we"), ("One<br>two <span class=\"we\">three</span> <!-- I we -->", "One two three"),
    ("A [link][we] here.\n\n[we]: https://example.org \"I\"", "A link here."),
    ("<https://example.org/we>", "https://example.org/we"),
    ("- [x] done\n- [ ] open", "done / open"),
    ("1. one\n2. two", "one / two"),
    ("one  \ntwo\nthree", "one two three"),
    ("# Head #\n\nText\n\n---\n\nUnder\n=====", "Head / Text / Under"),
    ("| We | I |\n|----|---|\n| us | a \\| b |", "We / I / us / a | b"),
    ("Before\n\n```\nI we us\n```\n\n    we code\n\nAfter", "Before / After"),
    ("Text[^1].\n\n[^1]: The note.", "Text. / The note."),
    ("<div>\n<p>We &amp; they</p><script>I</script>\n<!-- us -->\n</div>", "We & they"),
    ("<div>caf&eacute; It&#146;s <img alt=\"a > b\"> done</div>", "café It’s done"),
    ("<div>R&D &notin; &copy 2 &nosuch; a=='b>c</div>", "R&D ∉ © 2 &nosuch; a=='b>c"),
    ("<div title='a > \"b'>we <p don't>go</p> <i data-x = \"1 > 0\">on</i></div>", "we / go / on"),
    ("<div>\n<script>if (a<b && c == \"x>y\") we();</script>\nus\n</div>", "us"),
    ("<div>we <button>I</button><own-tag>go</own-tag> <svg><text>me</text></svg>on</div>", "we go on"),
    ("<div class=\"open>we go\n</div>", "we go"),
  ])
  func leavesMarkupOut(source: String, expected: String) throws {
    let result = try read(source)
    let words = result.blockTexts.map { $0.split { $0.isWhitespace }.joined(separator: " ") }.filter { !$0.isEmpty }
    #expect(words.joined(separator: " / ") == expected)
  }

  @Test func readsAlikeFromManyThreads() async throws {
    let source = String(repeating: "We ~~lose~~ **win** | a |.\n\n", count: 50)
    let expected = try read(source).text
    await withTaskGroup(of: String?.self) { group in
      for _ in 0..<200 { group.addTask { try? read(source).text } }
      for await text in group { #expect(text == expected) }
    }
  }

  @Test func marksBlockQuotes() throws {
    let result = try read("We agree.\n\n> I want it.\n>\n> > Mine.\n\nWe do.\n")
    #expect(result.voices.map(\.voice) == [.blockQuote])
    #expect(result.authorText == "We agree. / We do.")
  }

  @Test func takesTheTitleFromFrontMatterThenTheFirstHeading() throws {
    #expect(try read("# Our *plan*\n\nWe go.").metadata.title == "Our plan")
    #expect(try read("---\ntitle: Pay\nauthor: Jane Roe\n---\n# Plan\n\nWe go.").metadata.title == "Pay")
  }

  /// Paragraphs that are questions wholly in emphasis are another's, as headings that ask are.
  @Test(arguments: ["**", "*", "_", "***"]) func readsQuestionsInEmphasis(mark: String) throws {
    let questions = ["What did you learn?", "Who\nhelped [you](https://example.org/)?", "What is next?"]
    let text = questions.map { "\(mark)\($0)\(mark)\n\nWe learned it.\n\n" }.joined()
    let result = try read("# Our year\n\n" + text)
    #expect(result.authorText == "Our year / We learned it. / We learned it. / We learned it.")
    #expect(result.voices.map(\.why) == ["a question", "a question", "a question"])
  }

  /// Two are the author's own, and so is what is only partly in emphasis.
  @Test(arguments: [
    "**Why?**\n\nWe know.\n\n**Who?**\n\nWe do.\n",
    "**Why** us?\n\nWe know.\n\nWho *are* we?\n\nWe know.\n\nAnd *why?*\n\nSo.\n",
    "**We.**\n\nWe know.\n\n**Us.**\n\nWe do.\n\n**Why?**\n\nWe go.\n",
    "Why?\n\nWe know.\n\nWho?\n\nWe do.\n\nWhen?\n\nNow.\n",
  ])
  func keepsOtherEmphasis(text: String) throws {
    #expect(try read(text).voices.isEmpty)
  }

  @Test func readsAMemoHead() throws {
    let result = try read("# Memo\n\n**To:** All staff  \n**From:** Jane Roe  \n**Date:** 2020-02-03\n\nWe pay.\n")
    #expect(result.metadata.authors == ["Jane Roe"] && result.metadata.date == "2020-02-03")
    #expect(result.authorText == "Memo / We pay.")
  }

  @Test(arguments: [
    ("Some *we* text", "we", 1, 7), ("a\n\n> quoted\n> us here", "us", 4, 3), ("- one\n  - **our** two", "our", 2, 7),
    ("| a | us |\n|---|---|\n| b | we |", "we", 3, 7), ("R&amp;D is ours", "ours", 1, 12),
    ("<div>\ncaf&eacute; &amp; &copy us\n</div>", "us", 2, 25), ("<div>\n&eacute;we\n</div>", "é", 2, 1),
    ("---\ntitle: x\n---\nand we", "we", 4, 5), ("para\n   we go", "we", 2, 4), ("é we", "we", 1, 3),
  ])
  func leadsBackToTheSource(source: String, word: String, line: Int, column: Int) throws {
    let result = try read(source)
    let found = try #require(result.text.utf8.firstRange(of: word.utf8))
    let offset = result.text.utf8.distance(from: result.text.startIndex, to: found.lowerBound)
    #expect(result.sourceMap.position(of: offset) == LinePosition(line: line, column: column))
  }

  @Test(arguments: ["![[]()", "[", "> ", "- ", "*a_ ", "`", "<a ", "&amp;", "a**b", "|a"])
  func endsSoonOnHostileInput(unit: String) throws {
    let seconds = try processorSeconds { try read(String(repeating: unit, count: 20_000)) }
    #expect(seconds < 20, "\(unit)")
  }

  @Test(arguments: ["", "> ", "- ", "12) "])
  func aTableOfFewBytesIsNotFilledUpToMillionsOfCells(mark: String) throws {
    let rest = mark.hasPrefix(">") ? mark : String(repeating: " ", count: mark.utf8.count)
    let table = [String(repeating: "|x", count: 2_000), String(repeating: "|-", count: 2_000)]
    let lines = table + [String](repeating: "|we", count: 2_000)
    let result = try read(mark + lines.joined(separator: "\n" + rest) + "\n")
    #expect(result.notes == [.tooManyForParser(.missingCells)])
  }

  @Test func aLargeTableWhoseRowsAreWholeIsRead() throws {
    let row = String(repeating: "| we ", count: 20) + "|\n"
    let head = row + String(repeating: "|---", count: 20) + "|\n"
    let result = try read(head + String(repeating: row, count: 12_000))
    #expect(result.notes.isEmpty)
    #expect(result.blocks.count == 20 * 12_001)
  }
}
