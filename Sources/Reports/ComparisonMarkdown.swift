import Lexicons
import Scoring
import Statistics
import Text

/// A comparison in Markdown, its tables as GitHub reads them.
struct ComparisonMarkdown {
  let comparison: Comparison
  /// Whether it also has the sizes of differences.
  var isFull = false

  var text: String {
    let finding = Finding(comparison: comparison)
    var parts = ["# Whose interest the words put at the centre", "**\(Escapes.markdown(finding.sentence))**"]
    if let words = finding.wordSentence { parts.append(Escapes.markdown(words)) }
    parts.append(Escapes.markdown(finding.scope.capitalised))
    if !comparison.warnings.isEmpty {
      let notes = comparison.warnings.map { Escapes.markdown($0.text(within: comparison.options.within)) }
      parts.append(notes.map { "> **Note:** \($0)" }.joined(separator: "\n>\n"))
    }
    if !finding.remarks.isEmpty { parts.append(list(finding.remarks)) }
    if comparison.hasBalance { parts += ["## Balance of collective and self-interest evidence", balance()] }
    parts += ["## I and we, per 1,000 words", references()]
    if comparison.groups.contains(where: { $0.weShare?.value != nil }) {
      parts += ["## \(WeShareRows.title), from 0 to 1", shares()]
    }
    parts += matrix("Evidence of acts, per 1,000 words", Act.allCases.map(Measure.act))
    parts += matrix(
      "Attention and vision, per 1,000 words",
      StakeholderGroup.allCases.map(Measure.attention) + VisionMark.allCases.map(Measure.vision))
    parts += [comparison.shownModels.isEmpty ? "## Documents" : "## Documents by model", models()]
    if isFull { parts += EffectRows.markdown(comparison) }
    let differences = finding.differences
    if !differences.isEmpty {
      parts += ["## Clear differences", list(differences.map { "\($0.name): \($0.text)." })]
    }
    parts += KeynessFormats(comparison: comparison).markdown
    if let pair = comparison.pair {
      parts += block(
        "\(pair.names.first) and \(pair.names.second)", PairRows(pair: pair, within: comparison.options.within))
    }
    parts += block("Like with like", LevelRows(comparison: comparison).lines(.wide))
    parts += block("Over time and across documents", CourseRows(comparison: comparison).lines(.wide))
    parts += samples()
    parts += ["## Method", list(finding.method), "## What these figures do not say", list(Caveats.all)]
    parts.append(Escapes.markdown(ProvenanceText.line(comparison)))
    return parts.joined(separator: "\n\n") + "\n"
  }

  private var keyTitle: String {
    Escapes.markdown(comparison.key.name.capitalised)
  }
  private func name(_ group: GroupSummary) -> String { Escapes.markdown(Wording.name(group, by: comparison.key)) }

  private func balance() -> String {
    MarkdownTable.table(
      [keyTitle, "Documents", "Words", "Balance", "95%", "Against the others"], numbers: 1..<5,
      comparison.groups.map { group in
        [
          name(group), grouped(group.documents), grouped(group.words),
          Wording.balance(group.orientation), Wording.balanceInterval(group.orientation.interval),
          group.orientationDifference.words,
        ]
      })
  }

  private func references() -> String {
    let measures = comparison.categoryMeasures
    let rows = comparison.groups.flatMap { group in
      measures.compactMap { measure -> [String]? in
        guard let rate = group.rate(measure) else { return nil }
        let unresolved =
          measure == .category(ReferenceCategory.shared) ? group.we.unresolvedShare.map(Decimals.percent) ?? "–" : ""
        return [
          name(group), Escapes.markdown(Wording.label(measure)), grouped(rate.estimate.count),
          Wording.rate(rate.estimate.perThousand), Wording.interval(of: rate.estimate), unresolved,
          Wording.signed(rate.difference.value, places: Places.shownRate),
          Wording.signedInterval(rate.difference.interval, places: Places.shownRate), rate.difference.words,
        ]
      }
    }
    return MarkdownTable.table(
      [
        keyTitle, "Words counted", "Count", "Rate", "95%", "Unresolved", "Difference", "95% of difference",
        "Against the others",
      ], numbers: 2..<8, rows)
  }

