import Extraction
import TestSupport
import Testing

@Suite("Hostile and broken HTML")
struct HTMLLimitTests {
  static let hostile: [(html: String, tail: String)] = [
    (
      String(repeating: "<div>", count: 100_000) + "deep" + String(repeating: "</div>", count: 100_000) + "tail", "tail"
    ),
    (String(repeating: "<span class=x>", count: 50_000) + String(repeating: "</p>", count: 50_000) + "tail", "tail"),
    ("<p " + (0..<40_000).map { "a\($0)=1" }.joined(separator: " ") + ">tail", "tail"),
    (String(repeating: "<table><tr><td>", count: 20_000) + "tail", "tail"),
    ((0..<50_000).map { "<t\($0)>" }.joined() + "tail", "tail"),
    (String(repeating: "<title>", count: 50_000) + "<p>tail", "tail"),
    (String(repeating: "<?php ", count: 50_000) + "?>tail", "tail"),
    (String(repeating: "&", count: 500_000) + "tail", "tail"),
    (String(repeating: "<", count: 500_000) + " tail", "tail"),
    (String(repeating: "&lt;", count: 200_000) + "tail", "tail"),
    ("<textarea>" + String(repeating: "<&", count: 200_000) + "\u{7F}tail", "tail"),
    (String(repeating: "<p>We won.<sup>1</sup></p>", count: 150_000) + "<p>tail", "tail"),
    (String(repeating: "<div class=gmail_quote>", count: 50_000) + "<blockquote>a</blockquote>tail", "tail"),
    ("before" + String(repeating: "<!--", count: 100_000), "before"),
    ("before<script>" + String(repeating: "x<", count: 200_000), "before"),
  ]

  @Test("Depth, attributes and unclosed markup cost linear time and lose no text", arguments: 0..<hostile.count)
  func readsHostileMarkup(number: Int) throws {
    var text = ""
    // Many times the time it takes; quadratic growth would take minutes.
    #expect(try processorSeconds { text = try visible(Self.hostile[number].html) } < 20)
    #expect(text.hasSuffix(Self.hostile[number].tail))
  }
}
