/// The lines of a lexicon file, for naming the place of a faulty entry.
///
/// The TOML library knows only the places of syntax errors, so the line of a well-formed but wrong key or term is
/// looked up in the raw file, after an error has been found.
struct LineFinder {
  private let text: String

  init(_ text: String) { self.text = text }

  /// The place of a table among several with one key: the table with `[[key]]` that is the `number`th, from 1.
  struct Place {
    let key: String
    let number: Int
  }

  /// The line, from 1, at which the table named `name`, or else the one at `place`, has `term` as a string, or else as
  /// a key; the last such line if `last`. The line of the name or of the table when the term is not found; `nil` when
  /// neither is.
  func line(of term: String?, inTableNamed name: String?, at place: Place? = nil, last: Bool = false) -> Int? {
    // By bytes: in a string, a line end of two bytes is one character.
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(Substring.init)
    let named = name.flatMap { Self.header($0, in: lines) }
    let start = named ?? place.flatMap { Self.line(of: $0, in: lines) }
    guard let term else { return start.map { $0 + 1 } }
    let body = (start ?? 0)..<lines.count
    // A table in single brackets may belong to one that has no name.
    let next = named == nil ? "[[" : "["
    let end = body.dropFirst().first { start != nil && lines[$0].hasPrefix(next) } ?? lines.count
    for forms in [["\"\(term)\"", "'\(term)'"], ["\(term) =", "\(term)="]] {
      let found = (body.lowerBound..<end).filter { line in forms.contains { lines[line].holds($0) } }
      if let line = last ? found.last : found.first { return line + 1 }
    }
    return start.map { $0 + 1 }
  }

  private static func line(of place: Place, in lines: [Substring]) -> Int? {
    let headers = lines.indices.filter { lines[$0].hasPrefix("[[\(place.key)]]") }
    return headers.indices.contains(place.number - 1) ? headers[place.number - 1] : nil
  }

  /// The index of the line with `name = "…"`.
  private static func header(_ name: String, in lines: [Substring]) -> Int? {
    lines.firstIndex { line in
      guard line.hasPrefix("name") else { return false }
      let value = line.dropFirst(4).drop { $0 == " " || $0 == "\t" || $0 == "=" }
      return value.hasPrefix("\"\(name)\"") || value.hasPrefix("'\(name)'")
    }
  }
}

extension Substring {
  /// Whether it contains `needle`.
  fileprivate func holds(_ needle: String) -> Bool {
    indices.contains { self[$0...].hasPrefix(needle) }
  }
}
