import Lexicons

public import Scoring

/// The formats of an explanation.
public enum ExplanationFormat: String, Hashable, Sendable, CaseIterable {
  case text, html, jsonl
}

/// Writes explanations one after the other; nothing where there are none.
public struct ExplanationReport: Sendable {
  private let format: ExplanationFormat
  private let drawing: ExplanationText
  private let page: ExplanationPage
  private let records: ExplanationLines
  private var isFirst = true
  /// What the lexicon looks for, which is the same for all documents.
  private var scope = LexiconScope.everything

  /// Makes a report on figures of this provenance, which shows the sentences chosen.
  public init(
    _ format: ExplanationFormat, style: TextStyle, shown: ShownSentences = .all, _ provenance: Provenance
  ) {
    self.format = format
    records = ExplanationLines(provenance: provenance, shown: shown)
    drawing = ExplanationText(style: style, shown: shown)
    page = ExplanationPage(shown: shown)
  }

  /// A document, preceded by the beginning of the report if it is the first.
  public mutating func text(_ explanation: Explanation) -> String {
    defer { isFirst = false }
    scope = explanation.looksFor
    let remark = explanation.lines.isEmpty ? explanation.shownLines.map { "no sentence stands on \($0)" } : nil
    return switch format {
    case .text: (isFirst ? "" : "\n") + drawing.text(explanation) + (remark.map { "(\($0))\n" } ?? "")
    case .jsonl: records.text(explanation)
    case .html: (isFirst ? page.head : "") + page.section(explanation) + (remark.map { "<p>\($0)</p>\n" } ?? "")
    }
  }

  /// The end of the report.
  public func end(_ provenance: Provenance) -> String {
    if isFirst { return "" }
    return switch format {
    case .text: Caveats.foot([], provenance, drawing.style)
    case .html: PageStyle.foot(provenance, meaning: scope)
    case .jsonl: ""
    }
  }
}
