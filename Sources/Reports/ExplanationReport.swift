public import Scoring

/// What an explanation is written as.
public enum ExplanationFormat: String, Hashable, Sendable, CaseIterable {
  case text, html
}

/// Writes explanations one after the other.
public struct ExplanationReport: Sendable {
  private let format: ExplanationFormat
  private let drawing: ExplanationText
  private let page: ExplanationPage
  private let line: Int?
  private var isFirst = true

  /// Makes a report. Without `showsAllSentences` only sentences with evidence are written; `line` is the line of the source
  /// that the explanations are narrowed to.
  public init(_ format: ExplanationFormat, style: TextStyle, showsAllSentences: Bool, line: Int? = nil) {
    self.format = format
    self.line = line
    drawing = ExplanationText(style: style, showsAllSentences: showsAllSentences)
    page = ExplanationPage(showsAllSentences: showsAllSentences)
  }

  /// What stands before all documents.
  public var head: String { format == .html ? page.head : "" }

  /// A document.
  public mutating func text(_ explanation: Explanation) -> String {
    defer { isFirst = false }
    var text = (isFirst ? "" : "\n") + drawing.text(explanation)
    if format == .html { text = page.section(explanation) }
    guard let line, explanation.lines.isEmpty else { return text }
    let remark = "no sentence stands on line \(line)"
    return text + (format == .html ? "<p>\(remark)</p>\n" : "(\(remark))\n")
  }

  /// What stands after all documents.
  public func end(_ provenance: Provenance) -> String {
    format == .html ? PageStyle.foot(provenance) : Caveats.foot([], provenance, drawing.style)
  }
}
