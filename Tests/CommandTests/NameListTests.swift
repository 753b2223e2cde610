import ArgumentParser
import TestSupport
import Testing

@testable import UswardCommand

/// Long rows of file names are joined for the parser; what it reads is the same.
@Suite struct NameListTests {
  private static let names = (0..<40).map { "many/\($0) é.txt" }

  @Test(arguments: [
    names, ["--format", "csv"] + names, names + ["--format", "csv"], ["a", "-"] + names + ["--quiet"] + names,
    ["--jobs", "2", "--"] + names + ["-x"], ["a", "b"], [],
  ])
  func theSamePathsAreRead(arguments: [String]) throws {
    let joined = NameList.joined(arguments)
    #expect(joined.count <= min(arguments.count, 50))
    #expect(try Score.parse(joined).choice == (try Score.parse(arguments).choice))
  }

  @Test func commandsTermsAndValuesStayApart() {
    let arguments = ["concord", "help"] + Self.names + ["--sort", "left"] + Self.names
    let joined = NameList.joined(arguments)
    #expect(joined.prefix(16) == arguments.prefix(16) && joined[17...18] == ["--sort", "left"])
    #expect(joined.count == 35)
  }

  @Test func talliesAreReadThatWayToo() throws {
    let files = (0..<40).map { "\($0).tally" }
    let compare = try Compare.parse(NameList.joined(["--tally"] + files))
    #expect(compare.tally.flatMap(\.names) == files)
    #expect(try Merge.parse(NameList.joined(files)).files.flatMap(\.names) == files)
  }

  /// A mistake is reported in terms of the arguments as they were typed.
  @Test func aMistakeIsReportedAsTyped() throws {
    let run = try CommandRun(["lexicon", "show"] + (0..<40).map { "n\($0)" })
    #expect(run.status == 64 && run.errors.contains("39 unexpected arguments: 'n1', 'n2'"), "\(run.errors)")
  }
}
