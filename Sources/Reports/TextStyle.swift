import Statistics

/// How text is drawn for a terminal or a pipe.
public struct TextStyle: Hashable, Sendable {
  /// The number of columns; at least 80, which every table fits.
  public var width: Int
  /// Whether colours and bold are used. Colour alone never carries meaning.
  public var usesColor: Bool
  /// Whether tables for people show every figure, and not only the decisive ones.
  public var isFull: Bool

  /// Makes a style, by default that of a pipe.
  public init(width: Int = 80, usesColor: Bool = false, isFull: Bool = false) {
    self.width = max(80, width)
    self.usesColor = usesColor
    self.isFull = isFull
  }
}

/// The meaning of a stretch of text, which decides its colour.
enum Tone {
  case heading, collective, own, faint, warning
}

extension TextStyle {
  /// `text` in the colour of its tone, underlined if asked for, if colours are used.
  func paint(_ text: String, _ tone: Tone, isUnderlined: Bool = false) -> String {
    guard usesColor else { return text }
    let code =
      switch tone {
      case .heading: "1"
      case .collective: "34"
      case .own: "33"
      case .faint: "2"
      case .warning: "1;33"
      }
    return "\u{1B}[\(isUnderlined ? "4;" : "")\(code)m\(text)\u{1B}[0m"
  }

  /// Warnings of a comparison, within a field or not, each after a mark and with a hanging indent.
  func warnings(_ warnings: [ComparisonWarning], within: GroupKey?) -> [String] {
    warnings.flatMap { hanging("! ", $0.text(within: within)) }.map { paint($0, .warning) }
  }

  /// A text in lines after a mark, with control characters removed; later lines are indented to the end of the mark, or
  /// by `columns`.
  func hanging(_ mark: String, _ text: String, by columns: Int? = nil) -> [String] {
    let columns = columns ?? mark.count
    let indent = String(repeating: " ", count: columns)
    return DisplayWidth.wrap(Escapes.oneLine(text), width - max(columns, mark.count)).enumerated().map {
      ($0 == 0 ? mark : indent) + $1
    }
  }
}
