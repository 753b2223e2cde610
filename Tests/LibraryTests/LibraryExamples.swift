import Testing
import Usward

/// The examples of docs/library.md, word for word: `LibraryPageTests` checks that the page has them so.
@Suite struct LibraryExamples {
  /// A program's own record type.
  struct Letter: Sendable {
    var number: Int
    var writer: String
    var body: String
  }

  static let memo = """
    I built this company alone, and I decide.
    We serve the families who trust us.
    """

  @Test func oneText() throws {
    let memo = Self.memo
    var pipeline = Pipeline(detail: .all)
    let scored = try pipeline.score(memo)
    let verdict = scored.score.hasVerdict ? (scored.score.stance, scored.score.model) : nil
    let acts = scored.evidence.filter(\.evidence.counted).map { ($0.evidence.act, $0.sentence) }

    #expect(verdict == nil)
    #expect(acts.map(\.0) == [.creditTaking, .service])
    #expect(acts.map(\.1) == ["I built this company alone, and I decide.", "We serve the families who trust us."])
    #expect(scored.score.words == 15)
    #expect(scored.evidence.last?.position == LinePosition(line: 2, column: 1))
  }

  @Test func placesInTheText() throws {
    let memo = Self.memo
    var pipeline = Pipeline(detail: .all)
    let read = try pipeline.read(Document(memo, id: "memo"))
    let scored = pipeline.score(read)
    let marked = scored.evidence.map { piece in
      let words = read.extracted.text[piece.evidence.span]
      let inMemo = Range(read.extracted.sourceMap.sourceSpan(of: piece.evidence.span), in: memo)
      return (words, inMemo)
    }

    #expect(!marked.isEmpty)
    for (words, range) in marked { #expect(range.map { memo[$0] } == words) }
    #expect(scored.evidence == (try pipeline.score(memo)).evidence)
  }

  @MainActor @Test func recordsOfOnesOwn() async throws {
    let letters = (1...70).map { Letter(number: $0, writer: $0 % 2 == 0 ? "Ada" : "Ben", body: "\(Self.memo) \($0)") }
    let run = Run(Pipeline(), jobs: 4)
    let documents = letters.lazy.map { letter in
      Document(letter.body, id: "letter \(letter.number)", metadata: Metadata(authors: [letter.writer], date: "2024"))
    }
    var stances: [Stance] = []
    var failures: [DocumentFailure] = []
    await run.score(documents) { outcomes in
      for outcome in outcomes {
        switch outcome {
        case .scored(let document): stances.append(document.score.stance)
        case .failed(let failure): failures.append(failure)
        }
      }
    }

    #expect(stances.count == letters.count)
    #expect(failures.isEmpty)
  }

  @Test func tasksOfOnesOwn() async throws {
    let shelves = [[Self.memo, "We thank you."], ["They decide.", "You built it."]]
    let pipeline = Pipeline()
    let words = try await withThrowingTaskGroup(of: Int.self) { group in
      for shelf in shelves {
        group.addTask {
          var own = pipeline
          return try shelf.reduce(0) { sum, text in try sum + own.score(text).score.words }
        }
      }
      return try await group.reduce(0, +)
    }

    #expect(words == 23)
  }

  @Test func aLexiconOfOnesOwn() throws {
    let toml = """
      [lexicon]
      name = "workshop"
      version = "1"

      [[category]]
      name = "craft"
      description = "Words of the trade."
      source = "Our style guide."
      reason = "Who speaks of the work, and who of himself."
      entries = ["workshop*", "tool", "by hand"]
      """
    let lexicon = try Lexicon(LexiconFile.embedded + [LexiconFile(name: "craft.toml", text: toml)])
    var pipeline = Pipeline(lexicon: lexicon)
    let scored = try pipeline.score("Our workshops make each tool by hand.")
    let craft = scored.score.count(of: "craft", in: lexicon)

    #expect(craft == 3)
    #expect(scored.score.count(of: "craft", in: .embedded) == nil)
    #expect(scored.score.count(of: "collective.reference", in: lexicon) == 1)
  }

  @Test func pagesAndMails() throws {
    let page = Array("<title>News</title><p>We did it.</p><blockquote><p>I alone decide.</p></blockquote>".utf8)
    let extracted = try Extractor().extract(page, name: "news.html")
    let others = extracted.voices.map { ($0.voice, extracted.text[$0.span], $0.why) }
    var pipeline = Pipeline(detail: .all)
    let scored = pipeline.score(ReadDocument(id: "news", extracted: extracted))

    #expect(extracted.metadata.title == "News")
    #expect(others.map(\.0) == [.blockQuote])
    #expect(others.map(\.1) == ["I alone decide."])
    #expect((scored.score.words, scored.score.otherVoiceWords) == (3, 3))

    let mail = Array("From: Ada Lee <ada@example.org>\nSubject: News\n\nWe did it.\n\n> I alone decide.\n".utf8)
    let letter = try Extractor().extract(mail, name: "news.eml")
    #expect(letter.metadata.author == "Ada Lee")
    #expect(letter.voices.map(\.voice) == [.document, .reply])
  }

  @Test func wordsAndSentences() throws {
    let memo = Self.memo
    let tokenised = Tokeniser().tokenise(memo)
    let words = tokenised.tokens.filter(\.kind.countsAsWord).map { memo[$0.span] }
    let sentences = tokenised.sentences.map { memo[$0.span] }
    let read = try Pipeline().read(Document(memo, id: "memo"))
    var concordance = try Concordance(term: "serv*", window: 3)
    let lines = concordance.lines(read).map { "\($0.left) [\($0.keyword)] \($0.right)" }

    #expect(words.count == tokenised.wordCount)
    #expect(words.last == "us")
    #expect(sentences.map(\.count) == [41, 35])
    #expect(lines == ["I decide. We [serve] the families who"])
  }

  @Test func groups() async throws {
    let letters = (1...40).map {
      Letter(number: $0, writer: $0 % 2 == 0 ? "Ada" : "Ben", body: String(repeating: Self.memo + " ", count: 8 + $0))
    }
    let documents = letters.map { Document($0.body, id: "\($0.number)", metadata: Metadata(authors: [$0.writer])) }
    var pipeline = Pipeline(detail: .strongest(perSide: TallyRow.samplesPerSide))
    pipeline.countsWords = true
    var tally = Tally(pipeline, by: .author)
    await Run(pipeline).score(documents) { outcomes in
      for outcome in outcomes { tally.add(outcome) }
    }
    let comparison = Comparison(tally, by: .author)
    let balances = comparison.groups.map { ($0.name, $0.orientation.value, $0.orientation.interval) }
    let sizes = comparison.groups.flatMap(\.rates).map { ($0.measure.name, $0.effect.ratio, $0.effect.gInterval) }
    let json = comparisonReport(comparison, format: .json)

    #expect(sizes.contains { $0.0 == "self.reference" })
    #expect(balances.map(\.0) == ["Ada", "Ben"])
    #expect(balances.allSatisfy { $0.1 != nil && $0.2 != nil })
    #expect(json.hasPrefix("{"))
    #expect(comparison.groups.allSatisfy { !$0.samples.isEmpty })
    #expect(comparison.keyness != nil)
    #expect(comparison.provenance == tally.provenance)
  }

  @Test func twoGroupsInMemory() throws {
    let north = (8..<16).map { String(repeating: "I built this company alone, and I decide number \($0). ", count: $0) }
    let south = (8..<16).map { String(repeating: "We serve the families who trust us, all \($0). ", count: 2 * $0) }
    var pipeline = Pipeline()
    var tally = Tally(pipeline, by: .field("team"))
    for (team, texts) in [("North", north), ("South", south)] {
      var own = Tally(pipeline, by: .field("team"))
      for (number, text) in texts.enumerated() {
        let document = Document(text, id: "\(team) \(number)", metadata: Metadata(fields: ["team": team]))
        own.add(pipeline.score(try pipeline.read(document)))
      }
      try tally.unite(own)
    }
    var options = ComparisonOptions()
    options.pair = PairComparison.Names("North", "South")
    let pair = Comparison(tally, by: .field("team"), options: options).pair
    let difference = pair.map { ($0.orientation.value, $0.orientation.interval, $0.orientation.verdict) }

    #expect(tally.rows.count == 16)
    #expect(try #require(difference?.0) < -1)
    #expect(try #require(difference?.1).high < -1)
    #expect(difference?.2 == pair?.withheld ?? .lower)
  }

  @Test func aRecordOfJSON() throws {
    var pipeline = Pipeline(detail: .all)
    let scored = try pipeline.score(Self.memo)
    let line = String(decoding: pipeline.writer(.jsonl).record(.scored(scored)), as: UTF8.self)

    #expect(line.hasPrefix("{\"id\":\"text\""))
    #expect(line.hasSuffix("}\n"))
    #expect(line.contains("\"evidence\":[{"))
  }
}
