import Foundation
import Rounds

/// `usward score FOLDER` over 20,000 files of 3 KB against `cat FOLDER/* | wc -w`, by the clock on the wall; and what memory
/// it takes.
@Sendable
func folderSection(_ options: Options, _ table: inout RatioTable) async throws {
  let folder = "\(options.texts)/memos"
  guard let launcher = options.launcher,
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder), !names.isEmpty
  else {
    table.rows.append(.init("score FOLDER, 20,000 files", nil, .times, asked: 1, aim: 2, note: "make bench-inputs"))
    return
  }
  let results = [1, 4].map { "\(options.texts)/memos-\($0).jsonl" }
  let runs = try ProgramRuns(
    options.rounds,
    [
      ProgramSide("4", [options.usward, "score", folder, "--jobs", "4"]),
      ProgramSide("wc -w", ["sh", "-c", "cat '\(folder)'/* | LC_ALL=C.UTF-8 wc -w"]),
    ], with: launcher)
  for (jobs, result) in zip([1, 4], results) {
    _ = try launcher.run(
      [options.usward, "score", folder, "--jobs", "\(jobs)", "--format", "jsonl"], output: result)
  }

  var reference = ReferenceCount()
  for name in names { try reference.read("\(folder)/\(name)") }
  let scored = try wordsScored(results[0])
  if scored != (reference.words, names.count) {
    table.failures.append(
      "folder: \(scored.words) words of \(scored.records) files are scored; "
        + "by the rules there are \(reference.words) of \(names.count)")
  }
  if try Data(contentsOf: URL(fileURLWithPath: results[0])) != Data(contentsOf: URL(fileURLWithPath: results[1])) {
    table.failures.append("folder: the number of threads shows in the records")
  }
  table.rows.append(
    .init(
      "score FOLDER, 20,000 files, 4 threads / cat | wc -w (wall)", runs.byWall, "4", to: "wc -w", least: 1, aim: 2))
  table.rows.append(
    .init(
      "peak memory, score FOLDER, 20,000 files, 4 threads", runs.peakMegabytes("4"), .megabytes, asked: 64,
      note: "results come on top"))
}
