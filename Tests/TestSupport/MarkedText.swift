public import Text

/// A text in which a test marks the spans that it expects: `"⟦We⟧ built it."`.
public struct MarkedText: Hashable, Sendable {
  /// The text without its marks.
  public let text: String
  /// The marked spans, in order.
  public let spans: [ByteSpan]

  /// Reads a marked text; marks do not nest.
  public init(_ marked: String) {
    var text = ""
    var spans: [ByteSpan] = []
    var start: Int?
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "⟦": start = text.utf8.count
      case "⟧":
        guard let opened = start else { preconditionFailure("a mark closes that was not opened: \(marked)") }
        spans.append(ByteSpan(opened, text.utf8.count))
        start = nil
      default: text.unicodeScalars.append(scalar)
      }
    }
    precondition(start == nil, "a mark is not closed: \(marked)")
    self.text = text
    self.spans = spans
  }
}
