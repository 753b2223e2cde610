import Extraction
import Scoring
import TestSupport
import Testing

@testable import Statistics

struct DocumentsDigestTests {
  private func documents(_ folder: String = "", author: String = "A", words: Int = 400) -> [ScoredDocument] {
    (0..<3).map { number in
      document(
        "\(folder)a\(number)", by: author, words: words, we: number, date: "2020", fingerprint: UInt64(number + 7))
    } + [document("\(folder)b", by: "B", words: words, fingerprint: 0xFFFF_FFFF_FFFF_FFFF)]
  }

  private func digest(_ documents: [ScoredDocument], by key: GroupKey = .author) -> String {
    Comparison(Tally(documents), by: key).documentsDigest
  }

  /// Python's hashlib of the lines in docs/comparison.md.
  @Test func isThatOfTheLinesThatAreTold() {
    #expect(digest(documents()) == "7500a17d973d205cc2a57db3bd1ccecb8b450f62425eed0ce9d0c017fd9d12a5")
  }

  @Test func namesTextsAndWhatIsTakenFromTheirMetadata() {
    let own = digest(documents())
    #expect(digest(documents("elsewhere/").reversed()) == own)
    #expect(digest(documents("elsewhere/"), by: .field("file")) == digest(documents(), by: .field("file")))
    #expect(digest(documents(author: "C")) != own)
    #expect(digest(documents(), by: .year) != own)
    #expect(digest(Array(documents().dropLast())) != own)
    // What a lexicon found is told by its own digest.
    #expect(digest(documents(words: 500)) == own)
  }
}
