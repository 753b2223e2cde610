extension SharedFolder {
  /// The rows of a CSV file under the folder, by column; none when it cannot be read. Cells may be quoted, but contain
  /// no line ends.
  public static func rows(_ name: String) -> [[String: String]] {
    let table = String(decoding: bytes(name) ?? [], as: UTF8.self)
    let lines = table.split(whereSeparator: \.isNewline).map(cells)
    guard let head = lines.first else { return [] }
    return lines.dropFirst().map { Dictionary(zip(head, $0), uniquingKeysWith: { first, _ in first }) }
  }

  private static func cells(_ line: Substring) -> [String] {
    var cells = [""]
    var isQuoted = false
    for character in line {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: cells.append("")
      default: cells[cells.count - 1].append(character)
      }
    }
    return cells
  }
}
