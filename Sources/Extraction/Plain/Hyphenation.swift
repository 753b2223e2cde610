import CByteScan

/// Which line ends break a word in two, as typesetters and PDF converters do.
struct Hyphenation: Sendable {
  /// The lines (by index) that end in a hyphen which is not part of the word, in order.
  private(set) var joined: [Int] = []

  /// Decides for every line that ends in a letter and a hyphen above a line that begins with a small letter.
  ///
  /// If the word without the hyphen stands elsewhere in the text it is one word; if it stands there with the hyphen it
  /// is a compound. For the others the text's habit decides: compounds such as "well-known" fall on a line end by
  /// chance about once in as many as a line has words. Twice or more, and three times above that chance, is a habit of
  /// breaking words. A soft hyphen at a line end is always a break.
  init(_ bytes: Bytes, _ lines: [SourceLine], from first: Int) {
    var candidates: [(line: Int, whole: String, compound: String)] = []
    for index in first..<max(first, lines.count - 1) {
      let line = lines[index]
      // Few lines end in a hyphen, or in a soft one, which does not show.
      guard !line.isBlank, Hyphenation.hyphenLength(bytes, line) > 0 || line.end - line.textEnd >= 2,
        !lines[index + 1].isBlank
      else { continue }
      let next = lines[index + 1]
      guard Glyphs.startsSmall(bytes, next.range), Glyphs.isLetterByte(bytes[next.textStart]) else { continue }
      // A soft hyphen does not show, so it lies past the text that does.
      if line.end - line.textEnd >= 2, bytes[line.textEnd] == 0xC2, bytes[line.textEnd + 1] == 0xAD {
        joined.append(index)
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
    let words = Hyphenation.vocabulary(
      bytes, lines, from: first, Set(candidates.flatMap { [$0.whole, $0.compound] }))
    let filled = lines[first...].reduce(0) { $0 + ($1.isBlank ? 0 : 1) }
    let wordsPerLine = max(1, words.count / max(1, filled))
    let chance = words.compounds / wordsPerLine
    let isHabit = candidates.count >= 2 && candidates.count > 3 * chance
    let breaks = candidates.filter { candidate in
      !words.seen.contains(candidate.compound) && (words.seen.contains(candidate.whole) || isHabit)
    }
    joined = (joined + breaks.map(\.line)).sorted()
  }

  /// The length of the hyphen at a line's end, 0 when there is none or it is a dash.
  static func hyphenLength(_ bytes: Bytes, _ line: SourceLine) -> Int {
    guard line.textEnd - line.textStart >= 2 else { return 0 }
    if bytes[line.textEnd - 1] == UInt8(ascii: "-") { return 1 }
    return line.textEnd - line.textStart >= 4 && bytes[line.textEnd - 1] == 0x90
      && bytes.holds("\u{2010}", at: line.textEnd - 3, before: line.textEnd) ? 3 : 0
  }

  private static func word(_ bytes: Bytes, endingAt end: Int, from first: Int) -> String {
    var start = end
    while start > first, Glyphs.isLetterByte(bytes[start - 1]), end - start < 64 { start -= 1 }
    return String(decoding: bytes[start..<end], as: UTF8.self).lowercased()
  }

  private static func word(_ bytes: Bytes, startingAt start: Int, to last: Int) -> String {
    var end = start
    while end < last, Glyphs.isLetterByte(bytes[end]), end - start < 64 { end += 1 }
    return String(decoding: bytes[start..<end], as: UTF8.self).lowercased()
  }

  /// Which of the wanted words stand in the lines, how many words there are, and how many are compounds with a hyphen.
  private static func vocabulary(
    _ bytes: Bytes, _ lines: [SourceLine], from first: Int, _ wanted: Set<String>
  ) -> (seen: Set<String>, count: Int, compounds: Int) {
    guard let base = bytes.baseAddress else { return ([], 0, 0) }
    var filter = [UInt64](repeating: 0, count: 1_024)
    for word in wanted {
      let digest = Array(word.utf8).withUnsafeBufferPointer { usward_word_digest($0.baseAddress, $0.count) }
      filter[Int(digest >> 6)] |= 1 << UInt64(digest & 63)
    }
    var seen: Set<String> = []
    var walk = usward_word_walk()
    for line in lines[first...] {
      walk.index = line.textStart
      while usward_next_word(&walk, base, bytes.count, line.textEnd, filter) != 0 {
        guard walk.end - walk.start <= 128 else { continue }
        let word = bytes.string(walk.start..<walk.end).lowercased()
        if wanted.contains(word) { seen.insert(word) }
      }
    }
    return (seen, walk.words, walk.compounds)
  }
}
