import Testing

@testable import Extraction

@Suite("Speakers are told by numbers, by signs and by the numbers of subtitles") struct NumberedSpeakerTests {
  private func read(_ text: String, _ authors: [String] = []) throws -> ExtractedText {
    try Extractor().extract(text, format: .text, authors: authors)
  }

  /// Programs that do not know who is speaking number the speakers; each number is a different speaker.
  @Test(arguments: [
    "Speaker #: ", "Speaker # (00:0#):\n", "SPEAKER_0#: ", "[SPEAKER_0#]: ", "[00:00:0#.000] [SPEAKER_0#]: ",
    "Speaker #  0:0#\n", "Audience Member #: ", "**Speaker #:** ", "speaker #: ", "spk_#: ", "[speaker_0#] ",
  ]) func readsNumberedSpeakers(label: String) throws {
    let said = [(1, "Why was it late?"), (2, "We were slow, and I am sorry for that."), (1, "When?"), (2, "In May.")]
    let result = try read(said.map { label.replacing("#", with: "\($0.0)") + $0.1 }.joined(separator: "\n\n"))
    #expect(result.authorText == "We were slow, and I am sorry for that. / In May.")
    #expect(result.voices.filter { $0.voice == .speaker }.count == 2)
  }

  /// Anything else that is numbered is a subject, not somebody's turn.
  @Test(arguments: ["Step", "Chapter", "Figure", "Slide", "Week"]) func takesNumberedMattersForNoSpeakers(word: String)
    throws
  {
    let text = (1...4).map { "\(word) \($0 % 2 + 1): We go on with the work that we began." }.joined(separator: "\n\n")
    #expect(try read(text).voices.isEmpty)
  }

