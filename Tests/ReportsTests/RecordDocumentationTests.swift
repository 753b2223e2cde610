import Foundation
import Reports
import Scoring
import TestSupport
import Testing

/// docs/records.md lists every value that a record may have as a word.
@Suite struct RecordDocumentationTests {
  @Test func everyWordOfARecordIsExplained() throws {
    let page = try String(contentsOfFile: "\(PackageFolder.path)/docs/records.md", encoding: .utf8)
    let words = DocumentFailure.Kind.allCases.map(\.rawValue) + Flag.allCases.map(\.rawValue)
    for word in words { #expect(page.contains("`\(word)`"), "\(word)") }
  }
}
