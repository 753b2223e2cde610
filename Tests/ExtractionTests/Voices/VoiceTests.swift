import Extraction
import TestSupport
import Testing
import Text

@Suite struct QuotationTests {
  @Test(arguments: [
    "He told us ⟦\"I built this firm myself.\"⟧ We did not laugh.",
    "She said, ⟦“We will pay the crews.”⟧ Then she left.",
    "⟦„Wir haben es geschafft“⟧, sagte er.",
    "⟦« Nous avons réussi ensemble »⟧, dit-elle.",
    "⟦»Wir haben es geschafft«⟧, sagte er.",
    "⟦‘I’ve never seen the crews’ pay,’⟧ he said.",
    "⟦'I've no time for this,'⟧ he said, and I'm sure it's the bosses' fault.",
    "⟦“He said ‘no’ to all of us.”⟧",
    "⟦“Why?”⟧ she asked.",
    "He said, ⟦“Yes.”⟧",
    "We call it “synergy” and “team spirit.”",
    "We read “The Art of Quiet Leadership” together.",
    "The screen is 6\" wide and the desk 5' long, and it's the dogs' bed.",
    "It’s ours, ’tis true, and the ’90s are over.",
    "A mark \" alone opens nothing.",
    "⟦“We start here and go on.\n\n“And we end here.”⟧ He left.",
    "⟦\"We start here and go on.\n\n\"And we end here.\"⟧ He left.",
    "⟦“We start here and go on.\n\nAnd we end here.”⟧ He left.",
    "“We never close this mark.\n\nThis is ours.",
    // Paragraphs run together, of which one ends in a colon and one in a quotation of its own.
    "He wrote: ⟦\"We came home.  \"As the chair has said:  \"'There was no lack of it.'  \"We go on.\"⟧ We read it.",
    "He wrote: ⟦“We came home in May. “We lost two. “And we go on.”⟧ We read it.",
    "He wrote: ⟦\"They told us \"no\" and \"never\" twice over. \"They will say it again.\"⟧ We do.",
    "He said, \"We lost this mark. She said: ⟦\"Nobody can go on like this.\"⟧ We laughed.",
    // Apostrophes that do not open a quotation, whatever closes one further down.
    "We won it all in '98 with the leaders' help. We did well and the crews' pay rose.",
    "It was right that justice 'be done. We trust in it. And I know the crews' view of it.",
    "They paid twice as much in 1973 and '4, when we came. The farmers' price was ours.",
    "⟦'We know that Gen. Roe has all our votes'⟧ was what he said.",
    "He said ⟦'go now. We will follow'⟧, and left.",
    "⟦‚Wir haben es geschafft‘⟧, sagte er.",
    "⟦„Wir haben es geschafft\"⟧, sagte er.",
    "⟦“We built this firm ourselves.“⟧ We did not laugh.",
    "⟦”We built this firm ourselves.“⟧ We did not laugh.",
    // Marks on the wrong side of a space.
    "He said, ⟦\"We will go on with it. \"⟧Then I left.",
    "He said,⟦\" We will go on with it.\"⟧ Then I left.",
    "We go on,\" he said. And we did. He said: ⟦\"We will go on with it.\"⟧ I left.",
    // Marks between spaces, as in text that was joined from words and marks.
    "All of them said ⟦' Poor crew! '⟧ on reading this. The crews ' pay had been ours. ⟦' Hush, you ! '⟧ said he.",
    "The leaders ' Fund is large. We heard of it in the boss ' room.",
  ])
  func findsQuotedSpeech(marked: String) throws {
    let expected = MarkedText(marked)
    let result = try Extractor().extract(expected.text, format: .text)
    var quoted: [String] = []
    for voice in result.voices where voice.voice == .quote {
      quoted.append(result.slice(voice.span))
    }
    let wanted = expected.spans.map { span in
      String(decoding: Array(expected.text.utf8)[span.start..<span.end], as: UTF8.self)
    }
    #expect(foldedWords(quoted.joined(separator: " ")) == foldedWords(wanted.joined(separator: " ")))
  }

