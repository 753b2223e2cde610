import Foundation
import TestSupport
import Testing

/// Tallies, through the whole program: parts, merged in any order and as any tree, give the report that one run gives.
@Suite struct TallyCommandTests {
  private static let formats = ["table", "json", "jsonl", "csv", "markdown", "html"]
  private static let authors = ["Ann", "Bo", "Cem", "Dee", "Eve", "Fay", "Gil"]
  private static let sentences = [
    "We won because of you, the night crew.", "I built this company and I alone know what it needs.",
    "Thank you all for the work you did.", "I will call each of you by Friday.",
    "My decision is final, so do as I say.",
    "Our customers waited too long and that was my fault.", "They failed us, not I.",
    "We will serve the people of this town together.", "The ferry was late and the harbour froze.",
    "“We owe the crew everything,” said the mayor.",
  ]

  /// 84 letters in seven folders, one letter in two places, one without a word, and a file that is not text.
  private func folder() throws -> TemporaryFolder {
    var chance = SeededRandom(seed: 8)
    let folder = try TemporaryFolder()
    for (number, author) in Self.authors.enumerated() {
      for letter in 0..<12 {
        let text = (0..<Int.random(in: 20...60, using: &chance)).map { _ in
          let favourite = Int.random(in: 0...2, using: &chance) == 0
          return favourite ? Self.sentences[number] : Self.sentences.randomElement(using: &chance) ?? ""
        }
        try folder.write("\(author)/20\(10 + letter)-letter.txt", text.joined(separator: " ") + "\n")
      }
    }
    // Gil says it too; by Ann it is the same letter twice.
    for copy in ["Gil/again.txt", "Ann/again.txt"] { try folder.write(copy, folder.text("Ann/2011-letter.txt") ?? "") }
    try folder.write("Ann/binary.txt", [0x7F, 0x45, 0x4C, 0x46] + Array(repeating: UInt8(0), count: 600))
    try folder.write("Bo/data.csv", "a,b\n")
    return folder
  }

  private let named = ["--author-from", "{author}/*.txt"]

  /// Tallies each path of `parts` into a file of its own.
  private func tallies(_ parts: [[String]], in place: TemporaryFolder, _ options: [String] = []) throws -> [String] {
    try parts.enumerated().map { number, paths in
      let file = "\(place.path)/part-\(number).tally"
      let run = try CommandRun(["tally"] + paths + named + options + ["--output", file])
      #expect(run.status == 0 || run.status == 2, "\(run.errors)")
      return file
    }
  }

  @Test func partsMergedInAnyOrderAndTreeAreOneRun() throws {
    let folder = try folder()
    let place = try TemporaryFolder()
    let whole = "\(place.path)/whole.tally"
    let run = try CommandRun(["tally", folder.path] + named + ["--jobs", "1", "-o", whole])
    #expect(run.status == 2)
    let expected = try #require(place.text("whole.tally"))
    #expect(try CommandRun(["tally", folder.path] + named + ["--jobs", "4"]).output == expected)

    var chance = SeededRandom(seed: 21)
    let folders = Self.authors.map { "\(folder.path)/\($0)" }
    for parts in [1, 2, 6] {
      let shuffled = folders.shuffled(using: &chance)
      let split = (0..<parts).map { part in shuffled.indices.filter { $0 % parts == part }.map { shuffled[$0] } }
      var files = try tallies(split, in: place)
      let flat = try CommandRun(["merge"] + files.shuffled(using: &chance))
      #expect(flat.status == 0, "\(flat.errors)")
      #expect(flat.output == expected, "\(parts) parts")
      // As a tree: two at a time, in whatever order.
      var step = 0
      while files.count > 1 {
        files.shuffle(using: &chance)
        let joined = "\(place.path)/\(parts)-joined-\(step).tally"
        step += 1
        #expect(try CommandRun(["merge", files.removeLast(), files.removeLast(), "-o", joined]).status == 0)
        files.append(joined)
      }
      #expect(try CommandRun(["merge"] + files).output == expected, "tree of \(parts)")
    }

    let files = try tallies(folders.map { [$0] }, in: place)
    for format in Self.formats {
      let one = try CommandRun(["compare", folder.path] + named + ["--format", format])
      #expect(one.status == 2)
      for tallied in [[whole], files.reversed()] {
        let merged = try CommandRun(["compare", "--format", format, "--tally"] + tallied)
        #expect(merged.status == 0, "\(merged.errors)")
        #expect(merged.output == one.output, "\(format)")
      }
    }
  }

