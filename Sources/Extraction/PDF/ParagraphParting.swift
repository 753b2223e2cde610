import Text

/// Divides the lines of stretches into paragraphs.
struct ParagraphParting {
  /// The type size of most of the text.
  let bodySize: Double
  /// The most frequent distance from one line to the next, in points.
  let pitch: Double
  /// Whether paragraphs are marked by an indented first line instead of space between them.
  private(set) var indents = false
  private let columns: [Column]

  /// The left and right edges of a stretch that lines fill.
  private struct Column: Hashable {
    var left: Double
    var right: Double
  }

  // All as shares of a line's height, which is some six fifths of its type's size.
  /// The difference from which a type size is another.
  private static let otherSize = 0.12
  /// The least difference by which headings are larger than the text.
  private static let larger = 0.13
  /// The least difference by which notes are smaller.
  private static let smaller = 0.1
  /// The excess over the usual pitch that makes a gap: word processors use at least a sixth of a line.
  private static let gap = 0.17
  /// The least indent: typesetters use one em, about three quarters of a line's height.
  private static let indent = 0.55
  /// How near the left edges of lines are that are aligned.
  private static let sameEdge = 0.2
  /// How near to the right edge full lines end: in ragged text the next word was too long.
  private static let ragged = 3.0
  /// The range of pitches within a text.
  private static let pitches = 0.6..<3.0
  /// The excess over the usual pitch that is a gap whatever is around it.
  private static let certainGap = 0.8
  /// The space before a word that would still have fitted, and the room that remains at the edge of any line.
  private static let (space, margin) = (0.25, 0.3)
  /// The fewest lines that show where a column ends.
  private static let fewestFull = 5
  /// The most lines of a heading.
  private static let mostOfHeading = 4

  /// Analyses the lines of all stretches.
  init(_ stretches: [[PrintedLine]]) {
    let lines = stretches.joined()
    bodySize = Self.most(lines.lazy.map { ($0.size, $0.words.count) }) ?? 0
    let body = bodySize
    let pitches = stretches.flatMap { lines in
      zip(lines, lines.dropFirst()).filter { Self.isSize($0.size, body) && Self.isSize($1.size, body) }.map {
        ((($1.box.bottom - $0.box.bottom) * 2).rounded() / 2, 1)
      }
    }
    // Between columns of a table that were read as one, lines go back up.
    pitch =
      Self.most(pitches.filter { $0.0 > body * Self.pitches.lowerBound && $0.0 < body * Self.pitches.upperBound })
      ?? body
    columns = Array(Set(stretches.compactMap { Self.fullColumn($0, body) }))
    indents = isIndented(stretches)
  }

  /// The value with the greatest weight; of several the smallest.
  private static func most(_ values: some Sequence<(Double, Int)>) -> Double? {
    var weights: [Double: Int] = [:]
    for (value, weight) in values { weights[value, default: 0] += weight }
    return weights.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }

  private static func isSize(_ size: Double, _ other: Double) -> Bool { abs(size - other) <= otherSize * other }

  /// The edges of a stretch most of whose lines are full.
  private static func fullColumn(_ lines: [PrintedLine], _ body: Double) -> Column? {
    let own = lines.filter { isSize($0.size, body) }
    guard own.count >= fewestFull else { return nil }
    let rights = own.map(\.box.right).sorted()
    let right = rights[rights.count * 9 / 10]
    let full = own.count { $0.box.right > right - ragged * body }
    guard full * 2 > own.count else { return nil }
    return Column(left: own.reduce(.infinity) { min($0, $1.box.left) }, right: right)
  }

  /// The edges of a stretch: its own, or those of the column that contains it if it does not fill that.
  private func column(of lines: [PrintedLine]) -> Column {
    let left = lines.reduce(Double.infinity) { min($0, $1.box.left) }
    let right = lines.reduce(-Double.infinity) { max($0, $1.box.right) }
    if let full = Self.fullColumn(lines, bodySize) { return full }
    let around = columns.filter { abs($0.left - left) < 2 * bodySize && $0.right > right - bodySize }
    return Column(left: left, right: around.map(\.right).min() ?? right)
  }

  // MARK: Parting