  @Test(arguments: ["\"", "\"a ", "'a ", "“a\n\n", "“", "‘a’s ", "«", "'a. B ", "'a. Bs' ", "\"a \"b \"c\" "])
  func takesLinearTime(unit: String) throws {
    let text = String(repeating: unit, count: 100_000)
    let seconds = try processorSeconds { try Extractor().extract(text, format: .text) }
    #expect(seconds < 20, "\(unit)")
  }
}

@Suite struct AttributionTests {
  @Test(arguments: [
    (
      "“I closed the deal myself,” said Jérôme Lefèvre, CFO of the firm. “I did all of it.”",
      ["Jérôme Lefèvre", "Jérôme Lefèvre"]
    ),
    ("\"We must see to it now,\" Sen. Bo R. Poe (D-Va.) said.", ["Sen. Bo R. Poe"]),
    ("“We must see to it now,” Bo Poe, who leads the board, also said. He left.", ["Bo Poe"]),
    ("“Will you go there with us?” asked spokesman Bo von Poe.", ["Bo von Poe"]),
    ("When Jane Roe, its chair, said: “We must see to it now.”", ["Jane Roe"]),
    ("Jane Roe said on Monday, “We must see to it now,” and left.", ["Jane Roe"]),
    (
      "“We must see to it,” said Jane Roe, “before the others do it.” Bo Poe added, “I will see to it now.”",
      ["Jane Roe", "Jane Roe", "Bo Poe"]
    ),
    ("“We must see to it now,” she said.", [nil]),
    ("“We must see to it now,” said the chair of the board.", [nil]),
    ("“We must see to it now,” said Jane Roe and Bo Poe.", [nil]),
    ("“We must see to it now,” said Jane Roe’s lawyer.", [nil]),
    ("“We must see to it now.” Jane Roe said that the rest would follow.", [nil]),
    ("“We must see to it,” said Jane Roe. The chair thanked them for “all that they did here.”", ["Jane Roe", nil]),
    ("“We must see to it,” said Jane Roe.\n\n“We must go now.”", ["Jane Roe", nil]),
    ("On Monday we said, “We must see to it now.”", [nil]),
    // A word that does not end is no name, and no more of it is read than a name can have.
    (String(repeating: "a", count: 400) + ": “We must see to it now.”", [nil]),
  ])
  func namesTheSpeaker(text: String, speakers: [String?]) throws {
    for (written, format) in [(text, DocumentFormat.text), ("<p>" + text, .html)]
    where format == .text || !text.contains("\n") {
      let found = try Extractor().extract(written, format: format)
      #expect(found.voices.filter { $0.voice == .quote }.map(\.speaker) == speakers, "\(format.rawValue)")
    }
  }

  @Test func namesTheSpeakerOfAMarkedQuotation() throws {
    let found = try Extractor().extract("<p><q>We won it all</q>, said Bo Poe.</p>", format: .html)
    #expect(found.voices.map(\.speaker) == ["Bo Poe"])
  }
}

@Suite struct SpeakerTests {
  @Test func takesAnswersForTheAuthors() throws {
    let result = try read(
      "Q: Why did you do it?\nA: We owed it to the crews.\nQ: And the cost?\nA: I paid half of it.\n")
    #expect(result.authorText == "We owed it to the crews. / I paid half of it.")
  }

  @Test func knowsTheAuthorAmongSpeakers() throws {
    let result = try read(
      "---\nauthor: Jane Roe\n---\nJOHN DOE: I want to ask you about pay and about all the other things that we talked of.\n\nJANE ROE: We pay.\n\nJOHN DOE: When?\n\nROE: Today.\n"
    )
    #expect(result.authorText == "We pay. / Today.")
    #expect(result.voices.contains { $0.voice == .speaker && $0.speaker == "JOHN DOE" })
  }

