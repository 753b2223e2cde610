import Testing
import Usward

/// The library in programs of actors: it hides no name of theirs, and what it takes may be made by code of theirs.
@Suite struct ActorTests {
  /// Code of the main actor, as that of a program's `main.swift` is.
  @MainActor final class Desk {
    var pipeline = Pipeline()
    private(set) var received = 0

    func score(_ letters: [String]) async {
      let documents = letters.lazy.map { @Sendable letter in Document(letter, id: letter) }
      await Run(pipeline, jobs: 4).score(documents) { received += $0.count }
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

  @MainActor @Test func theMainActorScores() async throws {
    let desk = Desk()
    await desk.score((1...100).map { "We serve you, number \($0)." })
    #expect(desk.received == 100)
    #expect(try await desk.words(of: Document("We serve you.", id: "a")) == 3)
  }
}
