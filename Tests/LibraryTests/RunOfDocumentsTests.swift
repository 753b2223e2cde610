import Testing
import Usward

/// A run over documents given by the caller has the results of one over files with the same contents.
@Suite struct RunOfDocumentsTests {
  /// More documents than one batch, and one with many bytes.
  static let documents = (0..<100).map { number in
    Document(
      "We serve you, and I decide number \(number % 90). "
        + String(repeating: "We thank them. ", count: number == 40 ? 3_000 : 1),
      id: "\(number)")
  }

  private static func outcomes(_ documents: [Document], jobs: Int) async -> [Outcome] {
    var all: [Outcome] = []
    await Run(Pipeline(detail: .all), jobs: jobs).score(documents) { all += $0 }
    return all
  }

  @Test func theOrderIsThatOfTheDocumentsAtAnyNumberOfJobs() async throws {
    let one = await Self.outcomes(Self.documents, jobs: 1)
    let four = await Self.outcomes(Self.documents, jobs: 4)
    #expect(one == four)
    #expect(
      one.compactMap { outcome in if case .scored(let document) = outcome { document.id } else { nil } }
        == (0..<100).map { "\($0)" })
  }

  @Test func eachIsScoredAsByItselfAndARepeatIsFlagged() async throws {
    var pipeline = Pipeline(detail: .all)
    for (outcome, document) in zip(await Self.outcomes(Self.documents, jobs: 2), Self.documents) {
      guard case .scored(var scored) = outcome else {
        Issue.record("\(document.id) failed")
        continue
      }
      #expect(scored.score.flags.contains(.duplicate) == (Int(document.id) ?? 0 >= 90))
      scored.score.flags.removeAll { $0 == .duplicate }
      #expect(scored == pipeline.score(try pipeline.read(document)))
    }
  }

  @Test func aFailureIsAnOutcomeAndNotAnEnd() async {
    let outcomes = await Self.outcomes([Document("", id: "empty"), Document("We did.", id: "full")], jobs: 1)
    #expect(outcomes.count == 2)
    guard case .failed(let failure)? = outcomes.first else {
      Issue.record("a text without a word was scored")
      return
    }
    #expect(failure.id == "empty")
    #expect(throws: failure) { try outcomes[0].get() }
    #expect(throws: Never.self) { try outcomes[1].get() }
  }

  @Test func whatIsThrownBehindEndsTheRun() async {
    struct Enough: Error {}
    var delivered = 0
    await #expect(throws: Enough.self) {
      try await Run(Pipeline(), jobs: 1).score(Self.documents) { outcomes throws(Enough) in
        delivered += outcomes.count
        throw Enough()
      }
    }
    #expect((1..<Self.documents.count).contains(delivered))
    await Run(Pipeline()).score([Document]()) { _ in Issue.record("nothing is delivered of nothing") }
  }
}
