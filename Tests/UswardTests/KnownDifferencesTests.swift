import Extraction
import Lexicons
import Scoring
import Statistics
import TestSupport
import Testing
import Usward

/// Differences between known speakers and genres that an independent count found, stated by a comparison with intervals
/// that widen as documents are dropped.
@Suite(.enabled(if: SharedFolder.isWanted, "the shared folder is not beside the package"))
struct KnownDifferencesTests {
  private let own = Measure.category("self.reference")
  private let we = Measure.category("collective.reference")

  /// A row of a set's metadata.
  private struct Row {
    let set: String
    let cells: [String: String]
    var path: String { "\(SharedFolder.path)/texts/\(set)/\(cells["file"] ?? "")" }
  }

  @Test func carterSaysIMoreAndObamaWe() async throws {
    let rows = rows(of: "us_press_conferences") { ["Barack Obama", "Jimmy Carter"].contains($0["author"]) }
    #expect(rows.count == 10)
    let pair = try #require(try await compare(rows, by: .author, .init("Barack Obama", "Jimmy Carter")).pair)
    // The reference: 687 and 1,089 in 29,605 words; 810 and 485 in 22,114.
    try expect(pair, own, first: 23.21, second: 36.63, verdict: .lower)
    try expect(pair, we, first: 36.78, second: 21.93, verdict: .higher)
    #expect(pair.weShare?.difference.verdict == .higher)
  }

  @Test func menziesSaysIFarMoreThanHawke() async throws {
    let names = PairComparison.Names("Menzies, Robert", "Hawke, Robert")
    let rows = rows(of: "au_pm_transcripts") { [names.first, names.second].contains($0["author"]) }
    #expect(rows.count == 48)
    let pair = try #require(try await compare(rows, by: .author, names).pair)
    try expect(pair, own, first: 31.74, second: 13.05, verdict: .higher)
    try expect(pair, we, first: 15.24, second: 18.76, verdict: .notClear)
    #expect(
      pair.warnings.contains {
        if case .era(let early, _, _, _) = $0 { early == names.first } else { false }
      })
  }

  @Test func genreMovesTheShareOfWe() async throws {
    // Speakers for whom both exist, and only spoken addresses: written ones are a different genre.
    let speakers: Set = ["Barack Obama", "Jimmy Carter", "Lyndon B. Johnson", "Richard M. Nixon", "Ronald Reagan"]
    let rows =
      rows(of: "us_press_conferences") { speakers.contains($0["author"] ?? "") }
      + rows(of: "us_sotu") { speakers.contains($0["author"] ?? "") && $0["genre"] == "SOTU speech" }
    let names = PairComparison.Names("SOTU speech", "press conference (president's words only)")
    let pair = try #require(try await compare(rows, by: .genre, names).pair)
    #expect(pair.weShare?.difference.verdict == .higher)

    // Obama's share: .80 of 810 first-person words in the addresses here, .61 of 1,776 in press conferences.
    let his = rows.filter { $0.cells["author"] == "Barack Obama" }
    let obama = try #require(try await compare(his, by: .genre, names).pair)
    #expect(abs((obama.weShare?.first.share ?? 0) - 646.0 / 810) < 0.01)
    #expect(abs((obama.weShare?.second.share ?? 0) - 1_089.0 / 1_776) < 0.01)
    #expect(abs((obama.weShare?.difference.value ?? 0) - 184) < 20)
    let apart = rows.filter {
      $0.cells["author"] == ($0.set == "us_sotu" ? "Barack Obama" : "Jimmy Carter")
    }
    let warned = try await compare(apart, by: .author, nil)
    #expect(
      warned.warnings.contains {
        if case .genres = $0 { true } else { false }
      })
  }

  @Test func intervalsWidenAsDocumentsAreDropped() async throws {
    let names = PairComparison.Names("Menzies, Robert", "Hawke, Robert")
    let all = rows(of: "au_pm_transcripts") { [names.first, names.second].contains($0["author"]) }
    var widths: [Double] = []
    for kept in [24, 12, 6, 3] {
      let some = [names.first, names.second].flatMap { name in
        let his = all.filter { $0.cells["author"] == name }.sorted { $0.path < $1.path }
        return his.indices.filter { $0 % (24 / kept) == 0 }.map { his[$0] }
      }
      #expect(some.count == 2 * kept)
      let pair = try #require(try await compare(some, by: .author, names).pair)
      let interval = try #require(pair.rates.first { $0.measure == own }?.difference.interval)
      widths.append(interval.high - interval.low)
    }
    #expect(widths == widths.sorted(), "\(widths)")
  }

  private func expect(
    _ pair: PairComparison, _ measure: Measure, first: Double, second: Double, verdict: Verdict
  ) throws {
    let rate = try #require(pair.rates.first { $0.measure == measure })
    // Hawke's are typed in capitals, where US may be us: two words in a hundred.
    #expect(abs((rate.first.perThousand ?? 0) - first) <= 0.02 * first)
    #expect(abs((rate.second.perThousand ?? 0) - second) <= 0.02 * second)
    #expect(rate.difference.verdict == verdict)
    let interval = try #require(rate.difference.interval)
    #expect(interval.low <= first - second && first - second <= interval.high)
    #expect((interval.low > 0 || interval.high < 0) == (verdict != .notClear))
  }

  private func compare(_ rows: [Row], by key: GroupKey, _ pair: PairComparison.Names?) async throws -> Comparison {
    let folder = try TemporaryFolder()
    let columns = ["author", "date", "year", "genre"]
    let lines = rows.map { row in
      ([row.path] + columns.map { row.cells[$0] ?? "" }).map { "\"\($0)\"" }.joined(separator: ",")
    }
    let table = try folder.write("meta.csv", (["file,author,date,year,genre"] + lines).joined(separator: "\n") + "\n")
    var knowledge = Knowledge()
    knowledge.table = try MetadataTable(path: table)
    let lexicon = Lexicon.embedded
    let run = Run(Pipeline(lexicon: lexicon, voices: .all, knowledge: knowledge), jobs: 2)
    var tally = Tally(
      categories: lexicon.categories,
      provenance: Provenance(version: Program.version, lexicons: [], lexiconDigest: lexicon.digest, options: []))
    _ = await run.score(rows.map { .path($0.path) }) { outcomes in
      for outcome in outcomes { tally.add(outcome) }
    }
    var options = ComparisonOptions()
    options.pair = pair
    return Comparison(tally, by: key, options: options)
  }

  private func rows(of set: String, where holds: ([String: String]) -> Bool) -> [Row] {
    SharedFolder.rows("texts/\(set)/meta.csv").filter(holds).map { Row(set: set, cells: $0) }
  }
}
