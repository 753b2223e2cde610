import Text

/// Paragraphs as a typed text: a line for each, blank lines between them, and words broken by the page rejoined. What
/// plain text shows by its lines (headers of memos and mails, signatures, lists) can then be read as in any other.
struct PrintedText {
  /// The text.
  private(set) var bytes: [UInt8] = []
  /// The paragraphs with their offsets, in order.
  private(set) var starts: [(offset: Int, kind: PrintedParagraph.Kind)] = []
  /// The offsets of lines that begin anew within their paragraph, in order.
  private(set) var breaks: [Int] = []
  /// The offsets at which words from a new page begin, in order.
  private(set) var pages: [(offset: Int, page: Int)] = []

  /// Writes paragraphs.
  init(_ paragraphs: [PrintedParagraph]) {
    let broken = BrokenLines(paragraphs)
    var line = 0
    for paragraph in paragraphs {
      if !bytes.isEmpty { bytes += [0x0A, 0x0A] }
      starts.append((bytes.count, paragraph.kind))
      for (index, printed) in paragraph.lines.enumerated() {
        let text = Array(printed.text.utf8)
        if index > 0 {
          if paragraph.breaks.contains(index) {
            bytes.append(0x0A)
            if !LineText(printed.text).beginsSmall { breaks.append(bytes.count) }
          } else if let hyphen = broken.hyphen(endingLine: line - 1) {
            bytes.removeLast(hyphen)
          } else if !broken.isCompound(endingLine: line - 1) {
            bytes.append(0x20)
          }
        }
        if pages.last?.page != printed.page { pages.append((bytes.count, printed.page)) }
        bytes += text
        line += 1
      }
    }
  }

  /// The kind of the paragraph that contains an offset.
  func kind(at offset: Int) -> PrintedParagraph.Kind {
    let next = starts.indices.partitionPoint { starts[$0].offset > offset }
    return next > 0 ? starts[next - 1].kind : .text
  }
}

/// Which lines of paragraphs end within a word, by the rule for typed text.
private struct BrokenLines {
  /// For each line that continues in the next, the length in bytes of the hyphen at its end.
  private var hyphens: [Int?] = []
  private var compounds: [Bool] = []

  init(_ paragraphs: [PrintedParagraph]) {
    var typed: [UInt8] = []
    var starts: [Int] = []
    for paragraph in paragraphs {
      for line in paragraph.lines {
        starts.append(typed.count)
        typed += Array(line.text.utf8) + [0x0A]
      }
      typed.append(0x0A)
    }
    typed.withUnsafeBufferPointer { bytes in
      let lines = SourceLines.all(of: bytes)
      let hyphenation = TextHabits(bytes, lines, from: 0, sampleSize: bytes.count).hyphenation
      var index = 0
      for start in starts {
        while index < lines.count, lines[index].start < start { index += 1 }
        let line = index < lines.count && lines[index].start == start ? lines[index] : SourceLine(bytes, start, start)
        let hyphen = Hyphenation.hyphenLength(bytes, line)
        let isBroken = index + 1 < lines.count && hyphenation.joins(bytes, line, lines[index + 1])
        // A soft hyphen is invisible, so it comes after the visible text.
        hyphens.append(isBroken ? line.end - line.textEnd + hyphen : nil)
        compounds.append(
          hyphen > 0 && hyphen < line.range.count && Glyphs.isLetterByte(bytes[line.textEnd - hyphen - 1]))
      }
    }
  }

  func hyphen(endingLine line: Int) -> Int? { hyphens[line] }

  /// Whether a line ends at the hyphen of a hyphenated word.
  func isCompound(endingLine line: Int) -> Bool { compounds[line] }
}
