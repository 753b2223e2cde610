import Extraction
import FoundationEssentials
import Lexicons
import Reports
import Scoring
import Testing
import Text

/// The records that other programs read.
struct RecordTests {
  private struct Extracted: Decodable {
    var id: String
    var path: String
    var text: String
    var title: String?
    var author: String?
    var authors: [String]
    var replaced_bytes: Int
    var voices: [Span]
    var sources: [String: String]

    struct Span: Decodable, Equatable {
      var start: Int
      var end: Int
      var voice: String
      var why: String
    }
  }

  @Test func aTallyEndsWithTheDigestOfItsOtherLines() {
    let lines = Array(TallyLines(Fixture.tally(Fixture.outcomes)))
    var digest = SHA256()
    digest.add(lines.dropLast().joined().utf8)
    #expect(lines.last == "{\"sha256\":\"\(digest.hexadecimal)\"}\n")
  }

  private struct TokenRecord: Decodable, Equatable {
    var id: String
    var kind: String
    var start: Int
    var end: Int
    var text: String
    var sentence: Int
  }

  private let extracted = ExtractedText(
    text: "We won.\u{2028}“You did,” she said.\n", blocks: [],
    voices: [VoiceSpan(ByteSpan(10, 24), .quote, why: "between curly quotes", speaker: "she")],
    metadata: Metadata(
      title: "A \"title\"", authors: ["A. One", "B. Two"],
      sources: ["author": "front matter", "title": "first heading"]),
    encoding: EncodingReport(name: "utf-8", basis: .valid, replacedBytes: 2),
    sourceMap: SourceMap(pieces: [], lines: LineIndex("")), notes: [.given("a part was left out")])

  @Test func extractedTextIsOneLineOfJSON() throws {
    let record = String(decoding: extractRecord(id: "a", path: "b.txt", extracted), as: UTF8.self)
    #expect(record.hasSuffix("}\n") && record.split(separator: "\n").count == 1)
    #expect(!record.unicodeScalars.contains("\u{2028}"))
    let decoded = try JSONDecoder().decode(Extracted.self, from: Data(record.utf8))
    #expect(decoded.id == "a" && decoded.path == "b.txt" && decoded.text == extracted.text)
    #expect(decoded.author == "A. One, B. Two" && decoded.authors == ["A. One", "B. Two"])
    #expect(decoded.replaced_bytes == 2)
    #expect(decoded.voices == [.init(start: 10, end: 24, voice: "quote", why: "between curly quotes")])
    #expect(decoded.sources == ["author": "front matter", "title": "first heading"])
  }

