import Reports
import Text
import Usward

/// Lines of a concordance drawn with their keywords beneath each other.
struct ConcordanceText {
  let style: TextStyle

  /// The lines; a place is `path:line:column`, which editors open.
  func text(_ lines: [ConcordanceLine]) -> String {
    let places = lines.map { "\($0.path):\($0.position.line):\($0.position.column)" }
    let placeWidth = places.map(\.count).max() ?? 0
    let leftWidth = lines.map(\.left.count).max() ?? 0
    return zip(lines, places).map { line, place in
      let left = String(repeating: " ", count: leftWidth - line.left.count) + line.left
      let keyword = style.usesColor ? "\u{1B}[1m\(line.keyword)\u{1B}[0m" : line.keyword
      return "\(place)\(String(repeating: " ", count: placeWidth - place.count))  \(left)  \(keyword)  \(line.right)\n"
    }.joined()
  }
}
