import Extraction
import Reports
import Synchronization

/// The extraction of a set of pages: from bytes in memory to text with metadata.
public struct ExtractionWork: Sendable {
  private let pages: [PageSet.Page]

  /// Makes the work of a set.
  public init(_ set: PageSet) { pages = set.pages }

  /// Extracts every page in this thread; returns the bytes of text.
  public func run() throws -> Int {
    let extractor = Extractor()
    return try pages.reduce(0) { try $0 + extractor.extract($1.bytes, name: $1.path).text.utf8.count }
  }

  /// Extracts every page over so many threads; returns the bytes of text.
  public func run(threads: Int) async throws -> Int {
    let next = Atomic<Int>(0)
    let share: @Sendable () throws -> Int = {
      let extractor = Extractor()
      var total = 0
      while true {
        let index = next.add(1, ordering: .relaxed).oldValue
        guard index < pages.count else { return total }
        total += try extractor.extract(pages[index].bytes, name: pages[index].path).text.utf8.count
      }
    }
    return try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<threads { group.addTask(operation: share) }
      return try await group.reduce(0, +)
    }
  }

  /// The records that `usward extract --format jsonl` must give for the pages, found by so many threads. `folder` is the
  /// path on the command line.
  public func records(folder: String, threads: Int) async throws -> [String] {
    let pages = pages
    let found = try await withThrowingTaskGroup(of: [(Int, String)].self) { group in
      for thread in 0..<threads {
        group.addTask {
          try stride(from: thread, to: pages.count, by: threads).map { index in
            let path = "\(folder)/\(pages[index].path)"
            let extracted = try Extractor().extract(pages[index].bytes, name: path)
            return (index, String(decoding: extractRecord(id: path, path: path, extracted), as: UTF8.self))
          }
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    return found.sorted { $0.0 < $1.0 }.map(\.1)
  }
}
