import Text

/// The end of a press release: below its closing mark, or from the note about the company on, stands what every release of a house
/// ends with: who it is, what lawyers ask for, whom to call. It is no word of the release.
enum ReleaseEnd {
  /// The blocks among which the mark of a wire service stands, and the bytes of each that are asked.
  private static let top = 8
  private static let dateline = 300
  /// The most bytes of a heading of the end.
  private static let longestHeading = 80
  /// The share of the text behind which it can begin, as a divisor.
  private static let share = 3
  /// The same where only a closing mark shows that the text is a release: such signs part chapters too.
  private static let shareOfMark = 2

  /// Its voice; `nil` where there is none.
  static func voice(in text: borrowing PageText) -> VoiceSpan? {
    guard let last = text.blocks.last else { return nil }
    let isRelease = text.blocks.prefix(top).contains {
      PhraseList.releases.stands(behindNoLetterIn: text.bytes[$0.span.range].prefix(dateline))
    }
    let first = last.span.end / (isRelease ? share : shareOfMark)
    for (index, block) in text.blocks.enumerated() where block.span.start >= first {
      let line = text.bytes[block.span.range]
      guard line.count <= longestHeading else { continue }
      let below = index + 1 < text.blocks.count ? text.bytes[text.blocks[index + 1].span.range] : []
      if isMark(line) || isRelease && isHeading(line, of: below) {
        return VoiceSpan(ByteSpan(block.span.start, last.span.end), .document, why: "end of a press release")
      }
    }
    return nil
  }

  /// Whether a line is the mark that closes a release: "###", "# # #", "-30-", "ENDS".
  private static func isMark(_ line: ArraySlice<UInt8>) -> Bool {
    guard let first = line.first, markStarts.contains(first.asciiLowercased) else { return false }
    let letters = line.filter { $0 != 0x20 }.map(\.asciiLowercased)
    if letters.count > 1, letters.allSatisfy({ $0 == UInt8(ascii: "#") }) { return true }
    return marks.contains(letters)
  }

  /// Whether a line heads a part of the end: "About Acme" over what names Acme again, "Media contact:".
  private static func isHeading(_ line: ArraySlice<UInt8>, of below: ArraySlice<UInt8>) -> Bool {
    guard let final = line.last, !stops.contains(final) else { return false }
    if PhraseList.releaseEnds.begins(line) { return true }
    guard PhraseList.releaseSubjects.goesOnWithName(line) else { return false }
    let words = line.split(separator: 0x20)
    guard words.count > 1 else { return false }
    return below.isEmpty || below.split(separator: 0x20).contains { $0.starts(with: words[1]) }
  }

  private static let stops = Array(".?!,;".utf8)
  private static let marks = Set(TokenList.releaseMarks.words.map(Array.init))
  /// What the marks begin with, without its case.
  private static let markStarts = [UInt8(ascii: "#")] + Set(marks.map { $0[0] })
}
