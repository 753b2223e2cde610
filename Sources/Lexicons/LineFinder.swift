/// The lines of a lexicon file, for naming the place of an unsound entry.
///
/// The TOML library knows the place of syntax errors only, so the line of a sound but wrong key or term is looked up
/// in the raw file, on the error path alone.
struct LineFinder {
  private let text: String

  init(_ text: String) { self.text = text }

  /// The line, from 1, where the table named `name` has `term` as a string, else as a key; its last place if `last`.
  /// The line of the name itself when the term is not found, `nil` when neither is.
  func line(of term: String?, inTableNamed name: String?, last: Bool = false) -> Int? {
    // By bytes: to a string, a line end of two bytes is one character.
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(Substring.init)
    let start = name.flatMap { Self.header($0, in: lines) }
    guard let term else { return start.map { $0 + 1 } }
    let body = (start ?? 0)..<lines.count
    let end = body.dropFirst().first { start != nil && lines[$0].hasPrefix("[") } ?? lines.count
    for forms in [["\"\(term)\"", "'\(term)'"], ["\(term) =", "\(term)="]] {
      let found = (body.lowerBound..<end).filter { line in forms.contains { lines[line].holds($0) } }
      if let line = last ? found.last : found.first { return line + 1 }
    }
    return start.map { $0 + 1 }
  }

  /// The index of the line that says `name = "…"`.
  private static func header(_ name: String, in lines: [Substring]) -> Int? {
    lines.firstIndex { line in
      guard line.hasPrefix("name") else { return false }
      let value = line.dropFirst(4).drop { $0 == " " || $0 == "\t" || $0 == "=" }
      return value.hasPrefix("\"\(name)\"") || value.hasPrefix("'\(name)'")
    }
  }
}

extension Substring {
  /// Whether `needle` stands somewhere in it.
  fileprivate func holds(_ needle: String) -> Bool {
    indices.contains { self[$0...].hasPrefix(needle) }
  }
}
