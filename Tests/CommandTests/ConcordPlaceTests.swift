import TestSupport
import Testing

/// `usward concord` narrowed to lines of a text or to records, as `usward explain` is.
@Suite struct ConcordPlaceTests {
  private static let text = "We go.\nThen my\npeople said we.\n\nWe end.\n"
  private static let records = """
    {"id":"2","text":"We go."}
    {"id":"b","text":"We stay, we do."}
    {"id":"c","text":"They and we."}

    """

  /// The place and the keyword of every line; `folder` is left out of places.
  private func places(_ arguments: [String], input: String = "") throws -> [String] {
    let run = try CommandRun(["concord"] + arguments + ["--format", "jsonl"], input: input)
    #expect(run.status == 0, "\(run.errors)")
    return run.output.split(separator: "\n").map { line in
      let fields = ["id", "line", "column", "keyword"].map { name in
        line.split(separator: "\"\(name)\":").dropFirst().first?.prefix { $0 != "," } ?? ""
      }
      return fields.map { String($0.filter { $0 != "\"" }).split(separator: "/").last ?? "" }.joined(separator: ":")
    }
  }

  @Test(arguments: [
    (["we", ":1"], ["m.txt:1:1:We"]), (["we", ":2"], []), (["we", ":2-4"], ["m.txt:3:13:we"]),
    (["we", ":5", ":1"], ["m.txt:1:1:We", "m.txt:5:1:We"]),
    // Words that begin on one line and end on the next stand on both.
    (["my people", ":2"], ["m.txt:2:6:my people"]), (["my people", ":3"], ["m.txt:2:6:my people"]),
    (["my people", ":4"], []), (["we", ":3", ""], ["m.txt:1:1:We", "m.txt:3:13:we", "m.txt:5:1:We"]),
  ])
  func linesOfAText(arguments: [String], expected: [String]) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("m.txt", Self.text)
    #expect(try places([arguments[0]] + arguments.dropFirst().map { path + $0 }) == expected)
  }

  @Test(arguments: [
    ([":b"], ["b:1:1:We", "b:1:10:we"]), ([":c"], ["c:1:10:we"]),
    // A number is an id first, and else the line on which a record begins.
    ([":2"], ["2:1:1:We"]), ([":3"], ["c:1:10:we"]), ([":1"], ["2:1:1:We"]),
    ([":3", ":b"], ["b:1:1:We", "b:1:10:we", "c:1:10:we"]),
    (["", ":b"], ["2:1:1:We", "b:1:1:We", "b:1:10:we", "c:1:10:we"]),
  ])
  func recordsOfAFileAndOfStandardInput(names: [String], expected: [String]) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("t.jsonl", Self.records)
    #expect(try places(["we"] + names.map { path + $0 }) == expected)
    let named = names.map { $0.isEmpty ? "-" : "stdin" + $0 }
    #expect(try places(["we"] + named, input: Self.records) == expected)
  }

  @Test func figuresAreThoseOfWhatIsShown() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("t.jsonl", Self.records)
    let run = try CommandRun(["concord", "we", "\(path):b", "\(path):3"])
    #expect(run.errors == "usward: 3 places in 2 of 2 documents\n")
    let spread = try CommandRun(["concord", "we", "\(path):c", "\(path):1", "--spread", "--format", "csv"])
    let rows = spread.output.split(separator: "\n").map { $0.split(separator: ",").prefix(2).joined(separator: ",") }
    #expect(rows.dropFirst() == ["document,c", "document,2", "stretches,\"all", "documents,over documents"])
  }

  @Test(arguments: ["table", "jsonl", "csv"])
  func whatIsNotThereIsRefused(format: String) throws {
    let folder = try TemporaryFolder()
    let text = try folder.write("m.txt", Self.text)
    let records = try folder.write("t.jsonl", Self.records)
    let dated = try folder.write("d.jsonl", "{\"id\":\"d\",\"text\":\"We go.\",\"date\":\"2019\"}\n")
    for (arguments, said) in [
      (["\(text):9"], "\(text):9: the file has 5 lines"), (["\(text):0"], "\(text):0: lines are counted from 1"),
      (["\(text):talk"], "\(text):talk: names no lines of the file, such as 12 or 8-10, and the file has no records"),
      (["\(records):d"], "\(records):d: no record of the file has this id or begins on this line"),
      (["\(records):d", "--spread"], "\(records):d: no record of the file has this id or begins on this line"),
      (["\(text):2", "--spread"], "\(text):2: --spread shows the stretches of a whole text, not lines of it"),
      (["\(dated):d", "--since", "2020"], "\(dated):d: no document between the dates has this id"),
      (["-:7"], "usward concord TERM stdin:7"),
    ] {
      let run = try CommandRun(["concord", "we"] + arguments + ["--format", format])
      #expect(run.status == 64 && run.output.isEmpty && run.errors.contains(said), "\(run.errors)")
    }
  }
}
