import Foundation
import Rounds

/// `usward score` over a folder of web pages, as a whole process in one thread, against the extraction of the same pages
/// alone, from bytes in memory.
@Sendable
func pagesSection(_ options: Options, _ table: inout RatioTable) async throws {
  let folder = ["articles", "made"].map { "\(options.pages)/\($0)" }.first { PageSet("", folder: $0) != nil }
  guard let launcher = options.launcher, let folder, let set = PageSet("pages", folder: folder) else {
    table.rows.append(.init("score PAGES", nil, .times, asked: 0.8, aim: 0.95, note: "make bench-pages"))
    return
  }
  let work = ExtractionWork(set)
  let program = [options.usward, "score", folder, "--jobs", "1", "--quiet"]
  let rounds = try Rounds(
    options.rounds,
    [
      Contender("score") { try launcher.run(program).processor },
      Contender("extraction") {
        let start = processorTime()
        _ = try work.run()
        return processorTime() - start
      },
    ])
  // One row a page beneath the title, and what must be known beneath them.
  let result = "\(options.texts)/pages.jsonl"
  _ = try launcher.run(program + ["--format", "jsonl"], output: result)
  var reference = ReferenceCount()
  for page in set.pages { try reference.read("\(folder)/\(page.path)") }
  let scored = try wordsScored(result)
  if scored != (reference.words, set.pages.count) {
    table.failures.append(
      "pages: \(scored.words) words of \(scored.records) pages are scored; "
        + "by the rules there are \(reference.words) of \(set.pages.count)")
  }
  table.rows.append(
    .init(
      "score PAGES, \(set.pages.count) pages / their extraction alone (processor)", rounds, "score", to: "extraction",
      least: 0.8, aim: 0.95))
}
