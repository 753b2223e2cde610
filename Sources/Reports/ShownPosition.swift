import Text

/// Places as they are shown to people.
extension LinePosition {
  /// Line and column, and the page where there is one: "12:5", "12:5 (page 3)".
  var shown: String { "\(line):\(column)" + shownPage }

  /// The line without the column.
  var shownLine: String { "\(line)" + shownPage }

  private var shownPage: String { page.map { " (page \($0))" } ?? "" }
}
