import Rounds

/// Nothing but the extraction, so often, for a profiler: `perf record -g .build/release/Ratios profile`.
@Sendable
func profileSection(_ options: Options, _ table: inout RatioTable) async throws {
  for folder in ["articles", "pages_with_metadata", "made"] {
    guard let set = PageSet(folder, folder: "\(options.pages)/\(folder)") else { continue }
    let work = ExtractionWork(set)
    var seconds: [Double] = []
    for _ in 0..<options.rounds {
      let start = processorTime()
      _ = try work.run()
      seconds.append(processorTime() - start)
    }
    print(folder, (Double(set.size) / 1e6 / Rounds(seconds: ["": seconds]).median("")).formatted(0), "MB/s")
  }
}
