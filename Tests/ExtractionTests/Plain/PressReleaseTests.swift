import Testing
import Text

@testable import Extraction

/// What stands below a press release in plain text is not part of it, by the same rule as in pages.
@Suite struct PressReleaseTests {
  private static let said = "We kept our promise to the town of Leeds, and our\nyards in Porto grew by a third.\n\n"

  /// The text with `@` in place of what the release says, and which part of it is the end of the release.
  private func end(of template: String) throws -> String? {
    let text = template.replacing("@", with: Self.said)
    let result = try Extractor().extract(text, format: .text)
    let ends = result.voices.filter { $0.why == "end of a press release" }
    #expect(ends.count <= 1)
    return ends.first.map { result.slice(ByteSpan($0.span.start, result.text.utf8.count)) }
  }

  @Test(arguments: [
    // Above a way to reach somebody, above a heading of such an end, and in a text that begins with a place and a day.
    ("@@# # #\n\nWe are a mill.\n\nTel. 01632 960 001\n", "We are a mill.\n\nTel. 01632 960 001"),
    ("@@###\n\nAbout Acme\nOf mills,\nAcme is ours.\n", "About Acme\n\nOf mills,\n\nAcme is ours."),
    ("LEEDS, June 2, 2025 – @@###\n\nWe are a mill.\n", "We are a mill."),
    ("NEW YORK (Jun 2) - @@###\n\nWe are a mill.\n", "We are a mill."),
    ("@@-ENDS-\nCall us.\n", "-ENDS-\n\nCall us."),
    (
      "FOR IMMEDIATE RELEASE\n\nOur yards grow\n\n@@About Acme\n\nOf mills, Acme is ours.\n",
      "About Acme\n\nOf mills, Acme is ours."
    ),
    ("LEEDS, June 2, 2025 /PRNewswire/ -- We kept it.\n\n@@Media contact:\nBo Poe\n", "Media contact:\n\nBo Poe"),
    (
      "EMBARGOED UNTIL MONDAY\n@@Forward-Looking Statements\nWe undertake nothing.\n\n###\n",
      "Forward-Looking Statements\n\nWe undertake nothing."
    ),
    // Below the head of a mail.
    (
      "From: Jane Roe <j@acme.example>\nTo: Press\nSubject: Yards\n\nFor immediate release\n\n@@Notes to editors\n1. We own it.\n",
      "Notes to editors\n\n1. We own it."
    ),
  ])
  func endsReleases(template: String, end: String) throws {
    #expect(try self.end(of: template) == end)
    #expect(try self.end(of: template.replacing("\n", with: "\r\n").replacing("@", with: Self.said)) == end)
  }

  @Test(
    "Headings, signs and lines of other texts are no end",
    arguments: [
      // Not a press release.
      "@@About Acme\n\nAcme is ours.\n", "@@Media contact:\nBo Poe\n",
      // Another subject, a sentence, and a line within a paragraph.
      "FOR IMMEDIATE RELEASE\n\n@@About Our Plans\n\nWe will build.\n\nAbout Acme, we say more.\n",
      "FOR IMMEDIATE RELEASE\n\n@@And what we said of it was all\nabout Acme\nthat Acme knows.\n",
      // A sign between chapters, of which one stood further up; and above the second half.
      "@\n###\n\n@@###\n\n@", "@###\n\n@@",
      // A sign above the last chapter, which names an address in a sentence, and a company that is not named again.
      "@@# # #\n\nWe are a mill.\n\nCall us.\n", "@@###\n\nWrite to us at www.acme.example of what you want.\n\n@",
      "@@###\n\nAbout Our House\nWe know.\n", "THE BOARD met in June – 20 of us. @@###\n\nWe are a mill.\n",
      // The second sign in the second half shows that they part chapters, whatever stands below.
      "@@@@###\n\n@\n###\n\nTel. 01632 960 001\n",
      // What is left of a line.
      "@@And so it was the town of Leeds where our way\n\nends\n\nand begins.\n",
      // A frame around the text.
      "@@##############\nOur house\n##############\n\nWe know.\n",
      // In the first third.
      "FOR IMMEDIATE RELEASE\n\n###\n\n@@",
    ])
  func keepsOthers(template: String) throws {
    #expect(try end(of: template) == nil)
  }

  /// A text as long as a book is not a press release.
  @Test(arguments: [(100, true), (4_000, false)]) func booksAreNoReleases(times: Int, isOne: Bool) throws {
    let text = String(repeating: "@", count: times) + "# # #\n\nTel. 01632 960 001\n"
    #expect((try end(of: text) != nil) == isOne)
  }
}
