import Extraction
import Scoring
import TestSupport
import Testing

@testable import Usward

/// Documents left out because of the dates that a run is limited to.
@Suite struct RunDatesTests {
  private let text = "We built it together.\n"

  /// One whose date is known only when it is scored, as with large documents, and one that fails.
  @Test(arguments: [1, 4])
  func ofSourcesThoseOfOtherDatesAreLeftOut(jobs: Int) async throws {
    let folder = try TemporaryFolder()
    for year in 2019...2024 {
      try folder.write("\(year).txt", year % 2 == 0 ? text : String(repeating: text, count: 400))
    }
    try folder.write("bare.txt", text)
    let gone = "\(folder.path)/gone.txt"
    var pipeline = Pipeline(knowledge: Knowledge(pattern: try PathPattern("{year}.txt")))
    pipeline.largeSize = 4_096
    var run = Run(pipeline, jobs: jobs)
    run.dates = DayStretch(since: "2020-06", until: "2023")
    let sources = [Source.path(folder.path), .path(gone)]
    var outcomes: [Outcome] = []
    let remarks = await run.score(sources) { outcomes += $0 }
    let ids = outcomes.map { outcome in
      switch outcome {
      case .scored(let document): document.path.pathParts.last.map(String.init) ?? ""
      case .failed(let failure): failure.kind.rawValue
      }
    }
    #expect(ids == ["2020.txt", "2021.txt", "2022.txt", "2023.txt", "not_found"])
    // The text of 2020 is that of others left out.
    let flagged = outcomes.map { outcome in
      if case .scored(let document) = outcome { document.score.flags.contains(.duplicate) } else { false }
    }
    #expect(flagged == [false, false, true, true, false])
    let bare = OutsideDates(count: 3, undated: 1, withoutDate: ["\(folder.path)/bare.txt"])
    #expect(remarks.outsideDates == bare)
    var read: [String] = []
    let others = await run.read(sources) {
      $1.id
    } deliver: { results in
      read += results.compactMap { try? $0.get() }
    }
    #expect(read.count == 4 && others.outsideDates == bare)
  }

  @Test func ofDocumentsMadeInPlaceToo() async {
    let documents = ["2023-12", "2024-02-29", nil].map {
      Document(text, id: $0 ?? "none", metadata: Metadata(date: $0))
    }
    var run = Run(Pipeline())
    run.dates = DayStretch(since: "2024")
    var ids: [String] = []
    await run.score(documents) { ids += $0.compactMap { try? $0.get().id } }
    #expect(ids == ["2024-02-29"])
  }
}
