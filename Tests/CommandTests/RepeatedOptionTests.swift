import Foundation
import TestSupport
import Testing

/// Options given more than once, and metadata from several files.
@Suite struct RepeatedOptionTests {
  private let memo = Memo.long

  /// The options of a command as its help in JSON lists them: their names as typed, and whether they are repeatable.
  private struct Told: Decodable {
    struct Command: Decodable {
      var commandName: String
      var subcommands: [Command]?
      var arguments: [Argument]?
    }
    struct Argument: Decodable {
      struct Name: Decodable {
        var kind: String
        var name: String
      }
      var kind: String
      var isRepeating: Bool
      var names: [Name]?
    }
    var command: Command
  }

  private func options(
    _ command: Told.Command, _ path: [String]
  ) -> [(command: [String], name: String, isRepeating: Bool)] {
    let own = (command.arguments ?? []).filter { $0.kind == "option" }.flatMap { option in
      (option.names ?? []).map { (path, ($0.kind == "long" ? "--" : "-") + $0.name, option.isRepeating) }
    }
    return own + (command.subcommands ?? []).flatMap { options($0, path + [$0.commandName]) }
  }

  /// All options: one with a single value that were missing from the list would silently keep its last value.
  @Test func whatMayStandOnceIsRefusedTwice() throws {
    let help = try CommandRun(["--experimental-dump-help"])
    let told = try JSONDecoder().decode(Told.self, from: Data(help.output.utf8))
    let all = options(told.command, []).filter { $0.command.first != "help" && $0.command != ["lexicon", "compile"] }
    #expect(all.count > 80 && all.contains { $0.isRepeating })
    for (command, name, isRepeating) in all {
      let run = try CommandRun(command + [name, "1", "\(name)=2"])
      let once = name == "-o" ? "--output" : name
      let isRefused = run.errors == "usward: \(once) is given twice but takes only one value\n"
      #expect(isRefused != isRepeating, "\(command) \(name): \(run.errors)")
      if isRefused { #expect(run.status == 64) }
    }
  }

  @Test func flagsAndTermsMayStandTwice() throws {
    #expect(try CommandRun(["score", "--quiet", "--quiet"], input: memo).status == 0)
    #expect(
      try CommandRun(["concord", "--jobs", "1", "--", "--jobs", "-"], input: memo).errors.contains("given twice")
        == false)
    let both = try CommandRun(["score", "-o", "a.txt", "--output", "b.txt"], input: memo)
    #expect(both.status == 64)
  }

  @Test func metadataFilesUnite() throws {
    let folder = try TemporaryFolder()
    for path in ["in/one/a.txt", "in/two/a.txt", "in/two/b.txt"] { try folder.write(path, memo + path) }
    let one = try folder.write("in/one/meta.csv", "file,author\na.txt,Ann\n")
    let two = try folder.write("in/two/meta.csv", "file,author\na.txt,Bo\ngone.txt,Cy\n")
    let parties = try folder.write("parties.csv", "file,party\nin/one/a.txt,red\nin/two/a.txt,blue\n")
    let score = ["score", "\(folder.path)/in", "--format", "csv", "--fields", "author,metadata.Party"]
    let options = [one, two, parties].flatMap { ["--metadata", $0] }
    let run = try CommandRun(score + options)
    let rows = run.output.split(separator: "\n")
    #expect(rows.first == "id,author,error,error_message,error_line,version,lexicon_digest,options,metadata.Party")
    #expect(
      rows.dropFirst().map { $0.split(separator: ",", omittingEmptySubsequences: false)[1] } == ["Ann", "Bo", ""])
    #expect(
      rows.dropFirst().map { $0.split(separator: ",", omittingEmptySubsequences: false).last } == ["red", "blue", ""])
    let names = "\(one), \(two), \(parties)"
    #expect(run.errors.contains("\(names): rows that match no document read: 1 (gone.txt)\n"))
    #expect(run.errors.contains("\(names): documents without a row: 1 (\(folder.path)/in/two/b.txt)\n"))
    #expect(try CommandRun(score + options.reversed().chunked).output == run.output)
    let other = try folder.write("other.csv", "author,file\nDee,in/two/a.txt\n")
    let refused = try CommandRun(score + options + ["--metadata", other])
    #expect(refused.status == 65 && refused.output.isEmpty)
    #expect(refused.errors == "\(other):2: disagrees on \"in/two/a.txt\" with \(two):2\n")
    let jsonl = try CommandRun(
      ["score", "\(folder.path)/in", "--format", "jsonl", "--fields", "metadata.party"] + options)
    #expect(jsonl.output.contains(#""metadata.party":"red""#) && jsonl.output.contains(#""metadata.party":null"#))
  }

  @Test func documentsWithoutARowAreCounted() throws {
    let folder = try TemporaryFolder()
    for name in ["a", "b", "c", "d", "e"] { try folder.write("\(name).txt", memo + name) }
    let table = try folder.write("meta.csv", "file,author\na.txt,Ann\n")
    let run = try CommandRun(["compare", folder.path, "--metadata", table])
    let named = ["b", "c", "d"].map { "\(folder.path)/\($0).txt" }.joined(separator: ", ")
    #expect(run.errors.hasPrefix("\(table): documents without a row: 4 (\(named) and 1 more)\n"), "\(run.errors)")
    #expect(try CommandRun(["compare", folder.path, "--metadata", table, "--quiet"]).errors.isEmpty)
  }
}

extension Array where Element == String {
  /// Options and values, reversed pair by pair.
  fileprivate var chunked: [String] {
    stride(from: 0, to: count, by: 2).flatMap { [self[$0 + 1], self[$0]] }
  }
}