  /// The paragraphs of a stretch.
  func paragraphs(of lines: [PrintedLine]) -> [PrintedParagraph] {
    let column = column(of: lines)
    var paragraphs: [PrintedParagraph] = []
    var index = 0
    while index < lines.count {
      let rows = TableRows.count(lines, from: index, aligned: Self.sameEdge * bodySize)
      if rows > 0 {
        for line in lines[index..<index + rows] {
          for cell in TableRows.cells(line) {
            paragraphs.append(PrintedParagraph(kind: .cell, lines: [cell]))
          }
        }
        index += rows
        continue
      }
      if index > 0, paragraphs.last?.kind != .cell, let last = paragraphs.indices.last {
        switch step(lines, to: index, column, in: paragraphs[last]) {
        case .goesOn: paragraphs[last].lines.append(lines[index])
        case .breaks:
          paragraphs[last].breaks.insert(paragraphs[last].lines.count)
          paragraphs[last].lines.append(lines[index])
        case .parts: paragraphs.append(PrintedParagraph(kind: .text, lines: [lines[index]]))
        }
      } else {
        paragraphs.append(PrintedParagraph(kind: .text, lines: [lines[index]]))
      }
      index += 1
    }
    for place in paragraphs.indices {
      let paragraph = paragraphs[place]
      guard paragraph.kind == .text, let last = paragraph.lines.last else { continue }
      paragraphs[place].endsShort = column.right - last.box.right > 2 * last.size
      paragraphs[place].isIndented = paragraph.lines[0].box.left - column.left > Self.indent * bodySize
      paragraphs[place].kind = kind(of: paragraph)
    }
    return paragraphs
  }

  private enum Step {
    case goesOn, breaks, parts
  }

  /// How a line relates to the one above it.
  private func step(_ lines: [PrintedLine], to index: Int, _ column: Column, in paragraph: PrintedParagraph) -> Step {
    let (above, line) = (lines[index - 1], lines[index])
    if !Self.isSize(line.size, above.size) || hasGap(lines, above: index) { return .parts }
    let isLarge = line.size > bodySize * (1 + Self.larger)
    if isLarge { return .goesOn }
    if line.size < bodySize * (1 - Self.smaller), line.beginsWithNoteMark { return .parts }
    let (own, next) = (LineText(above.text), LineText(line.text))
    let isShort = isShort(lines, index - 1, column)
    if next.beginsWithBullet || next.beginsItem && (isShort || own.endsInStop || line.opensWithGap) { return .parts }
    let shift = (line.box.left - above.box.left) / line.size
    if own.isOfContents || next.isOfContents { return .parts }
    if isShort { return own.endsInStop || shift > Self.indent || hasWidePitch(lines, above: index) ? .parts : .breaks }
    if abs(shift) <= Self.sameEdge { return own.endsInStop && beginsIndented(lines, index, column) ? .parts : .goesOn }
    let begins = paragraph.lines.count == 1 || paragraph.breaks.contains(paragraph.lines.count - 1)
    if shift > Self.indent {
      // In a list item, lines are indented below a bullet or number; elsewhere, an indented line begins a paragraph.
      return begins && LineText(paragraph.lines[0].text).beginsItem ? .goesOn : .parts
    }
    if shift < -Self.indent { return begins && !LineText(paragraph.lines[0].text).beginsItem ? .goesOn : .parts }
    return .goesOn
  }

  /// Whether a line begins a paragraph by its indent: like others in the text, and the next line returns to the edge.
  private func beginsIndented(_ lines: [PrintedLine], _ index: Int, _ column: Column) -> Bool {
    func isIndented(_ line: PrintedLine) -> Bool { line.box.left - column.left > Self.indent * line.size }
    return indents && isIndented(lines[index]) && index + 1 < lines.count && !isIndented(lines[index + 1])
  }

