import TestSupport
import Testing
import Text

@testable import Extraction

@Suite("Messages of Slack's export") struct SlackMessageTests {
  private func read(_ message: String, kind: String? = nil) throws -> ExtractedText {
    try Extractor().extract(slackMessage: message, kind: kind)
  }

  @Test(
    "What a reader sees of a message is its text",
    arguments: [
      ("Thanks <@U123ABC> &amp; <@W9|jane>!", "Thanks @U123ABC & @W9!"), ("<!here> we moved", "@here we moved"),
      ("We<@U1>,all<!channel>", "We @U1,all @channel"),
      ("<!subteam^S123|@crew> and <!channel>", "@subteam and @channel"),
      ("We meet <!date^1392734382^{date}|on 18 February>.", "We meet on 18 February."),
      ("It is in <#C024BE7LR|we-win-big>, see<#C1>", "It is in #, see#"),
      ("Read <https://x.example/we|our plan &amp; goals> now", "Read our plan & goals now"),
      ("Read <https://x.example/we>.", "Read https://x.example/we."),
      ("<mailto:jane@x.example|jane@x.example>", "jane@x.example"),
      // Escaped brackets are what somebody typed, and so are those of no reference.
      ("1 &lt; 2 &gt; 0, &amp;lt; stays", "1 < 2 > 0, &lt; stays"), ("a <b", "a <b"), ("<> we", "<> we"),
      // Emoji, code, struck-out text.
      ("We won :tada::+1: all", "We won  all"), ("At 10:30:45 we :note: go", "At 10:30:45 we  go"),
      ("Who: we :and: you:", "Who: we  you:"), ("Ratio 3:we:4", "Ratio 3:we:4"),
      ("Run `make us` and ```let we = 1\nlet us = 2``` then", "Run  and  then"), ("It`s we` ours", "It`s we` ours"),
      ("~I~ *We* did _our_ part", " *We* did _our_ part"), ("We have ~5 or ~6, a~b~c", "We have ~5 or ~6, a~b~c"),
      // A label ends where the link does, whatever it begins.
      ("<https://x.example|we `> did` it", "we ` did` it"), ("``` we", "``` we"), ("", ""),
    ])
  func readsMarkup(message: String, expected: String) {
    #expect(String(decoding: SlackMarkup(Array(message.utf8)).text, as: UTF8.self) == expected)
  }

  @Test("People, channels and addresses are no words")
  func countsNoReferences() throws {
    let text = try read("<!here> <@U123ABC> did it <https://x.example/we/us> in <#C02|us> :we: `us`")
    let tokens = Tokeniser().tokenise(text)
    let words = tokens.tokens.filter(\.kind.countsAsWord).map { text.slice($0.span) }
    #expect(words == ["did", "it", "in"])
  }

  @Test("Places are those of the message as it was written")
  func keepsPlaces() throws {
    let text = try read("Thanks <@U1> &amp; all.\n\nSee <https://x.example|our> plan")
    for (word, line, column) in [("all", 1, 20), ("our", 3, 24), ("plan", 3, 29)] {
      let place = try text.place(of: word)
      #expect(place.line == line && place.column == column, "\(word): \(place)")
    }
  }

  @Test("What the program writes itself is nobody's word")
  func marksNotices() throws {
    let joined = "<@U123> has joined the channel"
    #expect(try read(joined, kind: "channel_join").voiceTexts == ["document: @U123 has joined the channel"])
    #expect(try read(joined, kind: "thread_broadcast").voices.isEmpty && read(joined).voices.isEmpty)
  }

  @Test("Lines that somebody quotes are another's")
  func readsQuotedLines() throws {
    let result = try read("&gt; I did it all.\nWe all did.")
    #expect(result.authorText == "We all did.")
  }

  @Test("A message without words is one all the same", arguments: ["", " ", ":tada:", "```us```"])
  func keepsMessagesWithoutWords(message: String) throws { #expect(try read(message).text == "\u{FFFC}") }

  @Test("Brackets and marks that are never closed take no time")
  func endsOnHostileMessages() {
    for mark in ["<", "`", "~", ":", "&", "<@", "<a|", "~a "] {
      let message = Array(String(repeating: mark, count: 20_000).utf8)
      #expect(SlackMarkup(message).text.count <= 2 * message.count)
    }
  }
}