  @Test func takesTheLongestSpeakerWhereNoneIsKnown() throws {
    let result = try read(
      "Reporter One: Why?\n\nThe Chair: We owed it to everyone who worked.\n\nReporter One: How?\n\nThe Chair: We paid.\n"
    )
    #expect(result.authorText == "We owed it to everyone who worked. / We paid.")
    #expect(result.notes == [.assumedAuthor(among: ["THE CHAIR", "REPORTER ONE"])])
  }

  @Test(arguments: [
    "[14.10.2025 09:02] Jane Roe: We paid them.\n[14.10.2025 09:04] Bo Poe: I did not know of it.\n"
      + "[14.10.2025 09:05] Jane Roe: We paid all of them.\n[14.10.2025 09:07] Bo Poe: Good.\n",
    "Jane Roe  9:02 AM\nWe paid them.\nBo Poe  9:04 AM\nI did not know of it.\nJane Roe  9:05 AM\nWe paid all of them.\n"
      + "Bo Poe  10:07 AM\nGood.\n",
    "Jane Roe   0:03\nWe paid them.\n\nBo Poe   0:04\nI did not know of it.\n\nJane Roe   0:05\nWe paid all of them.\n\n"
      + "Bo Poe   1:00:07\nGood.\n",
    "Jane Roe (00:03):\nWe paid them.\n\nBo Poe (00:04):\nI did not know of it.\n\nJane Roe (00:05): We paid all of them.\n\n"
      + "Bo Poe [1:00:07]\nGood.\n",
  ])
  func readsChats(text: String) throws {
    let result = try Extractor().extract(text, format: .text, authors: ["Jane Roe"])
    #expect(result.authorText == "We paid them. / We paid all of them.")
    #expect(Set(result.voices.filter { $0.voice == .speaker }.map(\.speaker)) == ["Bo Poe"])
  }

  @Test(arguments: [
    "WEBVTT\nKind: captions\n\n1\n00:00:01.000 --> 00:00:03.500 align:start\nJane Roe: We paid them.\n\n2\n00:00:04.000 --> "
      + "00:00:06.000\nBo Poe: I did not know.\n\na-3/7\n01:04.000 --> 01:06.000\nJane Roe: We paid all.\n",
    "1\n00:00:01,000 --> 00:00:03,500\nJane Roe: We paid them.\n\n2\n00:00:04,000 --> 00:00:06,000\nBo Poe: I did not know.\n\n"
      + "3\n00:00:07,000 --> 00:00:09,000\nJane Roe: We paid all.\n",
  ])
  func passesTimesOfSubtitles(text: String) throws {
    let result = try Extractor().extract(text, format: .text, authors: ["Jane Roe"])
    #expect(result.authorText == "We paid them. / We paid all.")
    #expect(!result.text.contains("-->") && !result.text.contains("3") && !result.text.contains("WEBVTT"))
  }

  @Test func readsTheTagsOfSubtitles() throws {
    let text =
      "1\n00:00:01,000 --> 00:00:03,000\n<i>built this company.</i>\n\n2\n00:00:04,000 --> 00:00:06,000\n"
      + "{\\an8}I <font color=\"#fff\">really</font> thank <i>you</i> <3.\n"
    #expect(try read(text).authorText == "built this company. I really thank you <3.")
  }

  @Test func readsRollingSubtitlesOnce() throws {
    let text =
      "WEBVTT\n\n00:00:00.000 --> 00:00:02.990 align:start\n \nwe<00:00:00.300><c> kept</c><00:00:00.600><c> our</c>\n\n"
      + "00:00:02.990 --> 00:00:03.000 align:start\nwe kept our\n \n\n00:00:03.000 --> 00:00:05.990\nwe kept our\n"
      + "promise<00:00:03.300><c> to</c>\n\n00:00:05.990 --> 00:00:08.000\nwe  kept our\npromise to\nthe town\n\n"
      + "00:00:08.000 --> 00:00:09.000\nno\n\n00:00:09.500 --> 00:00:10.000\nno\n"
    #expect(try read(text).authorText == "we kept our promise to the town no no")
  }

