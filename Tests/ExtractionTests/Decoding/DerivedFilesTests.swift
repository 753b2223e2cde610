import Extraction
import TestSupport
import Testing
import Text

/// Three real documents, re-encoded and wrapped in several ways: each version must give the words of its source.
@Suite(.enabled(if: SharedFolder.isWanted, "the shared folder is not beside the package"))
struct DerivedFilesTests {
  struct Pair: CustomStringConvertible, Sendable {
    let file: String
    let source: String
    var description: String { file }
  }

  /// The rows of nasty/meta.csv for derived files. If a source is not in the folder, its plainest copy takes its place.
  static let pairs: [Pair] = {
    let table = String(decoding: SharedFolder.bytes("nasty/meta.csv") ?? [], as: UTF8.self)
    return table.split(whereSeparator: \.isNewline).compactMap { row in
      let cells = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      guard cells.count > 3, cells[0].hasPrefix("derived/") else { return nil }
      let source = "texts/" + cells[3]
      let stem = cells[0].prefix { $0 != "_" }
      return Pair(
        file: "nasty/" + cells[0],
        source: SharedFolder.bytes(source) == nil ? "nasty/\(stem)__utf8_bom_crlf.txt" : source)
    }
  }()

  @Test func thereAreDerivedFiles() { #expect(Self.pairs.count > 50) }

  @Test(arguments: pairs.filter { $0.file.hasSuffix(".txt") })
  func givesTheWordsOfItsSource(pair: Pair) throws {
    let source = try Extractor().extract(#require(SharedFolder.bytes(pair.source)), name: pair.source)
    let copy = try Extractor().extract(#require(SharedFolder.bytes(pair.file)), name: pair.file)
    #expect(copy.encoding.replacedBytes == 0)
    let words = foldedWords(source.text)
    guard pair.file.contains("email") || pair.file.contains("outlook") else {
      #expect(foldedWords(copy.text) == words)
      let isExempt = ["one_line", "pdf_hyphenated", "upper"].contains { pair.file.contains($0) }
      if !isExempt { #expect(copy.blocks.count == source.blocks.count) }
      return
    }
    let replies = copy.voices.filter { $0.voice == .reply }
    #expect(replies.count == 1)
    #expect(foldedWords(replies.map { copy.slice($0.span) }.joined(separator: " ")) == words)
    #expect(copy.authorText.split(separator: " ").count <= 6)
  }

  @Test(arguments: ["lincoln", "obama2013", "zack2009"])
  func readsWordPagesAlike(stem: String) throws {
    let texts = try ["word_cp1252", "word_utf16", "word_wrongcharset"].map { wrapper in
      try Extractor().extract(#require(SharedFolder.bytes("nasty/derived/\(stem)__\(wrapper).html")), name: "a.html")
    }
    #expect(texts.allSatisfy { $0.encoding.replacedBytes == 0 })
    #expect(foldedWords(texts[0].text).count > 400)
    #expect(texts[1].text == texts[0].text || foldedWords(texts[1].text).count == foldedWords(texts[0].text).count)
    #expect(!texts.contains { $0.text.contains("â€") || $0.text.contains("\u{FFFD}") })
  }
}