  private func shares() -> String {
    MarkdownTable.table(
      [keyTitle, "I and we", "Share", "95%", "Difference", "95% of difference", "Against the others"], numbers: 1..<6,
      comparison.groups.compactMap { group in
        group.weShare.map { share in
          let difference = share.difference.inShares
          return [
            name(group), grouped(share.estimate.words), Wording.share(share.value),
            Wording.shareInterval(share.estimate.shareInterval),
            difference.value.flatMap { Decimals.text($0, places: Places.shownBalance, alwaysSigned: true) } ?? "–",
            Wording.signedInterval(difference.interval, places: Places.shownBalance), difference.words,
          ]
        }
      })
  }

  /// A table of those of these measures that are measured; nothing where none is.
  private func matrix(_ title: String, _ all: [Measure]) -> [String] {
    let measures = all.filter(comparison.measures.contains)
    return measures.isEmpty ? [] : ["## \(title)", matrix(measures)]
  }

  private func matrix(_ measures: [Measure]) -> String {
    MarkdownTable.table(
      [keyTitle] + measures.map { Escapes.markdown(Wording.label($0)) }, numbers: 1..<(measures.count + 1),
      comparison.groups.map { group in
        [name(group)]
          + measures.map { measure in
            guard let rate = group.rate(measure) else { return "–" }
            if comparison.isUncounted(rate) { return "–" }
            return Wording.rate(rate.estimate.perThousand) + (rate.difference.verdict.arrow.map { " " + $0 } ?? "")
          }
      }) + "\n\n↑ higher, ↓ lower than the others."
      + (measures.contains(.attention(.leader)) ? " \(comparison.remarkOnLeader ?? "")" : "")
  }

  /// The number of documents per model; where the lexicon shows none, the number of documents.
  private func models() -> String {
    let shown = comparison.shownModels
    let columns = shown.isEmpty ? ["Documents", "Words"] : shown.map(\.rawValue)
    return MarkdownTable.table(
      [keyTitle] + columns + ["under 100 words"], numbers: 1..<(columns.count + 2),
      comparison.groups.map { group in
        let figures =
          shown.isEmpty
          ? [grouped(group.documents), grouped(group.words)] : shown.map { String(group.models[$0] ?? 0) }
        return [name(group)] + figures + [String(group.shortDocuments)]
      })
  }

  private func samples() -> [String] {
    let parts = comparison.groups.filter { !$0.samples.isEmpty }.map { group in
      let items = group.samples.map { placed in
        "- *\(Wording.label(placed.sample.act))*: \(placed.sample.excerpt().text("**", "**", Escapes.markdown)) "
          + "(\(Escapes.markdown(placed.id)):\(placed.sample.line))"
      }
      return "### \(name(group))\n\n" + items.joined(separator: "\n")
    }
    return parts.isEmpty ? [] : ["## Strongest evidence"] + parts
  }

  private func block(_ title: String, _ pair: PairRows) -> [String] { block(title, pair.lines(.wide)) }

  /// Lines of a table for people as an indented block, in which no character is markup; nothing where there are none.
  private func block(_ title: String, _ lines: [String]) -> [String] {
    lines.isEmpty
      ? []
      : ["## \(Escapes.markdown(title))"] + [lines.drop { $0.isEmpty }.map { "    " + $0 }.joined(separator: "\n")]
  }

  private func list(_ items: [String]) -> String {
    items.map { "- \(Escapes.markdown($0))" }.joined(separator: "\n")
  }
}

extension TextStyle {
  /// As wide as a page, without colour.
  fileprivate static let wide = TextStyle(width: 110)
}
