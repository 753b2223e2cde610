import Testing

@testable import Extraction

struct TokenListTests {
  @Test func everyListHasWords() {
    for list in TokenList.allCases { #expect(!list.words.isEmpty, "\(list.rawValue)") }
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
