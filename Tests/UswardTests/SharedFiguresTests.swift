import Extraction
import Lexicons
import Scoring
import TestSupport
import Testing
import Text
import Usward

/// The figures of a shared file; `nil` when it cannot be read.
private func figures(_ name: String, _ voices: VoiceChoice, _ scorer: inout Scorer) throws -> DocumentScore? {
  guard let bytes = SharedFolder.bytes(name) else { return nil }
  let extracted = try Extractor().extract(bytes, name: name)
  return scorer.score(extracted, Tokeniser().tokenise(extracted.text, blocks: extracted.blocks.map(\.span)))
}

/// Three real documents, re-encoded and wrapped in several ways: every figure must equal that of its source.
@Suite(.enabled(if: SharedFolder.isWanted, "the shared folder is not beside the package"))
struct DerivedFiguresTests {
  struct Pair: CustomStringConvertible, Sendable {
    let file: String
    let source: String
    var description: String { file }
    var variant: String { String(file.split(separator: "/").last!.drop { $0 != "_" }.dropFirst(2)) }
  }

  /// The rows of nasty/meta.csv; if a source is not in the folder, its plainest copy takes its place.
  static let pairs: [Pair] = {
    let table = String(decoding: SharedFolder.bytes("nasty/meta.csv") ?? [], as: UTF8.self)
    return table.split(whereSeparator: \.isNewline).compactMap { row in
      let cells = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      guard cells.count > 3, cells[0].hasPrefix("derived/") else { return nil }
      let source = "texts/" + cells[3]
      let copy = "nasty/\(cells[0].prefix { $0 != "_" })__utf8_bom_crlf.txt"
      return Pair(file: "nasty/" + cells[0], source: SharedFolder.bytes(source) == nil ? copy : source)
    }
  }()

  @Test func thereAreDerivedFiles() { #expect(Self.pairs.count == 69) }

  @Test(arguments: pairs) func givesTheFiguresOfItsSource(pair: Pair) throws {
    var scorer = Scorer(lexicon: Lexicon.embedded)
    var copy = try #require(try figures(pair.file, .author, &scorer))
    var source = try #require(try figures(pair.source, .author, &scorer))
    // Evidence is at different positions in a different file.
    copy.evidence = []
    source.evidence = []
    switch pair.variant {
    case "email_reply_below.txt", "outlook_forward.txt":
      // The source is another's words here; a line or two of the sender's are left.
      #expect(copy.words <= 6)
      #expect(copy.otherVoiceWords >= source.words)
    case "upper.txt":
      // US is ambiguous in capitals, and is reported as such.
      #expect(copy.words + copy.otherVoiceWords == source.words + source.otherVoiceWords)
      #expect(copy.flags.contains(.ambiguousCapitals) || source.we.total == copy.we.total)
    case "one_line.txt", "pdf_hyphenated.txt":
      // All but what hangs on sentences. What a rule takes for a reason against itself is looked for in the whole
      // sentence, so that an act more or less counts where a heading ran into one.
      #expect(copy.counts == source.counts)
      for act in Act.allCases { #expect(abs((copy.acts[act] ?? 0) - (source.acts[act] ?? 0)) <= 1) }
      #expect(copy.words == source.words)
      #expect(abs((copy.orientation?.value ?? 0) - (source.orientation?.value ?? 0)) < 0.01)
    default:
      #expect(copy == source)
    }
  }
}

/// The rates of I and we that an independent counter found in known authors' texts.
@Suite(.enabled(if: SharedFolder.isWanted, "the shared folder is not beside the package"))
struct FirstPersonTests {
  struct Author: CustomStringConvertible, Sendable {
    let set: String
    let name: String
    let words: Int
    let i: Int
    let we: Int
    var description: String { "\(set): \(name)" }
  }

  /// Authors whose larger deviation is explained, with the share that it explains. Hawke's and Whitlam's speeches are
  /// typed in capitals, where the reference counts every US as us and this program, which cannot tell, counts none and
  /// says so. Curtin's are indexes with A. I. F. and C. S. I. R. in them, whose letters the reference counts as I.
  private static let explained: [String: Double] = [
    "Hawke, Robert": 0.02, "Whitlam, Gough": 0.03, "Curtin, John": 0.3,
  ]

  /// The authors with 10,000 words in the three sets.
  static let authors: [Author] = SharedFolder.rows("texts/first_person_by_author.csv").compactMap { row in
    guard ["us_press_conferences", "us_sotu", "au_pm_transcripts"].contains(row["set"] ?? ""),
      let words = Int(row["words"] ?? ""), words >= 10_000, let i = Int(row["i"] ?? ""), let we = Int(row["we"] ?? "")
    else { return nil }
    return Author(set: row["set"] ?? "", name: row["author"] ?? "", words: words, i: i, we: we)
  }

  @Test func thereAreAuthors() { #expect(Self.authors.count == 21) }

  @Test(arguments: authors) func reproducesTheRates(author: Author) throws {
    let lexicon = try Lexicon(LexiconFile.embedded.filter { $0.name < "20" })
    var scorer = Scorer(lexicon: lexicon, voices: .all)
    let i = try #require(lexicon.category(named: "self.reference"))
    let we = try #require(lexicon.category(named: "collective.reference"))
    var found = (words: 0, i: 0, we: 0)
    for row in SharedFolder.rows("texts/\(author.set)/meta.csv") where row["author"] == author.name {
      guard let score = try figures("texts/\(author.set)/\(row["file"] ?? "")", .all, &scorer) else { continue }
      found = (found.words + score.words, found.i + score.counts[i], found.we + score.counts[we])
    }
    let tolerance = Self.explained[author.name] ?? 0.01
    #expect(isClose(found.i, found.words, author.i, author.words, tolerance: tolerance))
    #expect(isClose(found.we, found.words, author.we, author.words, tolerance: tolerance))
  }

  private func isClose(_ count: Int, _ words: Int, _ wanted: Int, _ of: Int, tolerance: Double) -> Bool {
    let (rate, reference) = (Double(count) / Double(words), Double(wanted) / Double(of))
    return abs(count - wanted) <= 2 || abs(rate - reference) <= tolerance * reference
  }
}
