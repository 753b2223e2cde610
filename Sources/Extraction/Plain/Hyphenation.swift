/// Which line ends break a word in two, as typesetters and PDF converters do.
struct Hyphenation: Sendable {
  /// The lines (by index) that end in a hyphen which is not part of the word.
  private(set) var joined: Set<Int> = []

  /// Decides for every line that ends in a letter and a hyphen above a line that begins with a small letter.
  ///
  /// If the word without the hyphen stands elsewhere in the text it is one word; if it stands there with the hyphen it
  /// is a compound. For the others the text's habit decides: compounds such as "well-known" fall on a line end by
  /// chance about once in as many as a line has words. Twice or more, and three times above that chance, is a habit of
  /// breaking words. A soft hyphen at a line end is always a break.
  init(_ bytes: [UInt8], _ lines: [VoicedLine]) {
    var candidates: [(line: Int, whole: String, compound: String)] = []
    for index in lines.indices.dropLast() where !lines[index].line.isBlank && !lines[index + 1].line.isBlank {
      let line = lines[index].line
      let next = lines[index + 1].line
      guard Glyphs.startsSmall(bytes, next.range), Glyphs.isLetterByte(bytes[next.textStart]) else { continue }
      // A soft hyphen does not show, so it lies past the text that does.
      if line.end - line.textEnd >= 2, bytes[line.textEnd] == 0xC2, bytes[line.textEnd + 1] == 0xAD {
        joined.insert(index)
        continue
      }
      let length = Hyphenation.hyphenLength(bytes, line)
      guard length > 0, line.textEnd - length > line.textStart,
        Glyphs.isLetterByte(bytes[line.textEnd - length - 1])
      else { continue }
      let before = Hyphenation.word(bytes, endingAt: line.textEnd - length, from: line.textStart)
      let after = Hyphenation.word(bytes, startingAt: next.textStart, to: next.textEnd)
      candidates.append((index, before + after, before + "-" + after))
    }
    guard !candidates.isEmpty else { return }
    let words = Hyphenation.vocabulary(bytes, lines, Set(candidates.flatMap { [$0.whole, $0.compound] }))
    let filled = lines.reduce(0) { $0 + ($1.line.isBlank ? 0 : 1) }
    let wordsPerLine = max(1, words.count / max(1, filled))
    let chance = words.compounds / wordsPerLine
    let isHabit = candidates.count >= 2 && candidates.count > 3 * chance
    for candidate in candidates {
      if words.seen.contains(candidate.compound) { continue }
      if words.seen.contains(candidate.whole) || isHabit { joined.insert(candidate.line) }
    }
  }

  /// The length of the hyphen at a line's end, 0 when there is none or it is a dash.
  static func hyphenLength(_ bytes: [UInt8], _ line: SourceLine) -> Int {
    guard line.textEnd - line.textStart >= 2 else { return 0 }
    if bytes[line.textEnd - 1] == UInt8(ascii: "-") { return 1 }
    return line.textEnd - line.textStart >= 4 && bytes[(line.textEnd - 3)..<line.textEnd].elementsEqual("\u{2010}".utf8)
      ? 3 : 0
  }

  private static func word(_ bytes: [UInt8], endingAt end: Int, from first: Int) -> String {
    var start = end
    while start > first, Glyphs.isLetterByte(bytes[start - 1]), end - start < 64 { start -= 1 }
    return String(decoding: bytes[start..<end], as: UTF8.self).lowercased()
  }

  private static func word(_ bytes: [UInt8], startingAt start: Int, to last: Int) -> String {
    var end = start
    while end < last, Glyphs.isLetterByte(bytes[end]), end - start < 64 { end += 1 }
    return String(decoding: bytes[start..<end], as: UTF8.self).lowercased()
  }

  /// Which of the wanted words stand in the lines, how many words there are, and how many are compounds with a hyphen.
  private static func vocabulary(
    _ bytes: [UInt8], _ lines: [VoicedLine], _ wanted: Set<String>
  ) -> (seen: Set<String>, count: Int, compounds: Int) {
    var seen: Set<String> = []
    var count = 0
    var compounds = 0
    for line in lines {
      var index = line.line.textStart
      while index < line.line.textEnd {
        guard Glyphs.isLetterByte(bytes[index]) else {
          index += 1
          continue
        }
        let start = index
        var hasHyphen = false
        while index < line.line.textEnd {
          if Glyphs.isLetterByte(bytes[index]) {
            index += 1
          } else if bytes[index] == UInt8(ascii: "-"), index + 1 < line.line.textEnd,
            Glyphs.isLetterByte(bytes[index + 1])
          {
            hasHyphen = true
            index += 1
          } else {
            break
          }
        }
        count += 1
        if hasHyphen { compounds += 1 }
        guard index - start <= 128 else { continue }
        let word = String(decoding: bytes[start..<index], as: UTF8.self).lowercased()
        if wanted.contains(word) { seen.insert(word) }
      }
    }
    return (seen, count, compounds)
  }
}
