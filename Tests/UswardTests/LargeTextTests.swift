import Extraction
import Glibc
import Lexicons
import Scoring
import Synchronization
import TestSupport
import Testing
import Text

@testable import Usward

/// A file that is read one stretch at a time has the record of the whole file, whatever the stretches and threads.
@Suite struct LargeTextTests {
  /// What a file may contain, in random order. Every piece is for something that depends on more than one line.
  static func text(seed: UInt64, _ shapes: [[String]]) -> String {
    var random = SeededRandom(seed: seed)
    let pieces = shapes[Int(seed) % shapes.count]
    let gaps = ["\n\n", "\n\n", "\n\n", "\n", "\n\n\n", "\r\n\r\n", "\u{2029}", "\n \n"]
    var text = heads.first { pieces.starts(with: $0.pieces) }?.head ?? ""
    for _ in 0..<300 + Int(seed) % 400 {
      text += pieces.randomElement(using: &random) ?? ""
      text += gaps.randomElement(using: &random) ?? ""
    }
    return text
  }

  /// First lines that show what kind of text one made of such pieces is.
  private static let heads: [(pieces: [String], head: String)] =
    [subtitles, taggedSubtitles, rollingSubtitles, runningSubtitles].map { ($0, "WEBVTT\n\n") }
    + [(plainTimes, plainTimes[1] + "\n\n"), (namesAbove, namesAbove[...2].joined(separator: "\n") + "\n")]
    + [(release, "FOR IMMEDIATE RELEASE\n\n")]
    + [(phoneChat, phoneChat[...1].joined(separator: "\n") + "\n")]
    + [timedChat, meetingChat].map { ($0, $0[...2].joined(separator: "\n") + "\n") }
    + [(transcript, (10...40).map { "0:\($0)\nwe know\n" }.joined())]

