import Extraction
import Foundation
import TestSupport
import Testing
import Usward

/// What is taken of real web pages, against what people took of them: floors that fail when quality drops, a little below
/// what was measured when they were set. Measured as the evaluator beside the pages does it.
@Suite(.enabled(if: SharedFolder.isWanted, "the shared folder is not beside the package"))
struct PageQualityTests {
  /// What people took of a page.
  private struct Page: Decodable {
    let articleBody: String?
    let text: String?
    let title: String?
    let author: String?
    let author_other: String?
    let date: String?
    var body: String { articleBody ?? text ?? "" }
  }

  /// How much of the texts was found, and how much of what was found is text: averages over pages, in sequences of four
  /// words.
  private struct Overlap {
    private var precisions: [Double] = []
    private var recalls: [Double] = []

    var f1: Double {
      let (precision, recall) = (Self.mean(precisions), Self.mean(recalls))
      return 2 * precision * recall / (precision + recall)
    }

    mutating func add(wanted: String, found: String) {
      let (wanted, found) = (Self.sequences(wanted), Self.sequences(found))
      let common = Double(wanted.reduce(0) { $0 + min($1.value, found[$1.key] ?? 0) })
      let (all, taken) = (wanted.values.reduce(0, +), found.values.reduce(0, +))
      if taken > 0 { precisions.append(common / Double(taken)) }
      if all > 0 { recalls.append(common / Double(all)) }
    }

    private static func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(max(1, values.count)) }

    private static func sequences(_ text: String) -> [ArraySlice<String>: Int] {
      let words = PageQualityTests.words(text)
      guard words.count >= 4 else { return words.isEmpty ? [:] : [words[...]: 1] }
      var sequences: [ArraySlice<String>: Int] = [:]
      for start in 0...words.count - 4 { sequences[words[start..<start + 4], default: 0] += 1 }
      return sequences
    }
  }

  private static func words(_ text: String) -> [String] {
    text.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init)
  }

  /// Whether two titles or names have half of their words in common.
  private static func areAlike(_ one: String, _ other: String?) -> Bool {
    let (one, other) = (Set(words(one.lowercased())), Set(words((other ?? "").lowercased())))
    return !one.isEmpty && 2 * one.intersection(other).count >= one.union(other).count
  }

  /// The pages of a folder, with what people took of them and what is taken here.
  private static func pages(_ folder: String) throws -> [(wanted: Page, found: ExtractedText)] {
    let gold = Data(try #require(SharedFolder.bytes("html/\(folder)/gold.json")))
    let pages = try JSONDecoder().decode([String: Page].self, from: gold)
    return try pages.sorted { $0.key < $1.key }.map { name, page in
      let bytes = try FileContent.bytes("\(SharedFolder.path)/html/\(folder)/pages/\(name).html.gz")
      return (page, try Extractor().extract(bytes, name: name + ".html"))
    }
  }

  private static func share(_ part: Int, of whole: Int) -> Double { Double(part) / Double(max(1, whole)) }

  @Test func findsTheTextOfArticles() throws {
    var overlap = Overlap()
    for page in try Self.pages("articles") { overlap.add(wanted: page.wanted.body, found: page.found.text) }
    #expect(overlap.f1 >= 0.969)
  }

  @Test func findsTheTextOfPagesAndWhatTheySayOfThemselves() throws {
    let pages = try Self.pages("pages_with_metadata")
    var overlap = Overlap()
    for page in pages { overlap.add(wanted: page.wanted.body, found: page.found.text) }
    #expect(overlap.f1 >= 0.947)
    let titled = pages.filter { $0.wanted.title != nil }
    let titles = titled.count { Self.areAlike($0.wanted.title ?? "", $0.found.metadata.title) }
    #expect(Self.share(titles, of: titled.count) >= 0.9)
    let signed = pages.filter { $0.wanted.author != nil }
    let authors = signed.count { Self.areAlike($0.wanted.author ?? "", $0.found.metadata.author) }
    #expect(Self.share(authors, of: signed.count) >= 0.83)
    let unsigned = pages.filter { $0.wanted.author == nil && $0.wanted.author_other == nil }
    #expect(Self.share(unsigned.count { $0.found.metadata.author != nil }, of: unsigned.count) <= 0.12)
    let dated = pages.filter { $0.wanted.date != nil }
    let dates = dated.count { $0.wanted.date?.prefix(10) == $0.found.metadata.date?.prefix(10) }
    #expect(Self.share(dates, of: dated.count) >= 0.8)
  }
}
