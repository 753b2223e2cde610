import Extraction
import TestSupport
import Testing
import Text

/// Tags left over in plain text.
@Suite struct TextTagsTests {
  @Test(arguments: [
    ("I <i>really</i> believe <B>us</B>.", "I really believe us."), ("<b>H</b>ello", "Hello"),
    ("We<br>know<BR />it<br/>", "We\nknow\nit"), ("<p>We know.</p>", "We know."),
    ("Ask <a href=\"https://example.org/us?i=me>we\" target=_blank>her</a>.", "Ask her."),
    ("<i>We</i> <b>know</b>", "We\nknow"), ("We <i>\n  know</i>", "We\nknow"),
  ])
  func giveNoWords(text: String, expected: String) throws {
    let result = try read(text)
    #expect(result.text == expected)
    #expect(result.voices.isEmpty)
  }

  @Test(arguments: [
    "We <3 you and <jane@example.org>.", "a < b and b > i", "<i", "<inaudible> we <unk>", "<us>", "We <a b c> know",
    "if i<b then i>c", "<i we>", "{\\an8} we", "<v Ann Lee>we", "List<i32>",
  ])
  func leaveWhatIsNoTag(text: String) throws {
    #expect(try read(text).text == text)
  }

  @Test func aloneInALineAreTheDocuments() throws {
    let result = try read("We know.\n\n<b></b>\n\nWe go.\n\n> <i>\n> I see.\n")
    #expect(result.blocks.count == 4)
    #expect(result.authorText == "We know. / We go.")
  }

  @Test func keepTheWayBackToTheSource() throws {
    let result = try read("We <i>really</i>\n<b>believe</b> us.")
    let word = result.text.utf8.count - "believe us.".utf8.count
    #expect(result.sourceMap.position(of: word).line == 2)
  }

  @Test(arguments: ["<a href=\"", "<i ", "<", "<a b=c ", "<i>", "<br>"])
  func takesLinearTime(unit: String) throws {
    let text = String(repeating: unit, count: 100_000)
    let seconds = try processorSeconds { try read(text) }
    #expect(seconds < 20, "\(unit)")
  }
}
