import Benchmark
import CSAXPass
import Foundation
import Rounds

/// Absolute figures for baselines: `swift package benchmark`, run in this folder after `make bench-pages`.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.cpuTotal, .wallClock, .throughput, .peakMemoryResident], warmupIterations: 1, maxDuration: .seconds(3))
  let root = ProcessInfo.processInfo.environment["USWARD_PAGES"] ?? ".build/pages"
  for folder in ["made", "articles", "pages_with_metadata"] {
    guard let set = PageSet(folder, folder: "\(root)/\(folder)") else { continue }
    let work = ExtractionWork(set)
    Benchmark("extract \(folder)") { _ in blackHole(try work.run()) }
    Benchmark("extract \(folder), 4 threads") { _ in blackHole(try await work.run(threads: 4)) }
    Benchmark("libxml2 alone \(folder)") { _ in
      for page in set.pages {
        blackHole(page.bytes.withUnsafeBytes { usward_sax_pass($0.baseAddress, $0.count) })
      }
    }
  }
}
