import Foundation
import Rounds

/// From start to result on a memo of 1 KB on standard input: how much more than `cat` takes.
@Sendable
func startSection(_ options: Options, _ table: inout RatioTable) async throws {
  let memo = "\(options.texts)/memo.txt"
  guard let launcher = options.launcher, FileManager.default.fileExists(atPath: memo) else {
    table.rows.append(.init("start to result", nil, .milliseconds, asked: 8, aim: 3, note: "make bench-inputs"))
    return
  }
  // Short runs vary much: more rounds.
  let count = max(41, options.rounds)
  let runs = try ProgramRuns(
    count,
    [
      ProgramSide("usward", [options.usward, "score", "-"], input: memo),
      ProgramSide("cat", ["cat"], input: memo),
    ], with: launcher)
  for (rounds, name) in [(runs.byProcessor, "processor"), (runs.byWall, "wall")] {
    let (ours, theirs) = (1_000 * rounds.median("usward"), 1_000 * rounds.median("cat"))
    table.rows.append(
      .init(
        "start to result, 1 KB on standard input, more than cat (\(name))", ours - theirs, .milliseconds, asked: 8,
        aim: 3, note: "\(ours.formatted(1)) against \(theirs.formatted(1)) ms, medians of \(count)"))
  }
  let result = "\(options.texts)/memo.jsonl"
  _ = try launcher.run([options.usward, "score", "-", "--format", "jsonl"], input: memo, output: result)
  var reference = ReferenceCount()
  try reference.read(memo)
  if try wordsScored(result) != (reference.words, 1) {
    table.failures.append("start: the memo's words are not all scored")
  }
}
