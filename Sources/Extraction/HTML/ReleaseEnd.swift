import Text

/// The end of a press release: below its closing mark, or from the note about the company on, stands what every release of a house
/// ends with: who it is, what lawyers ask for, whom to call. It is no word of the release.
enum ReleaseEnd {
  /// The blocks among which the mark of a wire service stands, and the bytes of each that are asked.
  static let top = 8
  static let dateline = 300
  /// The most bytes of a heading of the end.
  static let longestHeading = 80
  /// The most bytes of a closing mark; a longer row of signs frames a title.
  static let longestMark = 12
  /// The share of the text behind which it can begin, as a divisor.
  private static let share = 3
  /// The same where only a closing mark shows that the text is a release: such signs part chapters too.
  private static let shareOfMark = 2

  /// What the first blocks of a text say of where such an end may begin.
  struct Opening: Sendable {
    /// Whether they say that it is a press release.
    let isRelease: Bool
    /// The place of the text from which its end may begin.
    let first: Int

    /// Looks at the first bytes of the first blocks or lines of a text of so many bytes, one behind another.
    init(_ top: [UInt8], of size: Int) {
      isRelease = PhraseList.releases.stands(behindNoLetterIn: top[...])
      first = size / (isRelease ? ReleaseEnd.share : ReleaseEnd.shareOfMark)
    }

    /// Whether a line begins the end, if it stands where that may. `below` is what stands under it, asked for where that tells.
    func isBegun(by line: ArraySlice<UInt8>, below: () -> ArraySlice<UInt8>) -> Bool {
      line.count <= ReleaseEnd.longestHeading
        && (ReleaseEnd.isMark(line) || isRelease && ReleaseEnd.isHeading(line, below: below))
    }
  }

  /// Its voice; `nil` where there is none.
  static func voice(in text: borrowing PageText) -> VoiceSpan? {
    guard let last = text.blocks.last else { return nil }
    let bytes = text.bytes
    let top = text.blocks.prefix(top).flatMap { bytes[$0.span.range].prefix(dateline) + [0x0A] }
    let opening = Opening(top, of: last.span.end)
    for (index, block) in text.blocks.enumerated() {
      let line = bytes[block.span.range]
      if block.span.start < opening.first {
        // A sign that parted chapters before parts them still.
        if !opening.isRelease, isMark(line) { return nil }
        continue
      }
      let below = index + 1 < text.blocks.count ? bytes[text.blocks[index + 1].span.range] : []
      if opening.isBegun(by: line, below: { below }) {
        return VoiceSpan(ByteSpan(block.span.start, last.span.end), .document, why: LineReason.releaseEnd.text)
      }
    }
    return nil
  }

  /// Whether a line is the mark that closes a release: "###", "# # #", "-30-", "ENDS".
  static func isMark(_ line: ArraySlice<UInt8>) -> Bool {
    // A word alone that begins small is what is left of a line.
    guard line.count <= longestMark, let first = line.first, markStarts.contains(first.asciiLowercased),
      !first.isASCIISmall
    else { return false }
    let letters = line.filter { $0 != 0x20 }.map(\.asciiLowercased)
    if letters.count > 1, letters.allSatisfy({ $0 == UInt8(ascii: "#") }) { return true }
    return marks.contains(letters)
  }

  /// Whether a line heads a part of the end: "About Acme" over what names Acme again, "Media contact:".
  private static func isHeading(_ line: ArraySlice<UInt8>, below: () -> ArraySlice<UInt8>) -> Bool {
    guard let final = line.last, !stops.contains(final) else { return false }
    if PhraseList.releaseEnds.begins(line) { return true }
    guard PhraseList.releaseSubjects.goesOnWithName(line) else { return false }
    let words = line.split(separator: 0x20)
    guard words.count > 1 else { return false }
    let below = below()
    return below.isEmpty || below.split(separator: 0x20).contains { $0.starts(with: words[1]) }
  }

  private static let stops = Array(".?!,;".utf8)
  private static let marks = Set(TokenList.releaseMarks.words.map(Array.init))
  /// What the marks begin with, without its case.
  private static let markStarts = [UInt8(ascii: "#")] + Set(marks.map { $0[0] })
}
