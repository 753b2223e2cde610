import Extraction
import Foundation
import Lexicons
import Reports
import Scoring
import TestSupport
import Testing

/// docs/records.md lists every value that a record may have as a word.
@Suite struct RecordDocumentationTests {
  @Test func everyWordOfARecordIsExplained() throws {
    let page = try String(contentsOfFile: "\(PackageFolder.path)/docs/records.md", encoding: .utf8)
    let failures = DocumentFailure.Kind.allCases.map(\.rawValue)
    let known = Flag.allCases.map(\.rawValue) + EncodingReport.Basis.allCases.map(\.rawValue)
    let verdicts =
      Reliability.allCases.map(\.rawValue) + Stance.allCases.map(\.rawValue) + LeadershipModel.allCases.map(\.rawValue)
    let figures = Act.allCases.map(\.rawValue) + StakeholderGroup.allCases.map(\.rawValue) + WeReadings.names
    let evidence = EvidenceActor.allCases.map(\.rawValue) + Voice.allCases.map(\.rawValue)
    let words = failures + known + verdicts + figures + evidence
    for word in words { #expect(page.contains("`\(word)`"), "\(word)") }
  }
}
