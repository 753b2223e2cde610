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
    ProgramSide(name ?? "\(jobs)", scoring(text, options, jobs: jobs) + others, output: output)
  }
  let ofAll = "\(options.texts)/score-all.jsonl"
  let results = [1, 2, 4].map { "\(options.texts)/score-\($0).jsonl" }
  let runs = try ProgramRuns(
    options.rounds,
    zip([1, 2, 4], results).map { side($0, $1) }
      + [side(1, ofAll, name: "all voices", ["--voices", "all"]), countingWords(text)], with: launcher)

  try table.checkWords(in: [results[0], ofAll], of: text)
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
  try compare("repeated", "the texts as they stand", least: 1.5, aim: 2.5)
  // All of it is the author's: the most that any text costs.
  try compare("prose", "addresses by one speaker", least: 1, aim: nil)
  for (threads, least, aim) in [(2, 1.6, nil), (4, 2.0, 3.3 as Double?)] {
    table.rows.append(
      .init("score FILE, \(threads) threads / one (wall)", runs.byWall, "\(threads)", to: "1", least: least, aim: aim))
  }

  /// Another text of the same size, on one thread.
  func compare(_ name: String, _ title: String, least: Double, aim: Double?) throws {
    let text = "\(options.texts)/\(name).txt"
    let result = "\(options.texts)/score-\(name).jsonl"
    let runs = try ProgramRuns(
      options.rounds, [ProgramSide("1", scoring(text, options, jobs: 1), output: result), countingWords(text)],
      with: launcher)
    try table.checkWords(in: [result], of: text)
    table.rows.append(
      .init(
        "score FILE, \(title), 64 MB, one thread / wc -w (processor)", runs.byProcessor, "1", to: "wc -w", least: least,
        aim: aim))
  }
}

private func scoring(_ text: String, _ options: Options, jobs: Int) -> [String] {
  [options.usward, "score", text, "--jobs", "\(jobs)", "--format", "jsonl"]
}

private func countingWords(_ text: String) -> ProgramSide {
  ProgramSide("wc -w", ["env", "LC_ALL=C.UTF-8", "wc", "-w", text])
}

extension RatioTable {
  /// Notes where records of a text have other words than the rules find in it.
  fileprivate mutating func checkWords(in results: [String], of text: String) throws {
    var reference = ReferenceCount()
    try reference.read(text)
    for result in results {
      let scored = try wordsScored(result)
      if scored.words != reference.words {
        failures.append("file: \(scored.words) words of \(text) are scored; by the rules there are \(reference.words)")
      }
    }
  }
}
