import Lexicons
import Scoring
import Statistics

/// The strongest evidence of every group, with its two sides next to each other.
struct ComparisonEvidence {
  let comparison: Comparison

  /// The number of groups above which only one sentence a side is shown, so that the page stays usable.
  private static let fewer = 100
  /// The number of groups above which they are folded by the first letters of their names.
  private static let drawer = 50
  /// The most columns of a sentence; the rest can be found at its place.
  private static let longest = 320

  var html: String {
    let shown = comparison.groups.filter { !$0.samples.isEmpty }
    guard !shown.isEmpty else { return "" }
    let intro =
      "<p>The strongest evidence for each side; no document gives a second sentence until every document has had its turn.</p>\n"
    let blocks = shown.map { (name: Wording.name($0, by: comparison.key), html: block($0)) }
    guard blocks.count > Self.drawer else { return intro + blocks.map(\.html).joined(separator: "\n") }
    let drawers = stride(from: 0, to: blocks.count, by: Self.drawer).map { start in
      let part = blocks[start..<min(blocks.count, start + Self.drawer)]
      let title = "\(part.first?.name ?? "") to \(part.last?.name ?? "")"
      return "<details class=\"drawer\"><summary>\(Escapes.html(title))</summary>\(part.map(\.html).joined())</details>"
    }
    return intro + drawers.joined(separator: "\n")
  }

  private func block(_ group: GroupSummary) -> String {
    let name = Escapes.html(Wording.name(group, by: comparison.key))
    let most = comparison.groups.count > Self.fewer ? 1 : TallyRow.samplesPerSide
    let body =
      "<div class=\"pair\">" + column(group, .shared, "Toward the group", most)
      + column(group, .own, "Toward the self", most) + "</div>"
    return comparison.groups.count > ComparisonPage.unfolded
      ? "<details><summary>\(name)</summary>\(body)</details>" : "<h3>\(name)</h3>\(body)"
  }

  private func column(_ group: GroupSummary, _ side: Side, _ title: String, _ most: Int) -> String {
    let samples = group.samples.filter { $0.sample.act.side == side }.prefix(most)
    let quotes = samples.map { placed in
      "<blockquote\(side == .own ? " class=\"self\"" : "")><p>"
        + "\(placed.sample.excerpt(columns: Self.longest).text("<u>", "</u>", Escapes.html))</p>"
        + "<cite><b>\(Escapes.html(Wording.label(placed.sample.act)))</b> · "
        + "\(Escapes.html(Escapes.oneLine(placed.id))):\(placed.sample.line)</cite></blockquote>"
    }
    return "<div><p class=\"side\">\(title)</p>"
      + (quotes.isEmpty ? "<p class=\"faint\">No evidence found.</p>" : quotes.joined()) + "</div>"
  }
}

extension Sample {
  /// Up to `columns` columns of its sentence, around the words that show it; all of it if `nil`.
  func excerpt(columns: Int? = nil) -> Excerpt {
    columns.map { Excerpt(of: sentence, about: marked, columns: $0) } ?? Excerpt(of: sentence, about: marked)
  }
}