  @Test(arguments: [["Ann Lee"], ["Bo Poe"]])
  func readsTheSpeakersOfWebVTT(authors: [String]) throws {
    let text =
      "WEBVTT\n\nNOTE I wrote this\nand we know\n\nSTYLE\n::cue { color: us }\n\n"
      + "00:00:01.000 --> 00:00:03.000\n<v Ann Lee>We <c.loud>paid</c> them.</v>\n\n00:00:04.000 --> 00:00:06.000\n"
      + "<v.x Bo Poe>I <00:00:05.000>knew.\n\n00:00:07.000 --> 00:00:09.000\n<v Ann Lee>We did it.\n"
    let result = try Extractor().extract(text, format: .text, authors: authors)
    let isAnn = authors == ["Ann Lee"]
    #expect(result.authorText == (isAnn ? "We paid them. / We did it." : "I knew."))
    #expect(Set(result.voices.filter { $0.voice == .speaker }.map(\.speaker)) == [isAnn ? "Bo Poe" : "Ann Lee"])
  }

  /// A sentence of the author's that brings in what somebody says begins no turn.
  @Test(arguments: [DocumentFormat.text, .html]) func takesSentencesBeforeQuotationsForNoLabels(format: DocumentFormat)
    throws
  {
    let paragraphs = [
      "Jane Roe, chief executive of Acme, said: “We kept our promise to the town.”", "We built it in nine months.",
      "Bo Poe, chairman of Acme, also said: “I led the talks with the council.”", "We will open a school next spring.",
      "Jane Roe, chief executive of Acme, added: “We owe all of this to the night crew.”", "We thank them.",
    ]
    let text = format == .html ? paragraphs.map { "<p>\($0)</p>" }.joined() : paragraphs.joined(separator: "\n\n")
    let result = try Extractor().extract(text, format: format)
    #expect(result.voices.map(\.voice) == [.quote, .quote, .quote])
    #expect(result.voices.map(\.speaker) == ["Jane Roe", "Bo Poe", "Jane Roe"])
    #expect(result.notes.isEmpty)
  }