  /// Reports show the header of a mail decoded, as mail programs do; records have it as written, to which positions
  /// refer.
  @Test func encodedWordsOfAHeadAreReadForPeople() throws {
    let head = "From: =?utf-8?Q?=C3=89va_Roe?= <e@example.org>\nTo: =?x?Q?a?= <b@example.org>\nDate: 3 Feb 2020\n"
    let mail = head + "Subject: Re: =?utf-8?B?w4l2YQ==?= and us\n\nWe won =?utf-8?Q?=C3=89va?=.\n"
    let extracted = try Extractor().extract(Array(mail.utf8), name: "a.eml")
    let text = String(decoding: extractText(id: "a.eml", extracted), as: UTF8.self)
    #expect(
      text.hasSuffix(
        """
        From: Éva Roe <e@example.org>

        To: =?x?Q?a?= <b@example.org>

        Date: 3 Feb 2020

        Subject: Re: Éva and us

        We won =?utf-8?Q?=C3=89va?=.

        """))
    let record = String(decoding: extractRecord(id: "a", path: "a.eml", extracted), as: UTF8.self)
    #expect(record.contains("Subject: Re: =?utf-8?B?w4l2YQ==?= and us"))
  }

  /// Records that were extracted earlier may name arbitrary stretches.
  @Test func headsThatOverlapAreReadOnce() {
    let text = "To: =?utf-8?Q?=C3=89va?= =?utf-8?Q?=C3=89va?=\n\nWe won."
    let voices = [(0, 45), (4, 45), (25, 45)].map { VoiceSpan(ByteSpan($0.0, $0.1), .document, why: "mail header") }
    let extracted = ExtractedText(
      restoring: text, blocks: nil, voices: voices, metadata: Metadata(),
      encoding: EncodingReport(name: "utf-8", basis: .valid, replacedBytes: 0), notes: [])
    let readable = String(decoding: extractText(id: "a", extracted), as: UTF8.self)
    #expect(readable.hasSuffix("\n\nTo: ÉvaÉva\n\nWe won.\n"))
  }

  @Test func extractedTextReadsWell() {
    let text = String(decoding: extractText(id: "b.txt", extracted), as: UTF8.self)
    #expect(
      text == """
        # b.txt
        # title: A "title"  [first heading]
        # author: A. One, B. Two  [front matter]
        # encoding: utf-8 (valid)
        # note: a part was left out
        # other voice: quote, she, bytes 10 to 24: between curly quotes

        We won. “You did,” she said.

        """.replacing("  [", with: " [") + "\n")
  }

  @Test func tokensAreLinesOfJSON() throws {
    let text = "Café \"x\". #go"
    let tokenised = TokenisedText(
      tokens: [Token(.word, ByteSpan(0, 5)), Token(.word, ByteSpan(7, 8)), Token(.hashtag, ByteSpan(11, 14))],
      sentences: [Sentence(span: ByteSpan(0, 10), tokens: 0..<2), Sentence(span: ByteSpan(11, 14), tokens: 2..<3)])
    let records = try tokenLines(id: "a", text, tokenised).split(separator: "\n").map {
      try JSONDecoder().decode(TokenRecord.self, from: Data($0.utf8))
    }
    #expect(
      records == [
        TokenRecord(id: "a", kind: "word", start: 0, end: 5, text: "Café", sentence: 0),
        TokenRecord(id: "a", kind: "word", start: 7, end: 8, text: "x", sentence: 0),
        TokenRecord(id: "a", kind: "hashtag", start: 11, end: 14, text: "#go", sentence: 1),
      ])
    #expect(
      tokenTable(text, tokenised)
        == "    0            0..<5  word     Café\n    0            7..<8  word     x\n"
        + "\n    1          11..<14  hashtag  #go\n")
  }

  @Test func everyScoreKeyIsThereAndAFailureIsARecord() throws {
    var writer = scoreWriter(
      .jsonl, categories: Fixture.categories, showEvidence: false, style: TextStyle(), provenance: Fixture.provenance)
    let empty = ScoredDocument(
      id: "e", path: "e", metadata: Metadata(), encoding: EncodingReport(name: "utf-8", basis: .valid), fingerprint: 0,
      score: DocumentScore())
    let line = writer.text(.scored(empty))
    for key in [
      "id", "path", "author", "authors", "date", "title", "language", "language_warning", "encoding", "words",
      "sentences",
      "other_voice_words", "counts", "negated", "mentioned", "rates", "acts", "we", "attention", "vision",
      "orientation",
      "stance", "model", "stance_words", "model_words", "we_words", "reliability", "flags", "evidence",
    ] { #expect(line.contains("\"\(key)\":"), "\(key)") }
    #expect(line.contains(#""rates":{"collective.reference":null,"self.reference":null}"#))
    #expect(line.contains(#""orientation":{"value":null,"low":null,"high":null}"#))
    let failure = writer.text(
      .failed(DocumentFailure(id: "x", path: "y", kind: .badJSON, message: "no \"text\"", line: 7)))
    #expect(
      failure.hasPrefix(
        #"{"id":"x","path":"y","author":null,"authors":[],"date":null,"title":null,"genre":null,"metadata":{},"language":null,"#
          + #""error":{"kind":"bad_json","message":"no \"text\"","line":7}"#))
  }

  @Test func onlyTheFieldsAskedForAreWritten() throws {
    func lines(_ format: OutputFormat, _ fields: Set<RecordField>) -> [String] {
      var writer = scoreWriter(
        format, categories: Fixture.categories, fields: fields, showEvidence: false, style: TextStyle(),
        provenance: Fixture.provenance)
      let text = writer.begin() + Fixture.outcomes.map { writer.text($0) }.joined()
      return text.split(separator: "\n").map(String.init)
    }
    let whole = lines(.jsonl, Set(RecordField.allCases))
    for field in RecordField.allCases {
      // A record with a single field gives it the value that the whole record has.
      let alone = lines(.jsonl, [field])
      #expect(alone.count == whole.count)
      for (alone, whole) in zip(alone, whole) where !whole.contains("\"error\":{") {
        let written = try #require(alone.dropFirst().split(separator: ",\"provenance\":").first)
        #expect(written.hasPrefix("\"\(field.rawValue)\":") && whole.contains(written), "\(field)")
      }
    }
    let rows = lines(.csv, [.id, .stance, .words, .orientation])
    #expect(
      rows[0] == "id,words,orientation,orientation_low,orientation_high,stance,error,error_message,error_line,version,"
        + "lexicon_digest,options")
    #expect(rows.count == Fixture.outcomes.count + 1)
    for row in rows { #expect(row.count { $0 == "," } >= 11) }
    let all = lines(.csv, Set(RecordField.allCases))[0].split(separator: ",")
    let single = RecordField.all(in: .csv)?.flatMap { lines(.csv, [$0])[0].split(separator: ",") } ?? []
    #expect(Set(all) == Set(single))
  }
}
