import Lexicons
import Scoring
import Statistics

/// The strongest evidence of every group as a section of the page, its two sides side by side.
struct ComparisonEvidence {
  let comparison: Comparison

  /// Past so many groups one sentence a side is shown, so that the page stays usable.
  private static let fewer = 100

  var html: String {
    let shown = comparison.groups.filter { !$0.samples.isEmpty }
    guard !shown.isEmpty else { return "" }
    let isFolded = comparison.groups.count > ComparisonPage.unfolded
    let most = comparison.groups.count > Self.fewer ? 1 : TallyRow.samplesPerSide
    let parts = shown.map { group in
      let name = Escapes.html(Wording.name(group, by: comparison.key))
      let body =
        "<div class=\"pair\">" + column(group, .shared, "Toward the group", most)
        + column(group, .own, "Toward the self", most) + "</div>"
      return isFolded
        ? "<details><summary>\(name)</summary>\(body)</details>" : "<h3>\(name)</h3>\(body)"
    }
    return "<section aria-labelledby=\"evidence\">\n<h2 id=\"evidence\">The sentences behind the figures</h2>\n"
      + "<p>The strongest evidence of either side, at most one sentence a document until every document had its turn.</p>\n"
      + parts.joined(separator: "\n") + "\n</section>\n"
  }

  private func column(_ group: GroupSummary, _ side: Side, _ title: String, _ most: Int) -> String {
    let samples = group.samples.filter { $0.sample.act.side == side }.prefix(most)
    let quotes = samples.map { placed in
      "<blockquote\(side == .own ? " class=\"self\"" : "")><p>\(Escapes.html(placed.sample.sentence))</p>"
        + "<cite>\(Escapes.html(Wording.label(placed.sample.act))) · "
        + "\(Escapes.html(placed.path)):\(placed.sample.line)</cite></blockquote>"
    }
    return "<div><p class=\"muted\">\(title)</p>"
      + (quotes.isEmpty ? "<p class=\"faint\">No evidence found.</p>" : quotes.joined()) + "</div>"
  }
}
