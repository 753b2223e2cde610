import TestSupport
import Testing

@testable import Extraction

struct TokenListTests {
  @Test func everyListHasWords() {
    for list in TokenList.allCases { #expect(!list.words.isEmpty, "\(list.rawValue)") }
  }

  @Test func everyHeadingIsOneList() throws {
    let file = try PackageFolder.text("lexicons/html-tokens.txt")
    let headings = file.split(separator: "\n").filter { $0.hasPrefix("[") }.map { $0.dropFirst().dropLast() }
    #expect(headings.map(String.init).sorted() == TokenList.allCases.map(\.rawValue).sorted())
  }

  @Test func monthsComeInYears() {
    for list in [TokenList.months, .foreignMonths] { #expect(list.words.count.isMultiple(of: 12), "\(list.rawValue)") }
  }

  @Test func phrasesKeepTheirSpaces() {
    #expect(TokenList.sentNames.lineStrings.contains("enviado el"))
    #expect(MailMarkers.addedLines.contains("sent from my "))
    #expect(MailMarkers.addedLines.contains("get outlook for"))
  }
}
