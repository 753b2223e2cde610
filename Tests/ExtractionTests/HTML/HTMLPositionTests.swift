import Extraction
import TestSupport
import Testing
import Text

@Suite("Positions of HTML text in its source")
struct HTMLPositionTests {
  @Test(
    "A marked word is found again where it stands in the source",
    arguments: [
      "<p>⟦We⟧ built it.</p>", "<p>One</p>\n<p class=\"x\">Two <b>⟦three⟧</b> four</p>",
      "<p>caf&eacute; ⟦über⟧ alles</p>", "<script>var x;</script>\n\n<p>a   b\n\n ⟦c⟧",
      "<p>1 < 2 and ⟦us⟧</p>", "<p>A&amp;B &lt; ⟦our⟧</p>", "<pre>a\r\nb ⟦c⟧</pre>", "<ul><li>é<li>\u{A0}⟦ours⟧</ul>",
      "<p>x<br>\n<br>⟦Y⟧</p>", "<p>&#8220;⟦I⟧&#8221;</p>", "<p><!-- \n -->a\0⟦bcd⟧", "<p>us<sup>1</sup>\n and ⟦ours⟧",
    ])
  func findsTheWord(marked: String) throws {
    let source = MarkedText(marked)
    let text = try extracted(source.text)
    let word = String(decoding: Array(source.text.utf8)[source.spans[0].range], as: UTF8.self)
    let start = try #require(Self.offset(of: word, in: text.text))
    #expect(text.sourceMap.sourceOffset(of: start) == source.spans[0].start)
    #expect(text.sourceMap.position(of: start) == LineIndex(source.text).position(of: source.spans[0].start))
  }

  @Test("Every word of a long paragraph maps to itself, across the parser's chunks")
  func mapsLongText() throws {
    let words = (0..<3_000).map { $0 % 7 == 0 ? "wörd\($0)" : "word\($0)" }
    let html = "<div>\n<p>" + words.joined(separator: " \n ") + "</p>"
    let (text, source) = (try extracted(html), Array(html.utf8))
    let bytes = Array(text.text.utf8)
    var at = 0
    for word in words {
      let from = text.sourceMap.sourceOffset(of: at)
      #expect(source[from..<from + word.utf8.count].elementsEqual(word.utf8))
      #expect(bytes[at..<at + word.utf8.count].elementsEqual(word.utf8))
      at += word.utf8.count + 1
    }
  }

  private static func offset(of word: String, in text: String) -> Int? {
    let (word, text) = (Array(word.utf8), Array(text.utf8))
    guard text.count >= word.count else { return nil }
    return (0...text.count - word.count).last { text[$0..<$0 + word.count].elementsEqual(word) }
  }
}