  /// Whether there is more space above a line than between the lines of its paragraph.
  private func hasGap(_ lines: [PrintedLine], above index: Int) -> Bool {
    func pitch(_ place: Int) -> Double? {
      guard place > 0, place < lines.count, Self.isSize(lines[place].size, lines[place - 1].size) else { return nil }
      return lines[place].box.bottom - lines[place - 1].box.bottom
    }
    guard let own = pitch(index) else { return true }
    if own < 0 { return true }
    let scale = lines[index].size / bodySize
    // Larger type has its lines further apart, smaller type closer together.
    let usual = self.pitch * max(1, scale)
    if own > usual + Self.certainGap * lines[index].size { return true }
    guard own > usual + Self.gap * lines[index].size else { return false }
    let around = [pitch(index - 1), pitch(index + 1)].compactMap(\.self).filter { $0 > 0 }.min() ?? usual
    return own > around + Self.gap * lines[index].size
  }

  /// Whether there is more space above a line than is most frequent, as between entries of one line each.
  private func hasWidePitch(_ lines: [PrintedLine], above index: Int) -> Bool {
    let scale = max(1, lines[index].size / bodySize)
    return lines[index].box.bottom - lines[index - 1].box.bottom > pitch * scale + Self.gap * lines[index].size
  }

  /// Whether the first word of the next line would still have fitted on a line.
  private func isShort(_ lines: [PrintedLine], _ index: Int, _ column: Column) -> Bool {
    let line = lines[index]
    guard let next = lines[index + 1].words.first else { return true }
    let right = right(lines, index, column)
    return line.box.right + Self.space * line.size + next.box.width < right - Self.margin * line.size
  }

  /// Where the lines around one end: those of a quotation indented on both sides end before those of its column.
  private func right(_ lines: [PrintedLine], _ index: Int, _ column: Column) -> Double {
    let line = lines[index]
    guard line.box.left - column.left > Self.indent * line.size else { return column.right }
    func isBeside(_ other: PrintedLine) -> Bool {
      abs(other.box.left - line.box.left) < Self.sameEdge * line.size && Self.isSize(other.size, line.size)
    }
    var (first, last) = (index, index)
    while first > 0, isBeside(lines[first - 1]) { first -= 1 }
    while last + 1 < lines.count, isBeside(lines[last + 1]) { last += 1 }
    guard last - first + 1 >= Self.fewestFull - 1 else { return column.right }
    let right = lines[first...last].reduce(-Double.infinity) { max($0, $1.box.right) }
    let full = lines[first...last].count { $0.box.right > right - Self.ragged * line.size }
    return full * 3 > 2 * (last - first + 1) ? min(right, column.right) : column.right
  }

  private func kind(of paragraph: PrintedParagraph) -> PrintedParagraph.Kind {
    let first = paragraph.lines[0]
    if LineText(first.text).isOfContents { return .contents }
    if first.size > bodySize * (1 + Self.larger) {
      let ends = paragraph.lines.last.map { LineText($0.text).endsInStop } ?? false
      return paragraph.lines.count <= Self.mostOfHeading && !(ends && paragraph.lines.count > 1) ? .heading : .text
    }
    guard first.size < bodySize * (1 - Self.smaller) else { return .text }
    return first.beginsWithNoteMark ? .note : .text
  }

  /// Whether most paragraphs that follow another without a gap begin with an indent.
  private func isIndented(_ stretches: [[PrintedLine]]) -> Bool {
    var (indented, flush) = (0, 0)
    for lines in stretches {
      for paragraph in paragraphs(of: lines).dropFirst() where paragraph.kind == .text && paragraph.lines.count > 1 {
        if LineText(paragraph.lines[0].text).beginsItem { continue }
        if paragraph.lines[0].box.left - paragraph.lines[1].box.left > Self.indent * bodySize {
          indented += 1
        } else {
          flush += 1
        }
      }
    }
    return indented > 2 && indented > flush
  }

  // MARK: Joining

  /// Whether a paragraph continues in the first one of the next column or page.
  func goesOn(_ paragraph: PrintedParagraph, in next: PrintedParagraph) -> Bool {
    guard paragraph.kind == .text, next.kind == .text, let last = paragraph.lines.last,
      Self.isSize(last.size, next.lines[0].size)
    else { return false }
    let (own, other) = (LineText(last.text), LineText(next.lines[0].text))
    if other.beginsItem { return false }
    if paragraph.endsShort { return other.beginsSmall && !own.endsInStop }
    if other.beginsSmall || !own.endsInStop { return true }
    return indents && !next.isIndented && next.lines.count > 1
  }
}
