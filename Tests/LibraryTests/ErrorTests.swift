import Testing
import Usward

/// Errors thrown say what is wrong, in words that can be shown to users.
@Suite struct ErrorTests {
  @Test func aLexiconThatIsUnsound() {
    let file = LexiconFile(name: "own.toml", text: "[lexicon]\nname = \"own\"\n[[category]]\nname = \"a\"\n")
    let error = #expect(throws: LexiconError.self) { try Lexicon([file]) }
    #expect(error?.description.hasPrefix("own.toml") == true)
  }

  @Test func bytesThatAreNoText() {
    let binary = #expect(throws: ExtractionError.self) { try Extractor().extract([0, 1, 2, 0], name: "a") }
    #expect(binary.map { "\($0)" } == "is not text: NUL bytes throughout")
    let encoding = #expect(throws: ExtractionError.self) { try Extractor(encoding: "klingon").extract([65], name: "a") }
    #expect(encoding.map { "\($0)" } == "the encoding \"klingon\" is not known")
  }

  @Test func aDocumentThatCannotBeScored() async {
    var pipeline = Pipeline()
    let empty = #expect(throws: DocumentFailure.self) { try pipeline.score(" \n") }
    #expect(empty?.kind == .empty)
    #expect(empty.map { "\($0)" } == "text: has no text")
    let document = Document(id: "a", path: "no/such/file", content: .file(path: "no/such/file"))
    do throws(DocumentFailure) {
      _ = try await pipeline.score(document)
      Issue.record("there is no such file")
    } catch {
      #expect(error.kind == .notFound)
      #expect("\(error)" == "no/such/file: there is no such file or folder")
    }
  }

  /// What the caller may choose instead is given as a value, for programs with names of their own for it.
  @Test(
    arguments: [
      (Document(id: "a", path: "a", content: .json(Array(#"{"body": "We."}"#.utf8)[...], line: 1)), .textField),
      (
        Document(id: "a", path: "a", content: .json(Array(#"{"text": ""#.utf8) + [0xE9, 0x22, 0x7D], line: 1)),
        .encoding
      ),
      (Document(id: "a", path: "a", content: .bytes(Array("We serve.".utf8))), .format),
      (Document("", id: "a"), nil),
    ] as [(Document, DocumentFailure.Remedy?)])
  func whatTheCallerMayChoose(document: Document, remedy: DocumentFailure.Remedy?) {
    let pipeline = Pipeline(extractor: Extractor(format: .docx))
    let failure = #expect(throws: DocumentFailure.self) { try pipeline.read(document) }
    #expect(failure?.remedy == remedy)
    #expect(failure?.message.contains("--") == false)
  }

  @Test func patternsAndFiles() {
    #expect((#expect(throws: ChoiceFault.self) { try NameGlob("[a") }).map { $0.description == $0.message } == true)
    let missing = #expect(throws: FileFault.self) { try MetadataTable(path: "no/such/table.csv") }
    #expect(missing.map { "\($0)" } == "no/such/table.csv: there is no such file or folder")
  }
}