  /// The parts that are no longer there would otherwise be searched for endlessly.
  @Test(arguments: [0, 5_000, 39_999])
  func aFileThatBecomesShorterIsAFailure(size: Int) async throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      "a.txt", String(repeating: "We built it together.\n\n", count: 2_000).prefix(40_000) + "")
    let stored = try #require(StoredFile(path))
    try #require(truncate(path, size) == 0)
    #expect(throws: FileCause(ESTALE)) { try stored.bytes(30_000..<40_000) }
    var pipeline = Pipeline()
    pipeline.largeSize = 4_096
    let failure = await #expect(throws: DocumentFailure.self) {
      try await pipeline.score(Document(id: path, path: path, content: .stored(stored)))
    }
    #expect(failure?.kind == .unreadable && failure?.message == "was changed or replaced while it was read")
  }

  static let prose = [
    "We will not fail our customers, and I alone decide what the team\nand the community gets from it.",
    "She said: “I am proud of what we did. You must obey me.” Then we thanked the team.",
    "“It goes on over a paragraph and does not close here, as we know.", "“And it closes here,” he wrote.",
    "\"Nobody ever closes this one.", "- our values\n- my plan\n- your trust", "Our Values", "WHAT WE OWE\n===========",
    "A well-\nknown co-\noperation of our peo-\nple, whom the people know.", "1. I promise you this.\n2. We keep it.",
    "Nous avons décidé. Мы решили сами — “мы”.", "", "   ", "-----", "THE US TEAM AND ALL OF US SHOUT IT.",
    "We said it; they\n\u{00AD}\u{200B}heard it\u{00A0}all.",
    "It is what \n   we say  \r\n\tto @them, at us@example.org. \nhttps://example.org/us \n #us and \n\u{301}our team,\u{A0}\n  «all».",
    "We \n   know.",
  ]
  static let mail = [
    "> I think that you are wrong\n> and we know it", "On Mon, 3 Feb 2020 at 09:12, A. Writer <a@example.org> wrote:",
    "On Tue, B. Reader <b@example.org> wrote:\n> We did it.", "-- \nA. Writer\nExample Ltd", "Sent from my telephone",
    "> I think that what you wrote to all of us is not what we had said at\nall when\n> we met, and I know it.",
    "This e-mail is confidential and intended\nsolely for the intended recipient.\nWe scan all of it.",
    "-----Original Message-----\nFrom: A. Writer\nSent: 3 Feb 2020 09:12\nTo: B. Reader\nSubject: Us\n\nWe won it.",
    "From: C. Third <c@example.org>\nDate: 3 Feb 2020\nTo: us\nSubject: our plan\n\nI won it.",
  ]
  static let talk = [
    "THE CHAIR: Why do you say us and not me?", "A. WRITER: Because our people did it, not I.", "We go on here.",
    "Jane Roe: I see. We thank you.", "Q. And who decides?", "A. We do.", "[Reporter] Is that so?", "Note: we know.",
    "[Applause] We thank\nyou (laughter and\n applause) all.", "[Laughter]", "“We did it (laughter) all.”",
    "THE   \n CHAIR: We did.", "THE CHAIR:  \n    And you?", "A \n WRITER:We did.",
    "THE CHAIR: Why do you\n    say us and not me, and who of us is it that decides on it in the end?",
    "A. WRITER: Because we\r\n   did it, all of us together, and because our people asked us for it then.",
  ]
  static let questions = [
    "# Who are you?", "# What will we do?", "Answer", "Answer 2", "# Open questions", "## Why not me?", "# Our way",
    "We are the ones who did it.", "Why us?",
  ]
  /// Questions in lists and in emphasis, with and without answers below them.
  static let asked = [
    "1. Who are you?", "2) What will we do\nfor our people?", "*Why us?*", "_Who else\n   is it?_ ", "- our values",
    "We are the ones who did it.", "I know.\nWe go on.", "# Open questions", "# Unanswered questions", "**We know**",
  ]
  /// Speakers before a stop.
  static let minutes = [
    "Mr. ROE.--Why do you say us and not me?", "The CHAIR.—Because our people did it.", "Mr. ROE. I see. We thank you.",
    "Mr. POE of Ohio. I thank all of us.",
    "Mr.  ROE. And we know.", "Mr. POE.\n  We do.", "Q1. Who is it?", "A1. We are.",
    "Q.--And you?", "A - I am.", "**Jane Roe**: We know.", "The EU. We made it.", "We go on here.",
  ]
  static let chat = [
    "[14.10.2025 09:02] Jane Roe: We did it.", "[14.10.2025 09:04] Bo Poe\nAnd I did not.",
    "Jane Roe  9:02 AM\nWe thank you.",
    "Bo Poe   1:00:03", "Bo Poe (00:12):\nWe know it.", "Jane Roe [1:00:12]:   \n  I see.", "We know.",
    "12:30 is when we meet.",
  ]
  static let subtitles = [
    "1\n00:00:01,000 --> 00:00:03,500\nJane Roe: We did it.", "a-1/2\n00:04.000 --> 00:06.000\nBo Poe: And I did not.",
    "2\n00:00:01,000 --> 00:00:03,500", "WEBVTT", "We know.\n3", "4\n\n00:00:01.000 --> 00:00:03.500\nWe go.",
  ]
  static let tags = [
    "We <i>really</i> know\n<b>it</b><br>all, <3 us.", "<b></b>", "We say: <p>I <a href=\"us\">know</a>\n<br>",
    "<br>\nOur <i>",
  ]
  static let phoneChat = [
    "14/10/2025, 9:02 - Jane Roe: We did it\nand we know.", "14/10/2025, 9:03 - Bo Poe: I did not.", "We know.",
    "14/10/2025, 9:04 - Bo Poe added Jane Roe", "14/10/2025, 9:04 - Jane Roe: I see.\n14/10/2025, 9:05 - mom: we go",
    "14/10/2025, 9:06 - Bo Poe: <Media omitted>", "14/10/2025, 9:07 - Bo Poe: Image omitted\nour plan",
  ]
  static let taggedSubtitles = [
    "5\n00:00:01.000 --> 00:00:03.500\n<v Jane Roe>We <i>did</i> it.</v>", "NOTE we know\nit all\nand I do",
    "STYLE\nus",
    "6\n00:00:01.000 --> 00:00:03.500\n{\\an8}<v.loud Bo Poe>I <c.x>did</c>\n<i>not.</i>",
    "00:01.000 --> 00:02.000\nWe go.",
  ]
  /// Subtitles that each repeat what the one before showed.
  static let rollingSubtitles = [
    "00:01.000 --> 00:01.000\n \nwe<00:01.100><c> know</c>", "00:01.000 --> 00:01.000\nwe know\n ",
    "00:01.000 --> 00:01.000\nwe know\nour<00:01.100><c> plan</c>", "7\n00:01.000 --> 00:01.000\nour plan",
    "00:01.000 --> 00:02.000\nour plan\nand us", "NOTE we know",
  ]
  /// Subtitles whose sentences continue in the next.
  static let runningSubtitles = [
    "1\n00:01.000 --> 00:02.000\nJane Roe: We did it, and", "00:01.000 --> 00:02.000\n<i>Jane Roe: our plan\nis good.",
    "00:01.000 --> 00:02.000\nBo Poe: I know", "a-4\n00:01.000 --> 00:02.000\nthat we",
    "00:01.000 --> 00:02.000\nsaid so.",
    "00:09.000 --> 00:10.000\nJane Roe:", "00:01.000 --> 00:02.000\n<v Bo Poe>Why\nus?</v>", "00:01.000 --> 00:02.000",
    "00:01.000 --> 00:02.000\nNote: it is ours", "00:01.000 --> 00:02.000\n- And yours", "NOTE we know",
  ]
  /// Speech below times on lines of their own.
  static let transcript = [
    "0:03\nwe did it and our plan", "0:12\nis good.\nI know", "1:02:33\n[Music]", "[00:14]\nWe said so.", "9:30", "us",
    "0:15\nNote: I see\nit all", "0:16\nJane Roe: why us", "0:17\n>> Our plan.",
  ]
  static let timedChat = [
    "Jane Roe  9:02 AM\nWe did it", "Bo Poe  9:02 AM\nI did not", "Jane Roe [9:03 AM]\nour plan\n[9:04 AM]\nand us",
    "[9:05 AM]\nWe know", "9:06", "Kay Moe  9:05 AM", "so we go at 9:30", "Jim Ray (9:07)\nI see\nit.",
  ]
  static let meetingChat = [
    "09:15:22\t From  Jane Roe : we did it", "09:15:23 From Jane Roe to Everyone:\n\tour plan\n\tand us",
    "09:15:24 From bo to Jane Roe(Direct Message):\n\tI know", "09:15:25\tKay Moe:\tI see", "we know", "09:16:25",
  ]
  static let closings = [
    "Kind regards,\nA. Writer", "Thanks, A.", "This e-mail is confidential and intended for the addressee only.",
    "If you have received this message\nin error, please tell us.", "We go on\nhere.", "-- \nA. Writer",
    "“We did it,” said Jane Roe, its chair. “And we know.”", "Jane Roe said: “We did it all.”",
    "Jane Roe, its chair, said: “We did it all.”",
  ]
  /// Signatures without dashes, and text that looks like them.
  static let signed = [
    "Kind regards,\nA. Writer", "A. Writer\nHead of Sales\n\nOur Office, Leeds",
    "Thanks,\n\n\nA. Writer\nT +44 20 7946 0123",
    "a.writer@example.org\nwww.example.org", "We know\nof it all.",
    "Best regards\nA. Writer, Chair\n(555) 010-0199\nOur Way",
    "> We did it.", "- our plan", "Our house:\n1 Mill Lane", "In 2019-2024 we paid.",
  ]
  /// Blocks inserted by mailing lists and meeting programs, whole and in pieces, and text that looks like them.
  static let blocks = [
    "________________\nBoard mailing list\nboard@example.org\nhttps://example.org/us", "________________\n\nOur plan",
    "You received this message because you\nare subscribed to our list: us@example.org",
    "To unsubscribe from the list, go\nhere:\n\n\n", "https://example.org/us", "To unsubscribe from us is no plan.",
    "A. Writer is inviting you to a scheduled Zoom meeting.", "Topic: our plan\nTime: 9:00",
    "Join Zoom Meeting\nhttps://zoom.example/j/1\n\nMeeting ID: 123 4567 8901",
    "One tap mobile\n+13017158592,,123# US\n-----", "Passcode: 123456", "We go on\nhere.", "Kind regards,\nA. Writer",
    "Find your local number: https://zoom.example/u\nwe know",
  ]
  /// Lines that introduce quoted mail, from several programs, and text that looks like them.
  static let quoting = [
    "--- On Wed, 3/4/09, A. Writer <a@example.org> wrote:", "A. Writer wrote on 4/3/2009 9:12 AM:",
    "On Wed, 3/4/09,\nA. Writer\n<a@example.org> wrote:\n> We did it.", ">>> A. Writer 3/4/2009 9:12 AM >>>",
    "Excerpts of 2009-03-04 09:12:33:\n> I did.", "Send it to us@example.org by 3 Feb 2020:",
    "We wrote on 4/3/2009 9:12 AM:", "So we go\non, as I said.",
  ]
  /// A press release and what stands below it.
  static let release = [
    "We kept our promise to the town, and our yards\nin Leeds grew by a third.", "About Acme",
    "Acme is ours,\nand we know.",
    "About Acme\nAcme is us.", "###", "Media contact:\nA. Writer", "-----", "We go on\n\n# # #\n\nas we did.",
    "We said of our plan\nabout Acme\nthat Acme knows.", "Ends", "About Our Way",
  ]
  /// Names on the line above a time.
  static let namesAbove = [
    "Jane Roe\n9:02 AM\nWe did it", "Bo Poe\n  9:02 AM\nI did not\n9:03\nour plan",
    "Jane Roe\nYesterday at 9:02 AM\nand us\n\nWe know.",
    "Kay Moe\n14/10/2025 9:05", "so we go at 9:30", "[9:05 AM]\nWe know", "9:06", "Jane Roe  9:07 AM\nI see",
    "Jane Roe", "Bo Poe\n\n9:08", "Roe, Jane\n9:11\nyes",
    "Oct 14, 9:08", "we did it, all\nof us\nBo Poe\n9:09\nyes",
  ]
  /// Subtitles with both times on one line, side by side.
  static let plainTimes = [
    "0:00:01.000,0:00:02.000\nWe did it, and", "0:00:02.000,0:00:03.000\nJane Roe: our plan\nis good.",
    "0:00:09.000,0:00:10.000\n>> I know", "0:00:01.000,0:00:02.000", "0:00:01.000,0:00:02.000\n[Applause]",
    "1,000,000.5",
  ]
  /// Invisible characters at the beginnings and ends of lines.
  static let hidden = [
    "\u{AD}heard it all.\n\n-- \nA. Writer", "\u{AD}\u{200B}heard it all.\n-- \nA. Writer\u{2060}",
    "We said it\u{200B}\n\u{FEFF}to all of you,\u{2060}\n\u{2060}and they\u{AD}\nheard it.\u{FEFF}", "\u{FEFF}",
    "\u{AD}\n\u{200B}",
    "\u{200B}-- \u{2060}\nA. Writer", "--\u{A0}\u{AD}\nA. Writer\n\n\u{FEFF}Example Ltd", "\u{2060}-----\u{2060}",
    "\u{FEFF}> I think that you are wrong\u{AD}\n>\u{200B} and we know it",
    "\u{AD}- our values\u{200B}\n\u{2060}- my plan",
    "On Tue, B. Reader <b@example.org>\u{2060}\n\u{200B}wrote:\u{AD}\n\u{FEFF}> We did it.",
    "co-\u{AD}\n\u{200B}operation of our people",
    "Kind regards,\u{2060}\n\u{FEFF}A. Writer", "\u{200B}THE CHAIR:\u{FEFF} Why?\u{AD}",
    "“It goes on\u{AD}\n\u{2060}and closes.”\u{200B}",
  ]
  static let shapes = [
    prose, prose + mail.prefix(1), prose + mail.prefix(3), prose + mail, prose + talk, talk, prose + questions,
    questions,
    prose + talk.prefix(1), prose + [questions[0]], prose.map { $0.uppercased() }, prose + prose + mail.dropFirst(3),
    prose + closings, closings, mail + closings, prose + chat, chat, subtitles, prose + hidden, hidden + closings,
    hidden + mail, asked, prose + asked, minutes, prose + minutes,
  ]

  @Test(arguments: 0..<104 as Range<UInt64>)
  func hasTheRecordOfTheWholeOfOfficeTexts(seed: UInt64) async throws {
    let shapes = [
      Self.namesAbove, Self.signed, Self.release, Self.plainTimes, Self.prose + Self.signed, Self.prose + ["###"],
      Self.mail + Self.signed + Self.closings, Self.prose + Self.release.suffix(7),
      Self.prose + Self.blocks, Self.blocks, Self.blocks + Self.signed + Self.mail.prefix(1),
      Self.prose + Self.prose + Self.quoting,
      Self.prose + Self.prose + ["LEEDS, June 2 - us", "# # #", "T 01632 960 001"],
    ]
    try await compare(Self.text(seed: seed, shapes), VoiceChoice.allCases[Int(seed / 8) % 3])
  }

  @Test(arguments: 1...50 as ClosedRange<UInt64>)
  func hasTheRecordOfTheWhole(seed: UInt64) async throws {
    let head = "From: A. Writer <a@example.org>\nTo: us\nSubject: our plan\nDate: 3 Feb 2020\n\n"
    // In every other text, only the first lines show how it uses them.
    try await compare(
      (seed % 4 == 0 ? head : "") + Self.text(seed: seed, Self.shapes), VoiceChoice.allCases[Int(seed / 3 % 3)],
      sampleSize: seed % 2 == 0 ? .max / 2 : 1_500 + 90 * Int(seed))
  }

  @Test(arguments: 0..<55 as Range<UInt64>)
  func hasTheRecordOfTheWholeWithTags(seed: UInt64) async throws {
    let shapes = [
      Self.prose + Self.tags, Self.talk + Self.tags, Self.taggedSubtitles, Self.phoneChat, Self.rollingSubtitles,
      Self.runningSubtitles, Self.runningSubtitles + Self.closings,
      Self.transcript, Self.timedChat, Self.meetingChat, Self.timedChat + Self.closings,
    ]
    try await compare(Self.text(seed: seed, shapes), VoiceChoice.allCases[Int(seed) % 3])
  }

  /// No part begins within a signature, wherever the lines above it are.
  @Test(arguments: [
    "We said so many things to all of you that nobody could hold them. \n\u{AD}heard it all.\n\n-- \nA. Writer",
    "Nous avons décidé. Мы решили сами — “мы”. Kind regards,\n\u{AD}\u{200B}heard it all.\n-- \nA. Writer",
    "We said so many things to all of you.\n\nAnd we did.\n\nAnd so on, we said.\n\n-- \nA. Writer\nOur Office",
  ])
  func noPartBeginsInASignature(text: String) async throws {
    for voices in VoiceChoice.allCases {
      for before in 0..<64 { try await compare(String(repeating: "x", count: before) + text, voices, words: 8) }
    }
  }

  /// Bytes that are not text are found wherever they are, even where nothing was examined before the blocks were read.
  @Test(arguments: 0..<24 as Range<UInt64>) func bytesThatAreNoTextAreFound(seed: UInt64) async throws {
    var random = SeededRandom(seed: seed)
    let stray: [[UInt8]] = [[0xFF], [0xC3], [0xE2, 0x80], [0x01]]
    var bytes = Array(Self.text(seed: seed, [Self.prose, Self.prose + Self.talk]).utf8)
    // At the end, too, where nothing follows to show that a sequence is cut off.
    let place = seed % 6 == 5 ? bytes.count : Int.random(in: 0..<bytes.count, using: &random)
    bytes.insert(contentsOf: stray[Int(seed) % stray.count], at: place)
    try await compare(bytes, .all, sampleSize: 1_500)
  }

  /// A text that is encoded twice, all of it or here and there.
  @Test(arguments: 0..<12 as Range<UInt64>) func textThatIsEncodedTwiceIsFound(seed: UInt64) async throws {
    var random = SeededRandom(seed: seed)
    let pieces = [
      "We donâ€™t know.\n\n", "We thank you â€“ all of you.\n\n", "Mais nous avons décidé où aller.\n\n",
      "We know.\n\n",
    ]
    let text = (0..<300).map { _ in pieces[Int.random(in: 0..<(seed % 3 == 0 ? 2 : 4), using: &random)] }.joined()
    try await compare(text, .all, sampleSize: 1_500)
  }

  /// Reads a text of more than a given number of words, as a whole and in stretches.
  private func compare(
    _ text: String, _ voices: VoiceChoice, words: Int = 100, sampleSize: Int = .max / 2
  ) async throws {
    try await compare(Array(text.utf8), voices, words: words, sampleSize: sampleSize)
  }

  private func compare(
    _ bytes: [UInt8], _ voices: VoiceChoice, words: Int = 100, sampleSize: Int = .max / 2
  ) async throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("a.txt", bytes)
    var pipeline = Pipeline(lexicon: .embedded, voices: voices)
    pipeline.countsWords = true
    pipeline.extractor.sampleSize = sampleSize
    pipeline.largeSize = .max
    let document = Document(id: "a", path: path, content: .file(path: path))
    let whole = try await pipeline.score(document)
    #expect(whole.score.words + whole.score.otherVoiceWords > words)
    pipeline.largeSize = 0
    for (size, jobs) in [(64, 1), (300, 3), (1_000, 4), (4_096, 2)] {
      pipeline.stretchSize = size
      let scored = try await pipeline.score(document, spare: SpareThreads(jobs - 1))
      #expect(scored == whole, "stretches of \(size) bytes, \(jobs) threads")
    }
  }

  /// A disk that can no longer be read ends the reading: no thread waits for a part that never comes.
  @Test(arguments: [1, 4]) func aFaultEndsAllThreads(threads: Int) async throws {
    let store = FaultyStore(text: Array(String(repeating: "We did it.\n\n", count: 2_000).utf8), sound: 18_000)
    let text = try LargeText(store, name: "a.txt", extractor: Extractor(), window: 1_000)
    let reading = LargeParts(text, for: .text)
    await #expect(throws: LargeTextFault<FileCause>.self) {
      var blocks = 0
      try await PartWork<LargeTextFault<FileCause>>(count: text.parts, spare: SpareThreads(threads - 1)).run(&blocks) {
        blocks, number throws(LargeTextFault<FileCause>) in
        blocks += try reading.join(number, reading.guess(number))?.text?.blocks.count ?? 0
      } work: { blocks, number throws(LargeTextFault<FileCause>) in
        blocks += try await reading.part(number)?.text?.blocks.count ?? 0
      } take: { _ in
      }
    }
    #expect(!reading.isWhole)
    let turns = LargeParts(text, for: .turns(counting: nil))
    await #expect(throws: LargeTextFault<FileCause>.self) {
      var nobody: Void = ()
      try await PartWork<LargeTextFault<FileCause>>(count: text.parts, spare: SpareThreads(threads - 1)).run(
        &nobody, waitingPerJob: 2
      ) {
        _, number throws(LargeTextFault<FileCause>) in
        (number, try turns.guess(number))
      } take: { number, guess throws(LargeTextFault<FileCause>) in
        try turns.join(number, guess)
      }
    }
    #expect(!turns.isWhole)
  }

  /// A text whose lines have been counted.
  private static func counted(_ store: CountingStore, window: Int) throws -> LargeText<CountingStore> {
    var text = try LargeText(store, name: "a.txt", extractor: Extractor(), window: window)
    var census = LineCensus()
    for part in 0..<text.sampleParts { census.add(try text.lineCensus(of: part)) }
    text.conclude(census)
    return text
  }

  /// A block that never ends is read a bounded number of times, whatever is between its lines.
  @Test(arguments: ["\n\n", "\r\n\r\n", "\n"]) func aLongBlockIsReadAFewTimes(gap: String) async throws {
    var bytes = Array(String(repeating: "on we go, and on along the line without a stop" + gap, count: 20_000).utf8)
    bytes.insert(contentsOf: "Our plan.\n\n".utf8, at: 0)
    let store = CountingStore(bytes)
    let text = try Self.counted(store, window: 4_096)
    let reading = LargeParts(text, for: .text)
    for part in 0..<text.parts { _ = try await reading.part(part) }
    #expect(reading.isWhole)
    #expect(store.read < 30 * bytes.count)
  }

  /// Parts that were read to find the turns are read again from what was kept of them: the result is the same, and
  /// nothing else of the file is read.
  @Test(arguments: [2, 5, 9] as [UInt64]) func whatWasKeptStandsForTheLines(seed: UInt64) async throws {
    let bytes = Array(Self.text(seed: seed, [Self.prose + Self.talk + Self.mail.prefix(1), Self.talk]).utf8)
    let store = CountingStore(bytes)
    var text = try Self.counted(store, window: 8_192)
    let turns = LargeParts(text, for: .turns(counting: nil))
    for part in 0..<text.parts { _ = try await turns.part(part) }
    let needsQuestions = text.planTurns(turns.census, names: OwnNames())
    #expect(!needsQuestions)
    var readings: [[String]] = []
    for known in [PartOutlines(), turns.outlines] {
      let before = store.read
      let reading = LargeParts(text, for: .text, known: known)
      var blocks: [String] = []
      for part in 0..<text.parts {
        guard let read = try await reading.part(part)?.text else { continue }
        let start = read.blocks.first?.span.start ?? 0
        let end = read.blocks.last?.span.end ?? 0
        let bytes = Array(read.text.utf8)
        blocks += read.blocks.map { "\($0.kind): " + String(decoding: bytes[$0.span.range], as: UTF8.self) }
        blocks += read.voices.filter { $0.span.start < end }.map {
          "\($0.voice) \(max($0.span.start, start) - start) to \(min($0.span.end, end) - start): \($0.why)"
        }
      }
      readings.append(blocks)
      if known[0] != nil { #expect(store.read - before < 3 * bytes.count) }
    }
    #expect(turns.outlines[0] != nil)
    #expect(readings[0].count > 50)
    #expect(readings[0] == readings[1])
  }
}

