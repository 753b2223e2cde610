import Testing

@testable import Extraction

@Suite("Subtitles, transcripts and chats are read without their times") struct TimedTextTests {
  /// A sentence continues across the numbers and times of its subtitles, and across the name of its speaker.
  @Test(arguments: ["Ann Lee: ", "<v Ann Lee>", "<i><v.loud Ann Lee>"], [true, false])
  func readsSubtitlesAsRunningText(label: String, isNumbered: Bool) throws {
    let said = [
      (0.0, label + "I want to thank the night shift"), (2.5, label + "for keeping the <b>line</b>\nrunning, and Mr"),
      (5.1, label + "Smith.</v>"), (7.5, label + "We owe"), (10, label + "them."),
      (12.5, label.replacing("Ann Lee", with: "Bo Poe") + "I paid"),
      (15, label.replacing("Ann Lee", with: "Bo Poe") + "it."), (17.5, label + "We"), (25, label + "did not."),
      (2, label + "They did."),
    ]
    let cues = said.enumerated().map { number, cue in
      func time(_ seconds: Double) -> String { "00:00:\(seconds < 10 ? "0" : "")\(seconds)" }
      return (isNumbered ? "\(number + 1)\n" : "") + time(cue.0) + " --> " + time(cue.0 + 2.5) + " align:start\n"
        + cue.1
    }
    let result = try Extractor().extract(
      "WEBVTT\n\n" + cues.joined(separator: "\n\n"), format: .text, authors: ["Ann Lee"])
    #expect(
      result.authorText.split(separator: " / ") == [
        "I want to thank the night shift for keeping the line running, and Mr Smith.", "We owe them.", "We", "did not.",
        "They did.",
      ])
    let others = result.voices.filter { $0.voice == .speaker }
    #expect(others.map(\.speaker) == ["Bo Poe"])
    #expect(result.blocks.allSatisfy { $0.kind == .paragraph })
  }

  /// Who speaks by mark-up is a speaker though each speaks once: sentences run over the subtitles that say so again.
  @Test func takesMarkedNamesForSpeakersAtOnce() throws {
    let result = try read(
      """
      WEBVTT

      00:00.000 --> 00:04.120
      <v Ann Lee>I want to thank the night shift

      00:04.120 --> 00:08.000
      <v Ann Lee>for keeping the line running, all week.

      00:08.500 --> 00:10.000
      <v Bo Poe>I will take the credit.
      """)
    #expect(result.voices.filter { $0.voice == .speaker }.map(\.speaker) == ["Bo Poe"])
  }

  /// Text without full stops is not one sentence from its first word to its last.
  @Test(arguments: ["", "."]) func partsALongTalk(stop: String) throws {
    let cues = (0..<32).map { "00:\(10 + $0).000 --> 00:\(11 + $0).000\nand we went \($0)\($0 == 11 ? stop : "")\n" }
    let result = try read("WEBVTT\n\n" + cues.joined(separator: "\n"))
    let lines = result.authorText.split(separator: " / ").map { $0.split(separator: "and").count }
    #expect(lines == (stop.isEmpty ? [17, 15] : [12, 17, 3]))
  }

  /// A paragraph ends where nobody speaks for two seconds, and where the time goes back.
  @Test(arguments: [
    ("00:01.000 --> 00:02.000", "00:03.999 --> 00:05.000", true),
    ("00:01.0 --> 00:02.5", "00:04.500 --> 00:05.000", false),
    ("59:58.000 --> 59:59.900", "1:00:00.000 --> 1:00:01.000 line:0", true),
    ("00:05.000 --> 00:06.000", "00:04.999 --> 00:06.000", false),
    ("0000000001:00:01.000 --> 0000000001:00:02.000", "0000000001:00:09.000 --> 0000000001:00:10.000", true),
  ]) func endsAParagraphAtAPause(time: String, next: String, goesOn: Bool) throws {
    let result = try read("WEBVTT\n\n\(time)\nwe did\n\n\(next)\nit all\n")
    #expect(result.text == (goesOn ? "we did\nit all" : "we did\n\nit all"))
  }

  /// Times of a recording that begin the lines of what is said are left out.
  @Test(arguments: ["0:0#", "00:0#", "00:00:0#", "[00:00:0#]", "(0:0#)", "[00:0#.000 --> 00:0#.900]"])
  func passesTimesBeforeWhatIsSaid(time: String) throws {
    let said = [
      "We owe the night shift thanks, and", "it was us who had the idea.", "I thank you for it", "in all our names.",
    ]
    let lines = said.enumerated().map { time.replacing("#", with: "\($0)") + "  " + $1 }
    let result = try read("Talk of the chair\n\n" + lines.joined(separator: "\n"))
    #expect(result.authorText.replacing(" / ", with: " ") == "Talk of the chair " + said.joined(separator: " "))
  }

  /// Those of a day begin later, or do not go up, and a line that begins with other figures has no time.
  @Test(arguments: [
    "9:00 We meet\n9:30 We walk\n10:15 We part\n", "0:40 We won\n0:30 We lost\n0:20 We drew\n",
    "0:10 We won\n0:20 We lost\n",
    "00:01:02we\n00:01:03we\n00:01:04we\n", "[0:01 We won\n[0:02 We lost\n[0:03 We drew\n",
    "0:99 We\n0:98 go\n0:97 on\n",
  ]) func keepsTimesThatAreSaid(text: String) throws {
    #expect(try read(text).text.split { $0.isWhitespace } == text.split { $0.isWhitespace })
  }

  /// Subtitles that nobody numbers have no headings, and questions among them are no headings of a questionnaire.
  @Test func takesSubtitlesForNoHeadings() throws {
    let cues = (0..<6).map { "00:\(10 + 9 * $0).000 --> 00:\(11 + 9 * $0).000\nWhy did we go\($0)?\n" }
    #expect(try read("WEBVTT\n\n" + cues.joined(separator: "\n")).voices.isEmpty)
  }

  /// What subtitles show in brackets is a sound that nobody says. `>>` marks a change of speaker here, not a quotation.
  @Test func passesWhatIsHeard() throws {
    let shown = [
      "[Music]", "we built", "<i>[Applause]</i>", "this for you", "[Music]", "(LAUGHTER)", "all of you", "[Applause]",
      ">> who did", "it all", "[Clerk]\nthey did", "[Clerk] and so on", "[Clerk] they did", "[Music] we did",
    ]
    let cues = shown.enumerated().map { "00:\(10 + $0).000 --> 00:\(11 + $0).000\n\($1)\n" }
    let result = try read("WEBVTT\n\n" + cues.joined(separator: "\n"))
    #expect(result.text.hasPrefix("we built\nthis for you\nall of you\n\n>> who did\nit all\n\n[Clerk]\nthey did"))
    #expect(!result.voices.contains { $0.voice == .reply })
  }

  /// A paragraph of a transcript continues across times on lines of their own; what is above the transcript does not
  /// continue into it.
  @Test(arguments: [("", ""), ("[", "]"), ("0:", "")])
  func readsTimedTranscripts(opener: String, closer: String) throws {
    let said = ["we thank", "the night shift", "[Applause]", "for their", "work at 9:30\nand 10:15"]
    let lines = said.enumerated().map { "\(opener)0\($0 / 2):\($0 % 2)3\(closer)\n\($1)\n" }
    let result = try read("Our town hall\n\n" + lines.joined())
    #expect(result.text == "Our town hall\n\nwe thank\nthe night shift\nfor their\nwork at 9:30\nand 10:15")
    #expect(result.voices.isEmpty)
  }

  /// Times on lines of their own do not make a transcript if they are few, do not rise from the first minute on, or
  /// follow one another without text.
  @Test(arguments: [
    "0:03\nWe met.\n0:09\nWe ate.\n", "8:30\nBreakfast\n12:30\nLunch\n18:00\nDinner\n",
    "0:45\nAnn\n0:44\nBo\n0:47\nJim\n", "0:45\n0:46\n0:47\nWe ran.\n",
  ])
  func keepsTimesOfOtherTexts(text: String) throws {
    let result = try read(text)
    #expect(result.text.filter { $0.isNumber } == text.filter { $0.isNumber })
    #expect(result.voices.isEmpty)
  }

  /// Times in a chat are nobody's words, whoever speaks, and a name may occur only once.
  @Test(arguments: 0..<3, [true, false])
  func readsChatsBelowNames(shape: Int, isSpaced: Bool) throws {
    func head(_ name: String, _ time: String) -> String {
      ["\(name) [\(time) AM]\n", "\(name)  \(time) AM\n", "\(name) (\(time))\n"][shape]
    }
    let gap = isSpaced ? "\n\n" : "\n"
    let text =
      head("Ann Lee", "9:02") + "We paid them" + gap + (shape == 0 ? "[9:03 AM]" : "9:03") + "\nand we know" + gap
      + head("Bo Poe", "9:04") + "I did not" + gap + "9:05\nknow" + gap + head("Ann Lee", "9:06") + "we did"
    let result = try Extractor().extract(text, format: .text, authors: ["Ann Lee"])
    #expect(result.authorText == "We paid them / and we know / we did")
    #expect(result.voices.filter { $0.voice == .speaker }.map(\.speaker) == ["Bo Poe"])
  }

  @Test(arguments: [
    ["\t From  Ann Lee : ", "\t From  Bo Poe : "],
    [" From Ann Lee to Everyone:\n\t", " From bo to Ann Lee(Direct Message):\n\t"],
    ["\tAnn Lee:\t", "\tBo Poe:\t"], [" Von Ann Lee an alle: ", " Von Bo Poe an Ann Lee: "],
  ]) func readsChatsOfMeetings(labels: [String]) throws {
    let said = ["We paid them", "I did not know of it", "we did", "and so did I"]
    let text = said.enumerated().map { "09:15:2\($0)\(labels[$0 % 2])\($1)\n" }.joined()
    let result = try Extractor().extract(text, format: .text, authors: ["Ann Lee"])
    #expect(result.authorText == "We paid them / we did")
    #expect(Set(result.voices.filter { $0.voice == .speaker }.map(\.speaker)).count == 1)
  }

  /// Newer programs put the time on the line below the name.
  @Test(
    arguments: ["9:0#", "  9:0# AM", "Today at 9:0# AM", "14/10/2025 9:0#", "Tue, Oct 14th, 9:0# PM", "0:0#"],
    ["\n", "\r\n"])
  func readsChatsBelowNamesAndTimes(time: String, lineEnd: String) throws {
    func head(_ name: String, _ minute: Int) -> String { "\(name)\n\(time.replacing("#", with: "\(minute)"))\n" }
    let text =
      head("Ann Lee", 2) + "We paid them\n\nand we know of it\n" + head("Bo Poe", 4) + "I did not.\n9:05\nnor did we\n"
      + head("Ann Lee", 6) + "we did"
    let result = try Extractor().extract(
      text.replacing("\n", with: lineEnd), format: .text, authors: ["Ann Lee"])
    #expect(result.authorText == "We paid them / and we know of it / we did")
    #expect(result.voices.filter { $0.voice == .speaker }.map(\.speaker) == ["Bo Poe"])
  }

  /// There may be a day between a name and a time on one line; a month without a day is part of the name.
  @Test(arguments: [
    (" — 10/14/2025", "ANN LEE"), ("  Yesterday at", "ANN LEE"), (" May", "ANN LEE MAY"), (" Oct 14,", "ANN LEE"),
  ])
  func readsDaysBesideNames(day: String, name: String) {
    let line = Array("Ann Lee\(day) 9:02 AM".utf8)
    line.withUnsafeBufferPointer { bytes in
      let label = TurnLabel(bytes, 0..<bytes.count)
      #expect(label?.name == name)
      #expect(label?.length == bytes.count)
    }
  }

  /// Staff directories put the family name first.
  @Test(arguments: ["@  9:0#", "@\n9:0#", "@ 14/10/2025 9:0#", "[14/10/2025 9:0#] @", "[14/10/2025 9:0#] @:"])
  func readsFamilyNamesBeforeAComma(head: String) throws {
    let said = [("Lee, Ann", "We paid them"), ("Poe, Bo", "I did not"), ("Lee, Ann (Leeds)", "we did")]
    let text = said.enumerated().map { number, said in
      head.replacing("@", with: said.0).replacing("#", with: "\(number)") + "\n\(said.1)\n"
    }
    let result = try Extractor().extract(text.joined(), format: .text, authors: ["Ann Lee"])
    #expect(result.voices.filter { $0.voice == .speaker }.count == 1)
    #expect(result.authorText == "We paid them / we did")
  }

  /// Items of an agenda are above times too, but none occurs twice; and names that say nothing at their time are not
  /// speakers.
  @Test(arguments: [
    "Opening Remarks\n9:00 AM\nWe meet in the hall.\n\nCoffee\n10:30 AM\nWe eat.\n\nClosing Remarks\n12:00 PM\nI thank you.\n",
    "Ann Lee\n9:00\n\nBo Poe\n9:30\n\nAnn Lee\n10:00\n\nWe run.\n",
    "We met at\n9:02 AM\nand we met at\n9:04 AM\nand we met at\n9:02 AM\nand we ate.\n",
  ])
  func takesPlansForNoChats(text: String) throws {
    #expect(try read(text).voices.isEmpty)
  }

  /// SubViewer has both times on one line.
  @Test func readsSubtitlesOfSubViewer() throws {
    let text =
      "0:00:01.000,0:00:03.000\nwe did it\n\n0:00:03.000,0:00:05.500\ntogether,\nand I\n\n0:00:05.500,0:00:06.000\nand I\nthank you\n\n"
      + "0:00:09.000,0:00:10.000\n[Applause]\n\n0:00:19.000,0:00:20.000\nWe go.\n"
    #expect(try read(text).text == "we did it\ntogether,\nand I\nthank you\n\nWe go.")
  }

  @Test(arguments: [
    "0:00:01,0:00:03\nWe know.\n", "0:00:01.000\nWe know.\n", "1,000,000.00\nWe know.\n",
    "0:00:01.000,0:00\nWe know.\n",
    "We know.\n\n0:00:01.000,0:00:03.000\nWe go.\n",
  ])
  func takesOtherFiguresForNoSubtitles(text: String) throws {
    #expect(try read(text).text.contains { $0.isNumber })
  }

  /// One message that a memo shows changes nothing of it.
  @Test(arguments: ["Bo Poe  9:04 AM", "[9:03 AM]", "9:03", "09:15:22 From Bo Poe to Everyone:", "0:03"])
  func takesATimeInAMemoForNoChat(line: String) throws {
    let text =
      "We met the crews at the plant and heard\n\(line)\nas the chat shows, so that we all\nknow of it by now.\n"
    let result = try read(text)
    #expect(result.voices.isEmpty)
    #expect(result.blocks.count == 1)
  }
}
