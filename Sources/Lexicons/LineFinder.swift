/// The lines of a lexicon file, for naming the place of an unsound entry.
///
/// The TOML library knows the place of syntax errors only, so the line of a sound but wrong key or term is looked up
/// in the raw file, on the error path alone.
struct LineFinder {
  private let lines: [Substring]

  init(_ text: String) { lines = text.split(separator: "\n", omittingEmptySubsequences: false) }

  /// The line, from 1, of the `occurrence`th (from 0) quoted `term` after the header of the table `name`; the header's
  /// own line when the term is not found, `nil` when neither is.
  func line(of term: String?, inTableNamed name: String?, occurrence: Int = 0) -> Int? {
    let start = name.flatMap(header) ?? 0
    guard let term else { return name.flatMap(header).map { $0 + 1 } }
    var left = occurrence
    for index in start..<lines.count {
      if index > start + 1, name != nil, lines[index].hasPrefix("[") { break }
      for quoted in ["\"\(term)\"", "'\(term)'"] + (occurrence == 0 ? ["\(term) =", "\(term)="] : []) {
        var rest = lines[index]
        while let found = rest.firstRange(of: quoted) {
          if left == 0 { return index + 1 }
          left -= 1
          rest = rest[found.upperBound...]
        }
      }
    }
    return name.flatMap(header).map { $0 + 1 }
  }

  /// The index of the line that says `name = "…"`.
  private func header(_ name: String) -> Int? {
    lines.firstIndex { line in
      let bare = line.filter { $0 != " " && $0 != "\t" }
      return bare.hasPrefix("name=\"\(name)\"") || bare.hasPrefix("name='\(name)'")
    }
  }
}

extension Substring {
  /// The first place of `needle`, by characters.
  fileprivate func firstRange(of needle: String) -> Range<Index>? {
    guard let first = needle.first else { return nil }
    var from = startIndex
    while let at = self[from...].firstIndex(of: first) {
      if self[at...].hasPrefix(needle) { return at..<index(at, offsetBy: needle.count) }
      from = index(after: at)
    }
    return nil
  }
}
