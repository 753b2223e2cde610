import ArgumentParser
import Testing

@testable import UswardCommand

@Suite struct StatusTests {
  private struct Unforeseen: Error {}

  @Test func anErrorThatNobodyThoughtOfIsOurOwnFault() {
    #expect(UswardCommand.status(of: Unforeseen()) == 70)
    #expect(UswardCommand.status(of: ValidationError("no")) == 64)
    #expect(UswardCommand.status(of: CleanExit.message("yes")) == 0)
  }
}

/// The fast path for a plain command line, compared with the parser for all others.
@Suite struct PlainLineTests {
  @Test(arguments: [
    [], ["-"], ["a.txt", "b", "-"], ["--format", "jsonl"], ["notes", "--evidence", "--quiet"],
    ["-q", "x", "--jobs", "3"],
    ["--from", "html", "page", "--format", "csv"], ["--format", "csv", "--format", "json"],
  ])
  func readsWhatTheParserReads(arguments: [String]) throws {
    #expect(ScoreChoice(plain: arguments) == (try Score.parse(arguments).choice))
  }

  @Test(arguments: [
    ["--help"], ["-h"], ["--version"], ["--jobs", "0"], ["--jobs", "x"], ["--jobs"], ["--format", "xml"],
    ["--format=csv"],
    ["--unknown"], ["--", "a"], [""], ["--include", "*.txt"], ["--lexicon", "own.toml"], ["--output", "x"], ["-qx"],
  ])
  func leavesTheRestToTheParser(arguments: [String]) {
    #expect(ScoreChoice(plain: arguments) == nil)
  }
}