  @Test func aRepeatedTextIsTheSameInPartsAndWhole() throws {
    let folder = try folder()
    let place = try TemporaryFolder()
    let files = try tallies([["\(folder.path)/Gil"], ["\(folder.path)/Ann"]], in: place)
    let run = try CommandRun(["compare", "--format", "json", "--tally"] + files)
    #expect(run.output.contains("\"duplicates\": [\n    \"\(folder.path)/Ann/again.txt\"\n  ]"))
    let other = try CommandRun(["compare", "--format", "json", "\(folder.path)/Gil", "\(folder.path)/Ann"] + named)
    #expect(other.output == run.output)
  }

  /// A file system distinguishes "ü" as one character from "ü" as two, whatever the files contain.
  @Test(arguments: [true, false])
  func namesThatOnlyTheirBytesTellApartAreTwoDocuments(isSameText: Bool) throws {
    let folder = try TemporaryFolder()
    let names = ["u\u{308}.txt", "\u{FC}.txt"]
    for (name, text) in zip(names, ["We won.", isSameText ? "We won." : "I won."]) {
      try folder.write("in/\(name)", text)
    }
    for name in names { try folder.write("in/bin-\(name)", [0x7F, 0x45, 0x4C, 0x46, 0]) }
    let table = try folder.write("meta.csv", "file,author\nin/\(names[0]),Ann\nin/\(names[1]),Bo\n")
    let run = try CommandRun(["tally", "\(folder.path)/in", "--metadata", table])
    #expect(run.status == 2 && !run.errors.contains("more than once") && !run.errors.contains("meta.csv: rows"))
    #expect(run.output.contains("\"documents\":2,\"failures\":2") && run.output.contains("[\"Bo\"]"), "\(run.output)")
    let parts = try names.enumerated().map { number, name in
      try folder.write(
        "\(number).tally",
        try CommandRun(["tally", "\(folder.path)/in/\(name)", "\(folder.path)/in/bin-\(name)", "--metadata", table])
          .output)
    }
    for files in [parts, parts.reversed()] {
      let merged = try CommandRun(["merge"] + files)
      #expect(merged.output == run.output && merged.errors.isEmpty, "\(merged.errors)")
    }
    let twice = try folder.write("twice.csv", "file\nin/\(names[0])\nin/\(names[0])\n")
    #expect(try CommandRun(["tally", "\(folder.path)/in", "--metadata", twice]).status == 65)
  }