  /// A sound that is heard is said by nobody, and is not the label of a speaker.
  @Test func passesWhatIsHeard() throws {
    let said = "We won it ⟦[Applause.]⟧ and ⟦( loud and prolonged applause)⟧ I know.\n\n"
    let alone = "⟦[Laughter]⟧\n\nWe go on.\n\n⟦[Applause]⟧ I thank you.\n\n"
    let own = "We heard (no) applause (and much laughter of our own). [Reporter] (inaudibly) [Cheers to all]\n\n"
    let text = MarkedText(said + String(repeating: alone, count: 4) + own)
    let result = try read(text.text)
    let bytes = Array(text.text.utf8)
    #expect(
      result.voices.map { result.slice($0.span) }
        == text.spans.map { String(decoding: bytes[$0.start..<$0.end], as: UTF8.self) })
    #expect(result.voices.allSatisfy { $0.voice == .document && $0.why == "heard, not said" })
  }

  @Test func takesTheNameOfTheOnlySpeakerForNoWords() throws {
    let cue = "00:00:01.000 --> 00:00:03.000\n<v Ann Lee>We paid them.\n\n"
    #expect(try read("WEBVTT\n\n" + cue + cue).authorText == "We paid them. / We paid them.")
  }

  @Test(arguments: [("14/10/2025, ", ""), ("10/14/25, ", "\u{202F}AM"), ("2025-10-14 ", " a.m."), ("14.10.25, ", "")])
  func readsChatsWithoutBrackets(day: String, half: String) throws {
    func line(_ minute: Int, _ text: String) -> String { "\(day)9:0\(minute)\(half) - \(text)\n" }
    let text =
      line(0, "Messages are end-to-end encrypted. We cannot read them.") + line(1, "Bob Ray: I built it\nand I own it")
      + line(2, "Bob Ray added Ann Lee") + line(3, "Ann Lee: We did it together.") + line(4, "+44 7700 900123: I see")
      + line(5, "Bob Ray: <Media omitted>") + line(5, "Ann Lee: You deleted this message")
      + line(5, "Ann Lee: Thank you all,\nwe know.")
    let result = try Extractor().extract(text, format: .text, authors: ["Ann Lee"])
    #expect(foldedWords(result.authorText) == foldedWords("We did it together. / Thank you all,\nwe know."))
    #expect(result.voices.filter { $0.voice == .speaker }.map(\.speaker) == ["Bob Ray", "+44 7700 900123"])
    #expect(result.voices.filter { $0.why == "line added by a chat program" }.count == 3)
    #expect(result.voices.contains { $0.why == "line added by a chat program" })
  }

  /// A block of a page that holds only a name is a label where names take turns.
  @Test(arguments: [
    ("<p><strong>", "</strong></p><p>", "</p>"), ("<p><b>", "</b><br>", "</p>"),
    ("<p><strong>", "</strong> -- <em>Chair</em></p><p>", "</p>"),
    ("<dt>", "</dt><dd>", "</dd>"), ("<h4>", "</h4><p>", "</p>"), ("**", "**\n\n", "\n\n"), ("#### ", "\n", "\n\n"),
  ])
  func readsNamesThatStandAlone(before: String, behind: String, end: String) throws {
    func talk(_ names: [String]) throws -> ExtractedText {
      let said = ["We paid all of them in full.", "I did not know of it.", "We paid more.", "I led it all."]
      let text = zip(names, said).map { before + $0 + behind + $1 + end }.joined()
      return try Extractor(content: .all).extract(
        text, format: before.hasPrefix("<") ? .html : .markdown, authors: ["Ann Lee"])
    }
    let result = try talk(["Ann Lee", "Bo Poe", "Ann Lee", "Bo Poe"])
    #expect(result.authorText == "We paid all of them in full. / We paid more.")
    #expect(result.voices.filter { $0.voice == .speaker }.map(\.speaker) == ["Bo Poe", "Bo Poe"])
    #expect(try talk(["Key Results", "Next Steps", "Key Results", "Next Steps"]).voices.isEmpty)
    #expect(try talk(["Ann Lee", "Bo Poe", "Jim Ray", "Kay Moe"]).voices.isEmpty)
    #expect(try talk(["Ann Lee", "Bo Poe", "Ann Lee", "What they did"]).voices.isEmpty)
  }

  @Test func takesADiaryForNoChat() throws {
    let text = "14/10/2025, 09:00 - We met.\n15/10/2025, 09:00 - I swam.\n16/10/2025, 09:00 - Note: we go again.\n"
    #expect(try read(text).voices.isEmpty)
  }

  /// A day and time in brackets, with emphasis before them, do not make a line that of an exported chat.
  @Test(arguments: ["*", "_"]) func takesNoSentenceBehindAMarkedTimeForAName(mark: String) throws {
    let labels = ["what we need is", "so I think that"]
    let lines = (0..<6).map { "\(mark)[14.10.2025 09:0\($0)] \(labels[$0 % 2]): we go on." }
    #expect(try read(lines.joined(separator: "\n")).voices.isEmpty)
  }

  @Test func takesATimeInATextForNoSubtitle() throws {
    #expect(try read("We met twice.\n\n1\n00:00:01,000 --> 00:00:03,500\nWe paid them.\n").voices.isEmpty)
  }

  @Test func takesTimesOfAProgrammeForNoSpeakers() throws {
    #expect(try read("Breakfast 8:30\nWe eat.\nLunch 12:30\nWe rest.\nDinner 18:00\nWe go.\n").voices.isEmpty)
  }

  @Test func takesQuestionHeadingsForAnothers() throws {
    let text =
      "# Answers\n\n## Why do you stand?\n\nWe can do more.\n\n## What will you do?\n\nI will listen.\n\n## And then?\n\nWe go on.\n"
    for format in [DocumentFormat.text, .markdown] {
      let result = try Extractor().extract(text, format: format)
      #expect(result.voices.count == 3)
      #expect(result.authorText.contains("We can do more. / I will listen. / We go on."))
    }
  }

  @Test(arguments: [
    "⟦1. Why do you stand?⟧\n\nWe can do more.\n\n⟦2. What will you do?⟧\n\nI will listen.\n\n⟦3. And then?⟧\n\nWe go on.\n",
    "⟦1. Why do you stand?⟧\nWe can do more.\n\n⟦2. What will you do?⟧\nI will listen.\n\n⟦3. And then?⟧\nWe go on.\n",
    "⟦*Why do you stand?*⟧\n\nWe can do more.\n\n⟦*What will you do?*⟧\n\nI will listen.\n\n⟦_And then?_⟧\n\nWe go on.\n",
    "⟦**Why do you stand?**⟧\n\nWe can.\n\n⟦**What will you do?**⟧\n\nI will.\n\n⟦**And then?**⟧\n\nWe go on.\n",
    "⟦Q1. Why do you stand?⟧\n\nWe can do more.\n\n⟦Q2) What will you do?⟧\n\nI will listen.\n",
    "⟦Q - Why do you stand?⟧\n\n⟦A -⟧ We can do more.\n\n⟦Q - What will you do?⟧\n\n⟦A -⟧ I will listen.\n",
    "⟦Mr. POE.—Why do you stand?⟧\n\n⟦Mr. ROE.—⟧We can do more.\n\n⟦Mr. POE.—And then?⟧\n\n⟦Mr. ROE.—⟧I will listen.\n",
    // Only one answer, or none.
    "# Plan\n\nWe go.\n\n⟦# Why us?\n\nTell us.\n\nAnswer⟧\n\nWe can.\n\n⟦# Questions\n\nWhy you?\n\nWhy now?⟧\n",
    "# Our plan\n\nWe go on.\n\n⟦# Unanswered questions\n\nWhy you?\n\nWhy now?⟧\n",
    // The author's own.
    "# Our plan\n\nWe go on.\n\n# Open questions\n\nWhy us?\n\nWhy now?\n",
    "We ask:\n\n1. Who pays?\n\n2. Who decides?\n\n3. Who comes after us?\n\nWe know it.\n",
    "- We pay.\n- We decide.\n- Who else?\n\nWe know.\n\n- We rest.\n- Who else?\n\nI know.\n\n- I go.\n- Why?\n\nSo.\n",
    "Q1. We sold ten ships.\n\nQ2. We sold twelve.\n\nQ3. I sold none.\n",
  ])
  func readsQuestionsWithoutHeadings(marked: String) throws {
    let expected = MarkedText(marked)
    let result = try Extractor().extract(expected.text, format: .text, authors: ["Jane Roe"])
    let others = result.voices.map { result.slice($0.span) }.joined(separator: " ")
    let wanted = expected.spans.map { span in
      String(decoding: Array(expected.text.utf8)[span.start..<span.end], as: UTF8.self)
    }
    #expect(foldedWords(others) == foldedWords(wanted.joined(separator: " ")))
  }

  @Test(arguments: [(1, false), (40, true)])
  func takesLabelsForSpeakersWhereTheyRecurOftenEnough(labels: Int, isConversation: Bool) throws {
    let talk = (0..<400).map { number in
      let label = number % 40 < labels ? ((number / 40 + number) % 2 == 0 ? "First: " : "Now: ") : ""
      return label + String(repeating: "The harbour is ours to build again. ", count: 20) + "Part \(number)."
    }
    let text = (["Now: we begin."] + talk + ["First: we end."]).joined(separator: "\n\n")
    #expect(try read(text).voices.isEmpty != isConversation)
  }

  @Test(arguments: [
    "Note: we met.\n\nNext: we pay.\n", "Goal: pay.\n\nGoal: rest.\n", "We ask: why?\n\nWe answer: because.\n",
  ])
  func doesNotTakeMattersForSpeakers(text: String) throws {
    #expect(try read(text).voices.isEmpty)
  }
}
