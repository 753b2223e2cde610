import Foundation
import Rounds

/// `usward score FILE` as a whole process, with everything it does, against `wc -w`; and the same over threads.
@Sendable
func fileSection(_ options: Options, _ table: inout RatioTable) async throws {
  let text = "\(options.texts)/english.txt"
  guard let launcher = options.launcher, FileManager.default.fileExists(atPath: text) else {
    table.rows.append(.init("score FILE, 64 MB", nil, .times, asked: 1.5, aim: 2.5, note: "make bench-texts"))
    return
  }
  func side(_ jobs: Int, _ output: String?, name: String? = nil, _ others: [String] = []) -> ProgramSide {
    let program = [options.usward, "score", text, "--jobs", "\(jobs)", "--format", "jsonl"] + others
    return ProgramSide(name ?? "\(jobs)", program, output: output)
  }
  let ofAll = "\(options.texts)/score-all.jsonl"
  let results = [1, 2, 4].map { "\(options.texts)/score-\($0).jsonl" }
  let runs = try ProgramRuns(
    options.rounds,
    zip([1, 2, 4], results).map { side($0, $1) }
      + [
        side(1, ofAll, name: "all voices", ["--voices", "all"]),
        ProgramSide("wc -w", ["env", "LC_ALL=C.UTF-8", "wc", "-w", text]),
      ], with: launcher)

  var reference = ReferenceCount()
  try reference.read(text)
  for result in [results[0], ofAll] {
    let scored = try wordsScored(result)
    if scored.words != reference.words {
      table.failures.append("file: \(scored.words) words are scored; by the rules there are \(reference.words)")
    }
  }
  if Set(try results.map { try Data(contentsOf: URL(fileURLWithPath: $0)) }).count > 1 {
    table.failures.append("file: the number of threads shows in the record")
  }
  table.rows.append(
    .init(
      "score FILE, English 64 MB, one thread / wc -w (processor)", runs.byProcessor, "1", to: "wc -w", least: 1.5,
      aim: 2.5))
  // Most of the text is others' turns, whose words are only counted.
  table.rows.append(
    .init(
      "the same, all voices counted / wc -w (processor)", runs.byProcessor, "all voices", to: "wc -w", least: nil,
      aim: nil))
  for (threads, least, aim) in [(2, 1.6, nil), (4, 2.0, 3.3 as Double?)] {
    table.rows.append(
      .init("score FILE, \(threads) threads / one (wall)", runs.byWall, "\(threads)", to: "1", least: least, aim: aim))
  }
}
