import Lexicons
import Scoring
import TestSupport
import Testing

@testable import Reports

/// The meanings of the words of the verdicts, as pages give them.
@Suite struct VerdictLegendTests {
  private let heading = "<h2 id=\"words\">What the words mean</h2>"

  /// The documentation page on verdicts gives the same meanings as the pages that the program writes.
  @Test func thePageOnVerdictsSaysTheSame() throws {
    let page = try PackageFolder.text("docs/verdict.md")
    let legend = VerdictLegend(scope: .everything)
    for entries in [legend.model, legend.stance] {
      #expect(page.contains("| \(entries[0].word.lowercased()) | \(entries[0].meaning) |"))
      for entry in entries.dropFirst() {
        #expect(page.contains("| `\(entry.word)` | \(entry.meaning) |"), "\(entry.word)")
      }
    }
    #expect(
      legend.model.count == LeadershipModel.allCases.count + 1 && legend.stance.count == Stance.allCases.count + 1)
  }

  @Test func onlyWhatIsDecidedIsExplained() {
    func section(_ verdicts: [String], acts: [Act] = []) -> String {
      VerdictLegend(
        scope: LexiconScope(acts: acts, attention: [], visions: [], verdicts: verdicts, readsWe: false)
      ).section
    }
    #expect(section([]).isEmpty)
    let model = section([VerdictName.model])
    #expect(model.contains("<dt>servant</dt>") && !model.contains("collective") && !model.contains("Balance"))
    let stance = section([VerdictName.stance], acts: [.service])
    #expect(!stance.contains("servant") && stance.contains("<dt>neither</dt>") && stance.contains("<dt>Balance</dt>"))
    #expect(stance.contains("not the person"))
  }

  /// Once on a page, however many documents it shows.
  @Test func eachPageHasItOnce() throws {
    var writer = scoreWriter(
      .html, categories: Fixture.categories, showEvidence: false, style: TextStyle(), provenance: Fixture.provenance)
    let scores = writer.begin() + writer.end(Fixture.provenance)
    var report = ExplanationReport(.html, style: TextStyle(), Fixture.provenance)
    let text = Explanation(
      id: "a", path: "a", score: DocumentScore(), stance: [], model: [], we: [], lines: [])
    let explanations = report.text(text) + report.text(text) + report.end(Fixture.provenance)
    let drafts = revisionReport(
      Revision(before: text, after: text), format: .html, style: TextStyle(), Fixture.provenance)
    for page in [scores, explanations, drafts] {
      #expect(page.split(separator: heading, omittingEmptySubsequences: false).count == 2)
      #expect(page.contains("<a href=\"#words\">"))
    }
  }

  @Test func whatIsNotLookedForIsNotExplained() {
    var report = ExplanationReport(.html, style: TextStyle(), Fixture.provenance)
    var text = Explanation(id: "a", path: "a", score: DocumentScore(), stance: [], model: [], we: [], lines: [])
    text.looksFor = LexiconScope(acts: [], attention: [], visions: [], verdicts: [], readsWe: false)
    let page = report.text(text) + report.end(Fixture.provenance)
    #expect(!page.contains("#words") && !page.contains(heading) && page.hasSuffix("</html>\n"))
  }
}
