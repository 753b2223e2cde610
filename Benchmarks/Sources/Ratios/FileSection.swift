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
  func side(_ jobs: Int, _ output: String?) -> ProgramSide {
    let program = [options.usward, "score", text, "--jobs", "\(jobs)", "--format", "jsonl"]
    return ProgramSide("\(jobs)", program, output: output)
  }
  let results = [1, 2, 4].map { "\(options.texts)/score-\($0).jsonl" }
  let runs = try ProgramRuns(
    options.rounds,
    zip([1, 2, 4], results).map { side($0, $1) }
      + [ProgramSide("wc -w", ["env", "LC_ALL=C.UTF-8", "wc", "-w", text])], with: launcher)

  var reference = ReferenceCount()
  try reference.read(text)
  let scored = try wordsScored(results[0])
  if scored.words != reference.words {
    table.failures.append("file: \(scored.words) words are scored; by the rules there are \(reference.words)")
  }
  if Set(try results.map { try Data(contentsOf: URL(fileURLWithPath: $0)) }).count > 1 {
    table.failures.append("file: the number of threads shows in the record")
  }
  table.rows.append(
    .init(
      "score FILE, English 64 MB, one thread / wc -w (processor)", runs.byProcessor, "1", to: "wc -w", least: 1.5,
      aim: 2.5))
  for (threads, least, aim) in [(2, 1.6, nil), (4, 2.0, 3.3 as Double?)] {
    table.rows.append(
      .init("score FILE, \(threads) threads / one (wall)", runs.byWall, "\(threads)", to: "1", least: least, aim: aim))
  }
}