  /// A record that was edited between two exports would be two documents, which is never intended.
  @Test func recordsOfOneIDWithOtherTextsAreNamed() throws {
    let place = try TemporaryFolder()
    func records(_ texts: [(id: String, author: String, text: String)]) -> String {
      texts.map { #"{"id":"\#($0.id)","author":"\#($0.author)","date":"2024-01-02","text":"\#($0.text)"}"# + "\n" }
        .joined()
    }
    let first = try place.write(
      "a.jsonl",
      records([("7", "Ann", "We won."), ("8", "Ann", "We lost."), ("9", "Bo", "I won."), ("10", "Bo", "Us.")]))
    let second = try place.write(
      "b.jsonl",
      records([("7", "Ann", "We have won."), ("8", "Ann", "We lost."), ("9", "Cy", "No."), ("10", "Bo", "We.")]))
    let said =
      "usward: ids shared by different texts of the same author and date in several files, each of which is counted: 2 "
      + "(10 in \(first) and \(second))\n"
    let files = try tallies([[first], [second]], in: place)
    #expect(try CommandRun(["merge"] + files).errors == said)
    #expect(try CommandRun(["merge", files[0], files[0]]).errors.contains("ids that stand") == false)
    #expect(try CommandRun(["compare", first, second]).errors.contains(said))
    #expect(try CommandRun(["tally", first, second]).errors.contains(said))
    #expect(try CommandRun(["merge", "--quiet"] + files).errors.isEmpty)
  }

  @Test func aDocumentInTwoPartsIsCountedOnceAndNamed() throws {
    let folder = try folder()
    let place = try TemporaryFolder()
    let both = ["\(folder.path)/Cem", "\(folder.path)/Dee"]
    let files = try tallies([both, [both[1] + "/2015-letter.txt"]], in: place)
    let merged = try CommandRun(["merge"] + files)
    #expect(merged.status == 0)
    #expect(merged.output == place.text("part-0.tally"))
    #expect(merged.errors.contains("Dee/2015-letter.txt: occurs more than once with the same figures; counted once"))
    try folder.write("Dee/2015-letter.txt", "Something else altogether. We wrote it anew.")
    let later = try TemporaryFolder()
    let changed = try tallies([[both[1] + "/2015-letter.txt"]], in: later)[0]
    let different = try CommandRun(["merge", files[0], changed])
    #expect(different.status == 0)
    #expect(different.errors.contains("Dee/2015-letter.txt: occurs more than once with different figures"))
    #expect(different.output.contains("\"documents\":25,"))
  }

  /// An id that does not include its file could be in any part.
  @Test func aRecordThatIsThereAgainIsNamedWithItsFile() throws {
    let folder = try TemporaryFolder()
    let texts = ["We built it together.", "I built it alone.", "They built it."]
    let records = texts.map { "{\"id\":\"seven\",\"text\":\"\($0)\"}\n" }.joined()
    let run = try CommandRun(["tally", try folder.write("part-1.jsonl", records), "--output", "\(folder.path)/a.tally"])
    #expect(run.status == 0)
    let named = "part-1.jsonl: seven: occurs more than once with different figures; each is counted\n"
    #expect(run.errors.hasSuffix(named) && run.errors.split(separator: "\n").count == 1, "\(run.errors)")
  }

  @Test func aTallyIsReadFromStandardInput() throws {
    let folder = try folder()
    let place = try TemporaryFolder()
    let files = try tallies([["\(folder.path)/Cem"], ["\(folder.path)/Dee"]], in: place)
    let piped = place.text("part-0.tally") ?? ""
    for command in [["merge"], ["compare", "--format", "json", "--tally"]] {
      let expected = try CommandRun(command + files)
      let run = try CommandRun(command + ["-", files[1]], input: piped)
      #expect(run.status == 0 && run.output == expected.output, "\(run.errors)")
      let twice = try CommandRun(command + ["-", "-"], input: piped)
      #expect(twice.status == 64 && twice.errors.contains("can be named only once"))
      #expect(try CommandRun(command + ["-"], input: "We.").errors.hasPrefix("stdin:1: is not a tally"))
    }
  }

  /// Records give the same figures whether their format was given or detected.
  @Test func talliesOfRecordsMergeHoweverTheyWereKnown() throws {
    let place = try TemporaryFolder()
    let records = ["{\"id\":\"a\",\"text\":\"We met.\"}\n", "{\"id\":\"b\",\"text\":\"I went.\"}\n"]
    let (found, named) = ("\(place.path)/found.tally", "\(place.path)/named.tally")
    #expect(try CommandRun(["tally", "-", "-o", found], input: records[0]).status == 0)
    #expect(try CommandRun(["tally", "-", "--from", "jsonl", "-o", named], input: records[1]).status == 0)
    let merged = try CommandRun(["merge", found, named])
    #expect(merged.status == 0, "\(merged.errors)")
    #expect(try merged.output == CommandRun(["tally", "-"], input: records.joined()).output)
  }

  @Test func refusesWhatDoesNotMeanTheSame() throws {
    let folder = try folder()
    let place = try TemporaryFolder()
    let files = try tallies([["\(folder.path)/Cem"]], in: place)
    let voices = "\(place.path)/voices.tally"
    #expect(try CommandRun(["tally", "\(folder.path)/Dee", "--voices", "all", "-o", voices]).status == 0)
    let options = try CommandRun(["merge", files[0], voices])
    #expect(options.status == 65)
    #expect(options.errors.contains("\(files[0]) and \(voices): tallies with different options: none and --voices all"))
    #expect(options.output.isEmpty)

    let lexicon = try place.write(
      "own.toml",
      """
      [lexicon]
      name = "own"
      version = "1"

      [[category]]
      name = "own.word"
      description = "Words of the water."
      source = "ours"
      reason = "a test"
      entries = ["ferry"]
      matches = ["The ferry was late."]
      rejects = ["The train was late."]

      """)
    let lexical = "\(place.path)/lexicon.tally"
    let added = try CommandRun(["tally", "\(folder.path)/Dee", "--lexicon", lexicon, "-o", lexical])
    if added.status == 0 {
      let refused = try CommandRun(["compare", "--tally", files[0], lexical])
      #expect(refused.status == 65)
      #expect(refused.errors.contains("tallies of different lexicons: digest "))
    } else {
      Issue.record("\(added.errors)")
    }

    let version = try place.write(
      "version.tally", (place.text("part-0.tally") ?? "").replacing("\"version\":\"", with: "\"version\":\"9"))
    #expect(try CommandRun(["merge", files[0], version]).status == 65)
  }

  @Test func anUnsoundFileIsRefusedWithItsLine() throws {
    let folder = try folder()
    let place = try TemporaryFolder()
    let file = try tallies([["\(folder.path)/Cem"]], in: place)[0]
    let lines = (place.text("part-0.tally") ?? "").split(separator: "\n", omittingEmptySubsequences: false).map(
      String.init)
    let cases: [(name: String, lines: [String], message: String)] =
      [
        ("empty", [], "is empty"),
        ("text", ["We thank you."], ":1: is not a tally"),
        ("format", [lines[0].replacing("usward_tally\":6", with: "usward_tally\":7")], ":1: is a tally of format 7"),
        (
          "older", [lines[0].replacing("usward_tally\":6", with: "usward_tally\":5")],
          ":1: is a tally of format 5; this program reads format 6; make it again from its documents"
        ),
        (
          "cut", Array(lines.prefix(5)),
          ":5: the file ends early: after the header there are 4 of 12 documents, 0 failures and the digest"
        ),
        (
          "unsealed", Array(lines.prefix(13)),
          ":13: the file ends early: after the header there are 12 of 12 documents, 0 failures and the digest"
        ),
        ("half", Array(lines.prefix(3)) + [String(lines[3].prefix(200))], ":4: the JSON ends in the middle"),
        ("order", [lines[0], lines[2], lines[1]] + lines.dropFirst(3), ":3: "),
        ("twice", [lines[0], lines[1], lines[1]] + lines.dropFirst(3), ":3: "),
        ("long", Array(lines.dropLast()) + [lines[1]], ":15: more lines"),
        ("row", Array(lines.prefix(13)) + [lines[1]], ":14: more lines"),
        ("counts", [lines[0], lines[1].replacing("\"counts\":[", with: "\"counts\":[0,")], ":2: \"counts\" has"),
        (
          "sign", [lines[0], lines[1].replacing("\"words\":", with: "\"words\":-")],
          ":2: \"words\" is not a whole number"
        ),
        (
          "types", [lines[0], lines[1].replacing("\"word_types\":\"", with: "\"word_types\":\"zz 1 ")],
          ":2: \"word_types\""
        ),
        ("model", [lines[0], lines[1].replacing("\"model\":\"", with: "\"model\":\"x")], ":2: \"model\" is \"x"),
        ("field", [lines[0], lines[1].replacing("\"title\":", with: "\"titel\":")], ":2: \"title\" is missing"),
      ] + edits(of: lines)
    for one in cases {
      let unsound = try place.write("\(one.name).tally", one.lines.joined(separator: "\n"))
      let run = try CommandRun(["compare", "--tally", file, unsound])
      #expect(run.status == 65, "\(one.name): \(run.errors)")
      #expect(run.errors.hasPrefix(unsound) && run.errors.contains(one.message), "\(one.name): \(run.errors)")
      #expect(run.output.isEmpty)
    }
    #expect(try CommandRun(["merge", "\(place.path)/nowhere"]).errors.contains("there is no such file"))
    let both = try CommandRun(["compare", folder.path, "--tally", file])
    #expect(both.status == 64)
  }

  /// Figures replaced by others that could be true: only the last line shows it.
  private func edits(of lines: [String]) -> [(name: String, lines: [String], message: String)] {
    let message = ":14: the digest does not match the lines before it: the file was edited or damaged"
    return ["skipped", "words", "sentences", "acts", "weights", "line", "sha256"].map { name in
      let place = name == "skipped" ? 0 : name == "sha256" ? 13 : 3
      var edited = lines
      let key = "\"\(name)\":"
      let parts = lines[place].split(separator: key, maxSplits: 1, omittingEmptySubsequences: false)
      var rest = parts.last.map(String.init) ?? ""
      if let digit = rest.firstIndex(where: \.isWholeNumber) {
        rest.replaceSubrange(digit...digit, with: rest[digit] == "1" ? "2" : "1")
      }
      // More words than before, so that the word types still fit.
      if name == "words" { rest = "9" + (parts.last ?? "") }
      edited[place] = (parts.first ?? "") + key + rest
      return ("edited-\(name)", edited, message)
    }
  }

  @Test func renamingAuthorsChangesNamesOnly() throws {
    let folder = try folder()
    let place = try TemporaryFolder()
    let file = try tallies([[folder.path]], in: place)[0]
    let rows = Self.authors.flatMap { author in
      (try? FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/\(author)"))?.sorted().map {
        "\(folder.path)/\(author)/\($0),Qq\(author)\n"
      } ?? []
    }
    let names = try place.write("names.csv", "file,author\n" + rows.joined())
    let other = "\(place.path)/renamed.tally"
    #expect(try CommandRun(["tally", folder.path, "--metadata", names, "--quiet", "-o", other]).status == 2)
    for format in ["csv", "json"] {
      // The digest of the documents names their authors too.
      let reports = try [file, other].map { tally in
        try CommandRun(["compare", "--format", format, "--tally", tally]).output.split(separator: "\n")
          .filter { !$0.contains("\"documents_digest\":") }.joined(separator: "\n")
      }
      let (a, b) = (reports[0], reports[1])
      #expect(a != b)
      #expect(Self.authors.reduce(b) { $0.replacing("Qq\($1)", with: $1) } == a, "\(format)")
    }
  }

  @Test func wordsAreLeftOutWhenAsked() throws {
    let folder = try folder()
    let bare = try CommandRun(["tally", "\(folder.path)/Cem", "--no-words"])
    #expect(bare.output.contains("\"word_types\":false") && !bare.output.contains("\"word_types\":\""))
    let run = try CommandRun(["compare", folder.path, "--format", "markdown", "--key-words", "0"] + named)
    #expect(!run.output.contains("## Words that set groups apart"))
    let with = try CommandRun(["compare", folder.path, "--format", "markdown"] + named)
    #expect(with.output.contains("## Words that set groups apart"))
  }
}
