import Testing
import Usward

/// The library in programs with actors: it shadows none of their names, and the documents it takes may be made by their
/// code.
@Suite struct ActorTests {
  /// Code on the main actor, as in a program's `main.swift`.
  @MainActor final class Desk {
    var pipeline = Pipeline()
    private(set) var made = 0
    private(set) var received = 0
    /// The largest number of documents that had been made but not yet handed on.
    private(set) var most = 0

    func score(_ letters: [String], jobs: Int) async {
      let documents = letters.lazy.map { letter in
        MainActor.assertIsolated()
        self.made += 1
        self.most = max(self.most, self.made - self.received)
        return Document(letter, id: letter)
      }
      await Run(pipeline, jobs: jobs).score(documents) { outcomes in
        MainActor.assertIsolated()
        await Task.yield()
        received += outcomes.count
      }
    }

    func score(_ sources: [Source]) async {
      await Run(pipeline, jobs: 4).score(sources) { outcomes in
        MainActor.assertIsolated()
        received += outcomes.count
      }
    }

    func words(of document: Document) async throws -> Int {
      var own = pipeline
      return try await own.score(document).score.words
    }
  }

  actor Shelf {
    private var pipeline = Pipeline()
    func words(of text: String) throws -> Int { try pipeline.score(text).score.words }
  }

  @Test func theNameOfActorsIsSwifts() async throws {
    let shelf = Shelf()
    let known: any Actor = shelf
    #expect(known === shelf)
    #expect(try await shelf.words(of: "We serve you.") == 3)
  }

  /// The caller's own code makes the documents and takes the results, and no more are made than will soon be processed.
  @MainActor @Test(arguments: [1, 2, 4]) func theMainActorScores(jobs: Int) async throws {
    let desk = Desk()
    await desk.score((1...2_000).map { "We serve you, number \($0)." }, jobs: jobs)
    #expect((desk.made, desk.received) == (2_000, 2_000))
    #expect(desk.most <= 32 * 3 * jobs)
    #expect(try await desk.words(of: Document("We serve you.", id: "a")) == 3)
  }
}
