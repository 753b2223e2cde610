import Lexicons
import Scoring
import Statistics
import Text

/// The building blocks of the page's sections.
extension ComparisonPage {
  var legend: String {
    "<p class=\"legend\" aria-hidden=\"true\">" + item(.collective, "nearer the group than the others")
      + item(.own, "nearer the self") + item(.plain, "not clear") + item(.open, "no verdict") + "</p>"
  }

  func item(_ mark: SVGPlot.Mark, _ text: String) -> String {
    "<span><svg width=\"16\" height=\"14\">\(mark.at("8", "7"))</svg>\(text)</span>"
  }

  var keyTitle: String { comparison.key.name.capitalised }

  func section(_ id: String, _ title: String, _ body: String) -> String {
    "<section aria-labelledby=\"\(id)\">\n<h2 id=\"\(id)\">\(Escapes.html(title))</h2>\n\(body)\n</section>\n"
  }

  func list(_ items: [String]) -> String { "<ul>\(items.map { "<li>\(Escapes.html($0))</li>" }.joined())</ul>" }

  /// A table in a region that scrolls when necessary, so that the page itself never does sideways.
  func table(
    caption: String, above: String = "", header: String, rows: [String], label: String, ground: String? = nil,
    className: String? = nil
  ) -> String {
    "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"\(Escapes.html(label)), table\">\n"
      + "<table\(className.map { " class=\"\($0)\"" } ?? "")\(ground.map { " style=\"\($0)\"" } ?? "")>\n<caption>\(Escapes.html(caption))</caption>\n"
      + "<thead>\(above)<tr>\(header)</tr></thead>\n<tbody>\n" + rows.joined(separator: "\n")
      + "\n</tbody></table></div>\n"
  }

  func fold(_ summary: String, _ body: String, _ className: String? = nil) -> String {
    "<details\(className.map { " class=\"\($0)\"" } ?? "")><summary>\(Escapes.html(summary))</summary>\(body)</details>\n"
  }

  func foldedIfLong(_ body: String) -> String {
    isLong
      ? fold(
        "All \(counted(comparison.groups.count, Wording.group(comparison.key), Wording.groups(comparison.key)))", body)
      : body
  }

  func heading(_ text: String, _ className: String = "") -> String {
    "<th scope=\"col\"\(className.isEmpty ? "" : " class=\"\(className)\"")>\(Escapes.html(text))</th>"
  }

  /// The heading of a column of drawings.
  func drawn(_ scale: String) -> String {
    "<th scope=\"col\" class=\"drawn\"><span class=\"vh\">Drawn</span>\(scale)</th>"
  }

  func name(_ group: GroupSummary) -> String {
    "<th scope=\"row\">\(Escapes.breakable(Wording.name(group, by: comparison.key)))</th>"
  }

  func number(_ text: String, _ className: String = "") -> String {
    "<td class=\"n\(className.isEmpty ? "" : " " + className)\">\(text)</td>"
  }

  /// A count; zero is faint, so that other counts stand out.
  func count(_ count: Int) -> String {
    count == 0 ? "<td class=\"n faint\">0</td>" : number(grouped(count))
  }

  /// A rate with its interval, or why there is none.
  func value(_ estimate: Estimate) -> String {
    value(
      Wording.rate(estimate.perThousand), estimate.interval == nil ? nil : Wording.interval(of: estimate),
      estimate.missing)
  }

  /// A balance with its interval, or why there is none.
  func value(_ orientation: OrientationEstimate) -> String {
    value(
      Wording.balance(orientation), orientation.interval.map { Wording.balanceInterval($0) },
      orientation.missing)
  }

  /// A share of we with its interval, or why there is none.
  func value(_ share: WeShare) -> String {
    value(
      Wording.share(share.value), share.estimate.shareInterval.map { Wording.shareInterval($0) },
      share.estimate.missing)
  }

  /// A figure in words with its interval, or why there is none.
  func value(_ value: String, _ interval: String?, _ missing: MissingInterval? = nil) -> String {
    let beside = interval.map(Wording.minus) ?? missing.map(\.words) ?? ""
    return "<td class=\"n\"><b>\(Wording.minus(value))</b> <small>\(beside)</small></td>"
  }

  /// The largest rate of these measures among groups with enough text, which cells are shaded in relation to.
  func largestRate(_ measures: [Measure]) -> Double {
    let judged = comparison.groups.filter(\.hasEnoughText)
    return (judged.isEmpty ? comparison.groups : judged).flatMap { group in
      measures.compactMap { group.rate($0)?.estimate.perThousand }
    }.max() ?? 0
  }

  func verdict(_ difference: Difference) -> String {
    switch difference.verdict {
    case .higher: "<td class=\"up\">nearer the group</td>"
    case .lower: "<td class=\"down\">nearer the self</td>"
    case .notClear: "<td>\(told(difference.words))</td>"
    case .tooLittleText, .oneDocument, .oneAuthor: "<td class=\"faint\">\(difference.words)</td>"
    }
  }

  /// A verdict in words. The mark for one that its own interval contradicts links to its explanation.
  func told(_ words: String) -> String {
    words.hasSuffix(Wording.oneOfMany)
      ? words.dropLast(Wording.oneOfMany.count) + "<a href=\"#method\" title=\"why\">\(Wording.oneOfMany)</a>" : words
  }

  func effect(_ difference: Difference) -> String {
    effect(EffectWords.clear(difference), difference)
  }

  func effect(_ share: WeShare) -> String {
    effect(EffectWords.clearShare(share.difference.inShares), share.difference)
  }

  private func effect(_ clear: (amount: String, interval: String)?, _ difference: Difference) -> String {
    guard let (amount, interval) = clear else {
      return "<td\(difference.verdict.isWithheld ? " class=\"faint\"" : "")>\(told(difference.words))</td>"
    }
    return "<td><b>\(amount)</b> <small>\(Wording.minus(interval))</small></td>"
  }

  /// A rate as a cell, shaded in relation to the largest.
  func cell(_ group: GroupSummary, _ measure: Measure, tone: SVGPlot.Mark?, of largest: Double) -> String {
    guard let rate = group.rate(measure), !comparison.isUncounted(rate) else { return number("–") }
    let verdict = rate.difference.verdict
    var text = Wording.rate(rate.estimate.perThousand)
    if verdict.isClear {
      let isMore = verdict == .higher
      text +=
        "<span aria-hidden=\"true\" class=\"sign\">\(isMore ? "▲" : "▼")</span>"
        + "<span class=\"vh\"> \(isMore ? "higher" : "lower") than the others</span>"
    }
    var classes: [String] = []
    if group.withheld != nil { classes.append("faint") }
    if let tone, largest > 0, let value = rate.estimate.perThousand, group.withheld == nil {
      let step = min(5, Int((5 * value / largest).rounded(.up)))
      if step > 0 { classes.append("t-\(tone.rawValue)\(step)") }
    }
    return number(text, classes.joined(separator: " "))
  }
}
