import Extraction
import Lexicons
import Scoring
import TestSupport
import Testing
import Text

@testable import Usward

/// A text that is read in stretches has the score of the whole text.
@Suite struct StretchesTests {
  /// Paragraphs with every voice and act, in random order.
  static func text(seed: UInt64) -> String {
    var random = SeededRandom(seed: seed)
    let paragraphs = [
      "I built this company and I alone decide. We will not fail our customers.",
      "She said: “I am proud of what we did. You must obey me.” Then we thanked the team.",
      "> I think that you are wrong\n> and we know it",
      "THE CHAIR: Why do you say us and not me?", "A. WRITER: Because our people did it, not I.",
      "THANK YOU ALL OF US FOR THE WORK OF THE US TEAM THIS YEAR.", "- our values\n- my plan\n- your trust",
      "Nous avons décidé que vous êtes les meilleurs. Мы решили сами.", "\"We promise,\" he wrote, \"to serve you.\"",
      "We take the blame for the outage. I owe you an apology, and they caused it.",
    ]
    return (0..<60).map { _ in paragraphs.randomElement(using: &random) ?? "" }.joined(separator: "\n\n")
  }

  @Test(arguments: [1, 2, 3] as [UInt64], [VoiceChoice.author, .principal, .all])
  func sumsToTheWhole(seed: UInt64, voices: VoiceChoice) async throws {
    let lexicon = Lexicon.embedded
    let document = Document(id: "a", path: "a", content: .text(Self.text(seed: seed), .text))
    var pipeline = Pipeline(lexicon: lexicon, voices: voices, detail: .all)
    pipeline.countsWords = true
    var results: [ScoredDocument] = []
    for size in [Int.max, 1, 200, 1_000] {
      pipeline.stretchSize = size
      results.append(try await pipeline.score(document))
    }
    #expect(results[0].score.words > 300 && results[0].evidence.count > 20)
    for result in results.dropFirst() { #expect(result == results[0]) }
  }

  /// If no evidence is kept, blocks in others' voices are not read, and the figures are the same.
  @Test(arguments: 0..<20 as Range<UInt64>, VoiceChoice.allCases)
  func figuresDoNotHangOnWhatIsKept(seed: UInt64, voices: VoiceChoice) async throws {
    let document = Document(id: "a", path: "a", content: .text(Self.text(seed: 100 + seed), .text))
    var results: [ScoredDocument] = []
    for (detail, size) in [(EvidenceDetail.all, Int.max), (.none, .max), (.none, 1), (.none, 400)] {
      var pipeline = Pipeline(lexicon: .embedded, voices: voices, detail: detail)
      pipeline.stretchSize = size
      var result = try await pipeline.score(document)
      result.evidence = []
      result.score.evidence = []
      results.append(result)
    }
    #expect(results[0].score.words > 50)
    for result in results.dropFirst() { #expect(result == results[0]) }
  }

  @Test(arguments: [
    ("THEY TOLD US ALL ABOUT IT THEN.", true), ("> THEY TOLD US ALL ABOUT IT THEN.", false),
    ("THEY TOLD THEM ALL ABOUT IT.", false), ("THE US TEAM OF Mr Jones\nis not in capitals.", false),
    ("They told us.", false),
  ])
  func theAuthorsLinesInCapitalsLeaveADoubt(line: String, isInDoubt: Bool) async throws {
    for detail in [EvidenceDetail.none, .all] {
      var pipeline = Pipeline(lexicon: .embedded, detail: detail)
      let text = "I wrote to them in May of the last year.\n\n\(line)\n"
      let result = try await pipeline.score(Document(id: "a", path: "a", content: .text(text, .text)))
      #expect(result.score.flags.contains(.ambiguousCapitals) == isInDoubt)
    }
  }

  @Test func takesAllBlocksAndTheVoicesInThem() throws {
    let extracted = try Extractor().extract(Self.text(seed: 4), format: .text)
    var stretches = Stretches(extracted, size: 300)
    var blocks: [ByteSpan] = []
    while let stretch = stretches.next() {
      let (part, own) = (stretch.text, stretch.blocks)
      let whole = ByteSpan(own[0].start, own[own.count - 1].end)
      blocks += own
      for voice in part.voices { #expect(voice.span.overlaps(whole)) }
      for voice in extracted.voices where voice.span.overlaps(whole) {
        #expect(part.voices.contains { $0.span.contains(voice.span) })
      }
    }
    #expect(blocks == extracted.blocks.map(\.span))
  }
}
