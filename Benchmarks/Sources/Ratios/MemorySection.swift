import Foundation
import Rounds

/// What memory a stream of JSON Lines takes: a pipe, which cannot be read twice.
@Sendable
func memorySection(_ options: Options, _ table: inout RatioTable) async throws {
  let records = "\(options.texts)/records.jsonl"
  guard let launcher = options.launcher, FileManager.default.fileExists(atPath: records) else {
    table.rows.append(.init("peak memory, JSON Lines", nil, .megabytes, asked: 64, note: "make bench-inputs"))
    return
  }
  // One of the runs over a tenth of the stream: what grows with its length would show.
  for (count, name) in [(6_000, "6,000 records, 20 MB"), (60_000, "60,000 records, 220 MB")] {
    let result = "\(options.texts)/stream.jsonl"
    let command =
      "head -n \(count) '\(records)' | '\(options.usward)' score --from jsonl --jobs 4 --format jsonl > '\(result)'"
    // Of a pipe's programs the system tells the largest peak, which is the last one's.
    let cost = try launcher.run(["sh", "-c", command])
    let scored = try wordsScored(result)
    if scored.records != count { table.failures.append("memory: of \(count) records \(scored.records) are scored") }
    table.rows.append(
      .init(
        "peak memory, stream of \(name), 4 threads", cost.peak / 1_048_576, .megabytes, asked: 64,
        note: "\((Double(count) / cost.wall).formatted(0)) records a second"))
  }
}
