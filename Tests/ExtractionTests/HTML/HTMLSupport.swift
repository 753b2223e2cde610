@testable import Extraction
import TestSupport
import Text

/// Extracts a fixture; a failure of extraction fails the test with its reason.
func extracted(_ html: String, _ content: ContentScope = .all) throws -> ExtractedText {
  try HTMLExtraction.extract(Array(html.utf8), encoding: EncodingReport(name: "utf-8", basis: .valid), content: content)
}

/// The visible text of a fixture.
func visible(_ html: String, _ content: ContentScope = .all) throws -> String { try extracted(html, content).text }
