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

/// The short way through a plain command line against the parser of all others.
@Suite struct PlainLineTests {
  @Test(arguments: [
    [], ["-"], ["a.txt", "b", "-"], ["--format", "jsonl"], ["notes", "--evidence", "--quiet"],
    ["-q", "x", "--jobs", "3"],
    ["--from", "html", "page", "--format", "csv"], ["--format", "csv", "--format", "json"],
  ])
  func readsWhatTheParserReads(arguments: [String]) throws {
    let short = try #require(Score(plain: arguments))
    #expect(fields(short) == fields(try Score.parse(arguments)))
  }

  @Test(arguments: [
    ["--help"], ["-h"], ["--version"], ["--jobs", "0"], ["--jobs", "x"], ["--jobs"], ["--format", "xml"],
    ["--format=csv"],
    ["--unknown"], ["--", "a"], [""], ["--include", "*.txt"], ["--lexicon", "own.toml"], ["--output", "x"], ["-qx"],
  ])
  func leavesTheRestToTheParser(arguments: [String]) {
    #expect(Score(plain: arguments) == nil)
  }

  /// Every option of the command, in words.
  private func fields(_ score: Score) -> [String] {
    let (input, destination, work) = (score.input, score.destination, score.work)
    return [
      "\(input.paths)", "\(input.from)", "\(input.encoding as Any)", "\(input.content)", "\(input.include)",
      "\(input.exclude)", input.stdinName, "\(input.authorFrom as Any)", "\(input.metadata as Any)",
      "\(score.voice.voices)", "\(score.lexicons.lexicon)", "\(score.lexicons.noDefaultLexicon)",
      "\(destination.output as Any)", "\(destination.color)", "\(score.format)", "\(score.evidence)",
      "\(work.jobs as Any)", "\(work.quiet)",
    ]
  }
}
