import Statistics

/// How text for a terminal or a pipe is drawn.
public struct TextStyle: Hashable, Sendable {
  /// The columns there are; not under 80, which every table fits.
  public var width: Int
  /// Whether colours and bold are used. Nothing is said by colour alone.
  public var usesColor: Bool
  /// Whether a table for reading holds every figure, else the decisive ones.
  public var isFull: Bool

  /// Makes a style; the default is that of a pipe.
  public init(width: Int = 80, usesColor: Bool = false, isFull: Bool = false) {
    self.width = max(80, width)
    self.usesColor = usesColor
    self.isFull = isFull
  }
}

/// What a stretch of text means to a reader, and so its colour.
enum Tone {
  case heading, collective, own, faint, warning
}

extension TextStyle {
  /// `text` in the colour of its tone, underlined if asked for, where colours are used.
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

  /// Warnings of a comparison within a field or none, each with its mark and hung from it.
  func warnings(_ warnings: [ComparisonWarning], within: GroupKey?) -> [String] {
    warnings.flatMap { hanging("! ", $0.text(within: within)) }.map { paint($0, .warning) }
  }

  /// A text in lines behind a mark, of which no control character passes; those after the first are indented as far as the mark
  /// reaches, or by so many columns.
  func hanging(_ mark: String, _ text: String, by columns: Int? = nil) -> [String] {
    let columns = columns ?? mark.count
    let indent = String(repeating: " ", count: columns)
    return DisplayWidth.wrap(Escapes.oneLine(text), width - max(columns, mark.count)).enumerated().map {
      ($0 == 0 ? mark : indent) + $1
    }
  }
}