extension LargeTextTests {
  /// In parts without a speaker who counts, the words were counted when the turns were: these parts are not read again.
  @Test func othersTurnsAreReadOnce() async throws {
    let turns = (1...40).map { number in
      number % 15 == 0
        ? "A. WRITER: We did it, all of us."
        : "THE CHAIR: And why?\n\n" + String(repeating: "They did the peo-\nple's work well.\n\n", count: 60)
    }
    let bytes = Array((turns + ["THE CHAIR: Is that the people's will?"]).joined(separator: "\n\n").utf8)
    let store = CountingStore(bytes)
    var text = try Self.counted(store, window: 8_192)
    let counter = WordCounter(takesFingerprint: true) { Tokeniser().countWords(in: $0, blocks: $1) }
    let finding = LargeParts(text, for: .turns(counting: counter))
    for part in 0..<text.parts { _ = try await finding.part(part) }
    _ = text.planTurns(finding.census, names: OwnNames(authors: ["A. Writer"]))
    let before = store.read
    let reading = LargeParts(text, for: .text, known: finding.outlines, without: [.speaker])
    var passed = 0
    var words = 0
    var spoken = ""
    for part in 0..<text.parts {
      let read = try #require(try await reading.part(part))
      passed += read.passed == nil ? 0 : 1
      words += read.passed?.count ?? 0
      spoken += read.text?.text ?? ""
    }
    #expect(reading.isWhole)
    #expect(passed > text.parts / 2)
    #expect(words > 20 * 60 * 5)
    #expect(spoken.contains("We did it, all of us."))
    #expect(store.read - before < bytes.count * 2 / 3)
  }
}

/// Bytes that count how many of them are read.
private final class CountingStore: ByteStore {
  private let text: [UInt8]
  private let state = Mutex(0)

  init(_ text: [UInt8]) { self.text = text }

  var count: Int { text.count }
  /// How many were read.
  var read: Int { state.withLock { $0 } }

  func bytes(_ range: Range<Int>) throws(FileCause) -> [UInt8] {
    state.withLock { $0 += range.count }
    return Array(text[range])
  }
}

/// Bytes of which only the first can be read.
private struct FaultyStore: ByteStore {
  let text: [UInt8]
  let sound: Int

  var count: Int { text.count }

  func bytes(_ range: Range<Int>) throws(FileCause) -> [UInt8] {
    if range.upperBound > sound { throw FileCause(5) }
    return Array(text[range])
  }
}
