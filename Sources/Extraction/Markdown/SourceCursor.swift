/// Finds the place in the source that a parser's text was made from.
///
/// The parser gives a line and column for each text. These are sometimes wrong (on indented continuation lines), and
/// they refer to text whose entities and escapes have been resolved. The place is therefore checked byte by byte and,
/// where it is wrong, searched for from the last place on, within a few lines.
struct SourceCursor {
  private let source: [UInt8]
  private let starts: [Int]
  private var place: Int

  /// How far ahead a text is searched for, in bytes.
  private static let reach = 2_000

  /// Starts at an offset of the source, from which on the parser saw it.
  init(_ source: [UInt8], from start: Int) {
    self.source = source
    place = start
    var starts = [start]
    for index in source.indices[start...] where source[index] == 0x0A || source[index] == 0x0D {
      if source[index] == 0x0D, index + 1 < source.count, source[index + 1] == 0x0A { continue }
      starts.append(index + 1)
    }
    self.starts = starts
  }

  /// Copies a text to the builder, each part with its place in the source.
  mutating func copy(_ literal: [UInt8], line: Int, column: Int, to builder: inout TextBuilder) {
    let from = locate(literal, line: line, column: column)
    var done = 0
    var index = from
    while done < literal.count, let (taken, length) = step(literal, done, index) {
      if taken == 1, length == 1 {
        let start = index
        while done < literal.count, index < source.count, literal[done] == source[index] {
          if source[index] == UInt8(ascii: "&"), step(literal, done, index)?.length != 1 { break }
          done += 1
          index += 1
        }
        builder.copy(source, start..<index)
      } else {
        builder.copy(literal[done..<(done + taken)], at: index)
        done += taken
        index += length
      }
    }
    if done < literal.count { builder.copy(literal[done...], at: min(index, source.count)) }
    place = max(place, index)
  }

  /// Copies text of an HTML block, in which character references are still unresolved.
  mutating func copy(html: ArraySlice<UInt8>, line: Int, to builder: inout TextBuilder) {
    var done = html.startIndex
    while let mark = html[done...].firstIndex(of: UInt8(ascii: "&")) {
      let value = CharacterReferences.standard.read(html.span, at: mark - html.startIndex, limit: html.count)
      let end = value.map { html.startIndex + $0.end } ?? mark + 1
      // An ampersand alone stands for itself.
      let plain = html[done..<(value == nil ? end : mark)]
      if !plain.isEmpty { copy(Array(plain), line: line, column: 0, to: &builder) }
      if let value {
        for scalar in [value.first, value.second] {
          if let scalar { builder.copy(String(scalar).utf8, at: min(place, source.count)) }
        }
        place += end - mark
      }
      done = end
    }
    if done < html.endIndex { copy(Array(html[done...]), line: line, column: 0, to: &builder) }
  }

  /// How many bytes of the text and of the source correspond at two places; `nil` where they differ.
  private func step(_ literal: [UInt8], _ done: Int, _ index: Int) -> (taken: Int, length: Int)? {
    guard index < source.count, done < literal.count else { return nil }
    if source[index] == UInt8(ascii: "&"),
      let end = source[index..<min(index + 32, source.count)].firstIndex(of: UInt8(ascii: ";"))
    {
      let scalar = Glyphs.scalar(literal, at: done)
      let after = done + scalar.length
      let isEntity = source[(index + 1)..<end].allSatisfy {
        Glyphs.isLetterByte($0) || $0 == 0x23 || $0 < 0x3A && $0 > 0x2F
      }
      let goesOn =
        after >= literal.count
        || end + 1 < source.count
          && (literal[after] == source[end + 1] || source[end + 1] == UInt8(ascii: "&")
            || source[end + 1] == UInt8(ascii: "\\"))
      let isKept = done + 1 < literal.count && literal[done] == source[index] && literal[done + 1] == source[index + 1]
      if isEntity, goesOn, !isKept || scalar.scalar != "&" { return (scalar.length, end + 1 - index) }
    }
    if literal[done] == source[index] { return (1, 1) }
    if source[index] == UInt8(ascii: "\\"), index + 1 < source.count, source[index + 1] == literal[done] {
      return (1, 2)
    }
    return nil
  }

  private func locate(_ literal: [UInt8], line: Int, column: Int) -> Int {
    let lineStart = line > 0 && line <= starts.count ? starts[line - 1] : place
    let named = lineStart + max(0, column - 1)
    if named >= place, fits(literal, at: named) { return named }
    let from = max(place, lineStart)
    let end = min(source.count, from + SourceCursor.reach)
    for index in from..<max(from, end) where fits(literal, at: index) { return index }
    // A footnote's text comes before the place reached.
    return fits(literal, at: named) ? named : from
  }

  /// Whether the first bytes of a text are at a place of the source.
  private func fits(_ literal: [UInt8], at place: Int) -> Bool {
    var done = 0
    var index = place
    while done < min(literal.count, 12) {
      guard let (taken, length) = step(literal, done, index) else { return false }
      done += taken
      index += length
    }
    return true
  }
}