  /// Two signs (`>>`) mean that another person speaks, with or without a name, in subtitles and in transcripts.
  @Test(arguments: [true, false], [">> ", ">>", ">>> "]) func readsSignsOfTurns(areSubtitles: Bool, sign: String) throws
  {
    let said = [
      "ANN LEE: Good morning.",
      "BO POE: I thank you all for what was done in the depots and at\nthe desks in this year.", "What of my pay?",
      "BO POE: It goes up.", "Good.",
    ]
    let lines = said.map { sign + $0 }
    let text =
      areSubtitles
      ? lines.enumerated().map { "\($0 + 1)\n00:00:0\($0),000 --> 00:00:0\($0 + 1),000\n\($1)" }.joined(
        separator: "\n\n") : lines.joined(separator: "\n")
    let result = try read(text, ["Bo Poe"])
    #expect(
      result.authorText
        == "I thank you all for what was done in the depots and at the desks in this year. / It goes up.")
    #expect(result.voices.allSatisfy { $0.voice != .reply })
  }

  /// A speaker without a name is never assumed to be the author, however much they say.
  @Test func takesNobodyUnnamedForTheAuthor() throws {
    let result = try read(
      ">> ANN LEE: Who asks?\n>> I do, and I have so much to say about all that was done to us.\n>> BO POE: We hear it.\n"
        + ">> And there is more of it, as everybody here can see.\n>> BO POE: We do.\n")
    #expect(result.notes.contains(.assumedAuthor(among: ["BO POE", "ANN LEE"])))
  }

  /// Pages name with the same sign what else there is to read, beside labels of other kinds.
  @Test func keepsSignsOfLinks() throws {
    // However often a sign stands that does not count, what is said behind it is another's.
    let page = (1...5).map {
      "<p>Pro Tip: We like it.</p><p>Good Deal: It pays.</p><p>&gt;&gt; Related: A Test \($0)</p><p>We go.</p>"
    }
    let result = try Extractor().extract(page.joined(), format: .html)
    #expect(result.voices.allSatisfy { $0.speaker?.contains(">") != true && $0.speaker != "Related" })
  }

  /// The name of the only speaker, with a time each time, is no word of the talk, whatever the author is called.
  @Test(arguments: ["Ann Lee  0:0#\n", "[00:00:0#] Speaker 1: ", "Speaker 1 (00:0#):\n", "00:00:0# Ann Lee: "])
  func namesOfTheOnlySpeakerAreNoWords(label: String) throws {
    let said = ["We were slow.", "I am sorry for that.", "We will do better."]
    let text = said.enumerated().map { label.replacing("#", with: "\($0)") + $1 }.joined(separator: "\n\n")
    let result = try read(text, ["Bo Poe"])
    #expect(result.authorText == said.joined(separator: " / ") && !result.notes.contains { $0.isOfAuthor })
  }

  /// Without a time, a single recurring label may be a subject.
  @Test func oneLabelWithoutATimeIsNoSpeaker() throws {
    #expect(try read("NOTE: We go.\n\nNOTE: I stay.\n\nNOTE: We part.\n").voices.isEmpty)
  }

  /// Programs of meetings show people by what they call themselves, and offices by lists.
  @Test(arguments: [
    "Jane Roe | Acme", "Jane Roe - Chair", "Jane Roe [Acme]", "Jane de la Cruz y Poe Roe", "Jane Roe (she/her)",
  ])
  func namesWithAdditionsAreSpeakers(label: String) throws {
    let text = "Ann Lee: Why?\n\n\(label): We were slow.\n\nAnn Lee: When?\n\n\(label): In May.\n\nBo: Good.\n"
    let result = try read(text, ["Jane Roe"])
    #expect(result.authorText == "We were slow. / In May.")
    #expect(result.voices.filter { $0.voice == .speaker }.map(\.speaker) == ["Ann Lee", "Ann Lee", "Bo"])
  }

  /// What is added to a heading is another matter each time, and a first name counts among full ones alone.
  @Test(arguments: [
    "Goal - Safety: We go.\n\nGoal - Cost: I stay.\n\nGoal - Pay: We part.\n\nGoal - Time: We met.\n",
    "Safety: We go.\n\nCost: I stay.\n\nSafety: We part.\n\nTime: We met.\n",
    "Leeds, York and Hull: We go.\n\nIn March, April: I stay.\n\nLeeds, York and Hull: We part.\n",
  ]) func mattersAreNoSpeakers(text: String) throws {
    #expect(try read(text).voices.isEmpty)
  }

  /// Mails mark quotations with the same signs.
  @Test func keepsMarksOfMails() throws {
    let result = try read("I agree.\n\n> Ann Lee: we go\n>> Bo Poe: we stay\n>> Ann Lee: we go\n")
    #expect(result.authorText == "I agree.")
    #expect(result.voices.allSatisfy { $0.voice == .reply })
  }

  /// Some meeting programs write a cue's number, the speaker and the speaker's own number above the time.
  @Test func readsNamesAboveTheTimesOfSubtitles() throws {
    let said = [("Ann Lee", "Why?"), ("Bo Poe", "We were slow, and"), ("Bo Poe", "I am sorry."), ("Ann Lee", "When?")]
    let cues = said.enumerated().map { number, cue in
      "\(number + 1) \"\(cue.0)\" (3456)\n00:0\(number).000 --> 00:0\(number + 1).000\n\(cue.1)\n"
    }
    let result = try read("WEBVTT\n\n" + cues.joined(separator: "\n"), ["Bo Poe"])
    #expect(result.authorText == "We were slow, and I am sorry.")
    #expect(result.voices.filter { $0.voice == .speaker }.map(\.speaker) == ["Ann Lee", "Ann Lee"])
  }

  /// A label that is all of a subtitle, before a pause, leaves no line feed behind that the text does not have.
  @Test func countsNoLineBehindALabelAlone() throws {
    let cues = [("01", "ANN LEE: We go on"), ("02", "ANN LEE:"), ("08", "BO POE: I did it."), ("12", "ANN LEE: Yes.")]
    let text = cues.map { "00:\($0).000 --> 00:\($0).900\n\($1)\n" }.joined(separator: "\n")
    let result = try read("WEBVTT\n\n" + text, ["Ann Lee"])
    #expect(result.blockTexts == ["ANN LEE: We go on", "BO POE: I did it.", "ANN LEE: Yes."])
    #expect(result.authorText == "We go on / Yes.")
  }
}
