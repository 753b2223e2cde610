import Lexicons
import Scoring
import Statistics

/// What the sections of the page are put together from.
extension ComparisonPage {
  var legend: String {
    func item(_ mark: SVGPlot.Mark, _ text: String) -> String {
      "<span><svg width=\"16\" height=\"14\">\(mark.shape(8, 7))</svg>\(text)</span>"
    }
    return "<p class=\"legend\" aria-hidden=\"true\">" + item(.collective, "more toward the group than the others")
      + item(.own, "more toward the self") + item(.plain, "not clear") + item(.open, "too little text") + "</p>"
  }

  var keyTitle: String { comparison.key.name.prefix(1).uppercased() + comparison.key.name.dropFirst() }

  func section(_ id: String, _ title: String, _ body: String) -> String {
    "<section aria-labelledby=\"\(id)\">\n<h2 id=\"\(id)\">\(Escapes.html(title))</h2>\n\(body)\n</section>\n"
  }

  func table(caption: String, header: String, rows: [String], label: String) -> String {
    "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"\(Escapes.html(label)) table\">\n<table>\n"
      + "<caption>\(Escapes.html(caption))</caption>\n<thead><tr>\(header)</tr></thead>\n<tbody>\n"
      + rows.joined(separator: "\n") + "\n</tbody></table></div>\n"
  }

  func heading(_ text: String, _ className: String = "") -> String {
    "<th scope=\"col\"\(className.isEmpty ? "" : " class=\"\(className)\"")>\(Escapes.html(text))</th>"
  }

  func name(_ group: GroupSummary) -> String {
    "<th scope=\"row\">\(Escapes.html(Wording.name(group, by: comparison.key)))</th>"
  }

  func number(_ text: String, _ className: String = "") -> String {
    "<td class=\"n\(className.isEmpty ? "" : " " + className)\">\(text)</td>"
  }

  /// The largest rate of these measures among groups with enough text, on which bars are drawn.
  func largestRate(_ measures: [Measure]) -> Double {
    let judged = comparison.groups.filter(\.hasEnoughText)
    return (judged.isEmpty ? comparison.groups : judged).flatMap { group in
      measures.compactMap { group.rate($0)?.estimate.perThousand }
    }.max() ?? 0
  }

  /// A number with a minus sign for its hyphen.
  func minus(_ text: String) -> String { String(text.map { $0 == "-" ? "−" : $0 }) }

  func verdict(_ verdict: Verdict) -> String {
    switch verdict {
    case .higher: "<td class=\"v up\">more to the group</td>"
    case .lower: "<td class=\"v down\">more to the self</td>"
    case .notClear: "<td class=\"v\">not clear</td>"
    case .tooLittleText: "<td class=\"v faint\">too little text</td>"
    }
  }

  func effect(_ rate: MeasuredRate, _ group: GroupSummary, _ finding: Finding) -> String {
    guard [.higher, .lower].contains(rate.difference.verdict), let value = rate.difference.value,
      let interval = rate.difference.interval
    else { return "<td class=\"faint\">\(rate.difference.verdict.words)</td>" }
    let isMore = rate.difference.verdict == .higher
    let shown = isMore ? interval : Interval(low: -interval.high, high: -interval.low)
    return "<td><span class=\"clear\">about \(Wording.rate(abs(value))) \(isMore ? "more" : "fewer")</span> "
      + "<small>95% \(Wording.interval(shown))</small></td>"
  }

  func cell(
    _ group: GroupSummary, _ measure: Measure, moreIsCollective: Bool?, barOf largest: Double? = nil
  ) -> String {
    guard let rate = group.rate(measure) else { return number("–") }
    let value = rate.estimate.perThousand
    let verdict = rate.difference.verdict
    let isMore = verdict == .higher
    var text = Wording.rate(value)
    if isMore || verdict == .lower {
      let words = isMore ? "higher than the others" : "lower than the others"
      let tone = moreIsCollective.map { $0 == isMore ? "up" : "down" } ?? "clear"
      text +=
        " <span class=\"\(tone)\"><span aria-hidden=\"true\">\(isMore ? "▲" : "▼")</span>"
        + "<span class=\"vh\">\(words)</span></span>"
    }
    if let largest, largest > 0, let value {
      text += "<span class=\"bar\" style=\"width:\(SVGPlot.n(min(1, value / largest) * 4.5))rem\"></span>"
    }
    return number(text, group.hasEnoughText ? "" : "faint")
  }
}
