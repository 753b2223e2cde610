import CSAXPass
import Foundation
import Rounds

/// Extraction from bytes in memory to text with metadata, against libxml2's parse of the same bytes with handlers that do
/// nothing, and against resiliparse.
@Sendable
func extractionSection(_ options: Options, _ table: inout RatioTable) async throws {
  for (folder, name) in [
    ("made", "made pages"), ("articles", "articles"), ("pages_with_metadata", "pages with metadata"),
  ] {
    guard let set = PageSet(name, folder: "\(options.pages)/\(folder)") else {
      print("extraction: no \(name) in \(options.pages); that set is left out")
      continue
    }
    try await compare(set, options, &table)
  }
}

private func compare(_ set: PageSet, _ options: Options, _ table: inout RatioTable) async throws {
  let work = ExtractionWork(set)
  let expected = try work.run()
  try await check(work, of: set, options, &table)

  var answers: Set<Int> = []
  var contenders = [
    Contender("usward") {
      let start = processorTime()
      answers.insert(try work.run())
      return processorTime() - start
    },
    Contender("libxml2") {
      let start = processorTime()
      for page in set.pages {
        let tags = page.bytes.withUnsafeBytes { usward_sax_pass($0.baseAddress, $0.count) }
        precondition(tags >= 0, "libxml2 could not read \(page.path)")
      }
      return processorTime() - start
    },
  ]
  let peer = Peer(options.python, ["\(options.peers)/resiliparse_pass.py", set.folder])
  if let peer { contenders.append(Contender("resiliparse") { try peer.pass() }) }
  let rounds = try Rounds(options.rounds, contenders)
  if answers != [expected] { table.failures.append("extraction, \(set.name): two passes gave different text") }

  let megabytes = Double(set.size) / 1e6
  for contender in contenders {
    let seconds = rounds.median(contender.name)
    print(
      "extraction, \(set.name) (\(megabytes.formatted(1)) MB, \(set.pages.count) pages):", contender.name,
      (megabytes / seconds).formatted(0), "MB/s")
  }
  table.rows.append(
    .init("extraction, \(set.name) / libxml2's own pass", rounds, "usward", to: "libxml2", least: 1.1, aim: 1.6))
  let title = peer?.title ?? "resiliparse"
  let row = "extraction, \(set.name) / \(title)"
  if peer == nil {
    table.rows.append(.init(row, nil, .times, asked: 1, note: "not installed: make bench-peers"))
  } else {
    table.rows.append(.init(row, rounds, "usward", to: "resiliparse", least: 1, aim: nil))
  }
  try await scale(work, set, expected, options, &table)
}

/// Threads are timed by the clock on the wall: what they are for is to be done sooner.
private func scale(
  _ work: ExtractionWork, _ set: PageSet, _ expected: Int, _ options: Options, _ table: inout RatioTable
) async throws {
  var seconds: [Int: [Double]] = [:]
  var processor: [Int: [Double]] = [:]
  for round in 0...options.rounds {
    for threads in [1, 2, 4] {
      let (start, taken) = (wallTime(), processorTime())
      if try await work.run(threads: threads) != expected {
        table.failures.append("extraction, \(set.name): \(threads) threads gave other text")
      }
      guard round > 0 else { continue }
      seconds[threads, default: []].append(wallTime() - start)
      processor[threads, default: []].append(processorTime() - taken)
    }
  }
  let rounds = Rounds(seconds: Dictionary(uniqueKeysWithValues: seconds.map { ("\($0.key)", $0.value) }))
  let work = Rounds(seconds: Dictionary(uniqueKeysWithValues: processor.map { ("\($0.key)", $0.value) }))
  for (threads, least) in [(2, 1.7), (4, 2.8)] where threads <= ProcessInfo.processInfo.activeProcessorCount {
    var row = RatioTable.Row(
      "extraction, \(set.name), \(threads) threads / 1", rounds, "\(threads)", to: "1", least: least, aim: nil)
    // What the threads cost each other shows in processor time even where the cores are not free.
    row.note += "; processor time \(work.ratio(of: "1", to: "\(threads)").median.formatted(2)) of one's"
    table.rows.append(row)
  }
}

/// The records of the timed path must be those of `usward extract`, with any number of threads.
private func check(
  _ work: ExtractionWork, of set: PageSet, _ options: Options, _ table: inout RatioTable
) async throws {
  let folder = URL(fileURLWithPath: set.folder)
  let command = Process()
  command.executableURL = URL(fileURLWithPath: options.usward)
  command.currentDirectoryURL = folder.deletingLastPathComponent()
  command.arguments = ["extract", "--format", "jsonl", "--quiet", folder.lastPathComponent]
  let output = Pipe()
  command.standardOutput = output
  try command.run()
  let bytes = output.fileHandleForReading.readDataToEndOfFile()
  command.waitUntilExit()
  let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map { $0 + "\n" }
  for threads in [1, 4] {
    let records = try await work.records(folder: folder.lastPathComponent, threads: threads)
    let wrong = zip(records, lines).count { $0 != $1 } + abs(records.count - lines.count)
    if wrong > 0 {
      table.failures.append(
        "extraction, \(set.name): with \(threads) threads \(wrong) records are not those of usward extract")
    }
  }
}
