import Extraction
import Foundation
import Lexicons
import Scoring
import TestSupport
import Testing

@testable import Usward

/// What happens to a PDF if the program that reads it works, is missing, hangs, fails or produces endless output.
@Suite struct PDFProgramTests {
  private let prose = [
    "The yard has grown since we came here and all", "of us have learned to build boats that go far",
    "out and come back with everybody who went out",
  ]

  private var layout: PrintedLayout {
    var layout = PrintedLayout()
    layout.write(prose, top: 100)
    return layout
  }

  /// A script with the name of the program that is searched for.
  private func program(_ script: String, in folder: TemporaryFolder) throws -> PDFProgram {
    PDFProgram(path: try folder.writeProgram("bin/pdftotext", script))
  }

  private func read(
    _ content: Document.Content, _ program: PDFProgram?, name: String = "letter.pdf", _ choice: PDFChoice = .shown
  ) throws(DocumentFailure) -> ReadDocument {
    var pipeline = Pipeline(lexicon: .embedded)
    pipeline.pdfProgram = program
    pipeline.readsPDF = choice
    return try pipeline.read(Document(id: name, path: name, content: content))
  }

  private func failure(_ content: Document.Content, _ program: PDFProgram?) -> DocumentFailure? {
    do throws(DocumentFailure) { _ = try read(content, program) } catch { return error }
    return nil
  }

  @Test func aPDFIsReadFromAFileAndFromBytes() throws {
    let folder = try TemporaryFolder()
    var layout = layout
    layout.title = "The yard"
    layout.fields = [("Author", "Ann Lee"), ("CreationDate", "D:20230228100000Z")]
    let path = try folder.write("letter.pdf", layout.pdf())
    let stored = try #require(StoredFile(path))
    for content in [.file(path: path), .bytes(layout.pdf()), .stored(stored)] as [Document.Content] {
      let read = try read(content, nil)
      #expect(read.extracted.text == prose.joined(separator: " "))
      #expect(read.extracted.metadata.title == "The yard")
      #expect(read.extracted.metadata.authors == ["Ann Lee"])
      #expect(read.extracted.metadata.date == "2023-02-28")
    }
    // Read again, it is given from its start.
    #expect(try read(.stored(stored), nil).extracted.text == prose.joined(separator: " "))
  }

  @Test func itIsKnownByItsContentUnlessAnotherFormatIsAskedFor() throws {
    let pdf = layout.pdf()
    #expect(try read(.bytes(pdf), nil, name: "letter.txt").extracted.text.hasPrefix("The yard"))
    // Some programs put a line before the signature of the format.
    let late = Array("a line of a printer\n".utf8) + pdf
    #expect(try read(.bytes(late), nil).extracted.text.hasPrefix("The yard"))
    #expect(throws: DocumentFailure.self) { try read(.bytes(pdf), nil, .none) }
    let text = Array("%PDF is what they send, and we read it.".utf8)
    #expect(try read(.bytes(text), nil, name: "memo.txt").extracted.text.hasPrefix("%PDF is"))
    #expect(throws: DocumentFailure.self) { try read(.bytes(text), nil, name: "memo.txt", .all) }
  }

  @Test func whatCannotBeReadIsNamed() throws {
    let pdf = layout.pdf()
    #expect(failure(.bytes(layout.pdf(isLocked: true)), nil)?.kind == .encrypted)
    #expect(failure(.bytes(Array(pdf.prefix(40))), nil)?.kind == .damaged)
    #expect(failure(.bytes(PrintedLayout().pdf()), nil)?.kind == .noTextLayer)
    let missing = failure(.bytes(pdf), PDFProgram(path: nil))
    #expect(missing?.kind == .missingProgram)
    #expect(missing?.message == PDFProgram.advice)
    #expect(failure(.bytes(pdf), PDFProgram(path: "/nowhere/pdftotext"))?.kind == .unreadable)
    #expect(failure(.file(path: "/nowhere.pdf"), nil)?.kind == .notFound)
  }

  @Test func oneThatHangsIsEnded() throws {
    let folder = try TemporaryFolder()
    for script in ["exec sleep 1000", "exec >&- 2>&-; exec sleep 1000"] {
      var slow = try program("echo $$ > \(folder.path)/id; \(script)\n", in: folder)
      // Long enough for the script to start on a busy machine.
      slow.timeLimit = .seconds(1)
      let failed = failure(.bytes(layout.pdf()), slow)
      #expect(failed?.kind == .timedOut)
      let id = try #require(folder.text("id").flatMap { pid_t($0.trimmingCharacters(in: .whitespacesAndNewlines)) })
      #expect(kill(id, 0) != 0)
    }
  }

  @Test func oneThatFloodsIsEnded() throws {
    let folder = try TemporaryFolder()
    var flood = try program("exec yes '<word>'\n", in: folder)
    flood.mostOutput = 1_000_000
    #expect(failure(.bytes(layout.pdf()), flood)?.kind == .tooLarge)
    // Its error output is read to the end, but no more of it is kept than is examined.
    let loud = try program("yes complaint | head -c 3000000 >&2; exit 1\n", in: folder)
    #expect(failure(.bytes(layout.pdf()), loud)?.kind == .damaged)
  }

  @Test func oneThatFailsSaysHow() throws {
    let folder = try TemporaryFolder()
    let broken = failure(.bytes(layout.pdf()), try program("echo 'no such library' >&2; exit 127\n", in: folder))
    #expect(broken?.kind == .unreadable)
    #expect(broken?.message == "is a PDF, and pdftotext ended with 127: no such library")
    let killed = failure(.bytes(layout.pdf()), try program("kill -SEGV $$\n", in: folder))
    #expect(killed?.message == "is a PDF, and pdftotext ended with 139")
    #expect(failure(.bytes(layout.pdf()), try program("exit 3\n", in: folder))?.kind == .encrypted)
  }

  /// However a file was damaged, it is either read or reported.
  @Test func brokenFilesAreReadOrNamed() throws {
    var layout = layout
    layout.turn()
    layout.write(prose, top: 100)
    let whole = layout.pdf()
    var random = SeededRandom(seed: 5)
    for _ in 0..<40 {
      var bytes = Array(
        whole.prefix(Bool.random(using: &random) ? Int.random(in: 10...whole.count, using: &random) : .max))
      for _ in 0..<Int.random(in: 0...12, using: &random) {
        bytes[Int.random(in: 8..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      let kind = failure(.bytes(bytes), nil)?.kind
      #expect([nil, .damaged, .encrypted, .noTextLayer, .empty].contains(kind), "\(String(describing: kind))")
    }
  }

  @Test func manyRunAtOnce() async throws {
    let folder = try TemporaryFolder()
    for index in 0..<24 {
      var layout = layout
      layout.write("This is the letter of the year \(index)", top: 200)
      try folder.write("\(100 + index).pdf", layout.pdf())
    }
    var texts: [[String]] = []
    for jobs in [1, 6] {
      var one: [String] = []
      _ = await Run(Pipeline(lexicon: .embedded), jobs: jobs).read([.path(folder.path)]) { _, read in
        read.extracted.text
      } deliver: { results in
        one += results.map { (try? $0.get()) ?? "failed" }
      }
      texts.append(one)
    }
    #expect(texts[0].count == 24)
    #expect(texts[0] == texts[1])
    #expect(texts[0][7].hasSuffix("the year 7"))
  }
}
