import Text

/// The end of a press release: below its closing mark, or from the note about the company on, follows what every
/// release of a company ends with (who it is, what lawyers require, whom to contact). It does not belong to the release
/// itself.
enum ReleaseEnd {
  /// How many blocks are searched for the mark of a wire service, and the most bytes of each that are read.
  static let top = 8
  static let dateline = 300
  /// The most bytes of a heading of the end.
  static let longestHeading = 80
  /// The most bytes of a closing mark; a longer row of signs frames a title.
  static let longestMark = 12
  /// One over the share of the text after which it can begin.
  private static let share = 3
  /// The same where nothing above shows that the text is a release: number signs also separate chapters.
  private static let shareOfMark = 2

  /// What the first blocks of a text say about where such an end may begin.
  struct Opening: Sendable {
    /// Whether they say that it is a press release.
    let isRelease: Bool
    /// Whether they have a place and a day as in a release: "LEEDS, June 2, 2025 --".
    let hasDateline: Bool
    /// The place in the text from which its end may begin.
    let first: Int

    /// Looks at the first bytes of the first blocks or lines, in order, of a text with this many bytes.
    init(_ top: [UInt8], of size: Int) {
      isRelease = PhraseList.releases.stands(behindNoLetterIn: top[...])
      hasDateline = top.split(separator: 0x0A).contains(where: ReleaseEnd.isDateline)
      first = size / (isRelease ? ReleaseEnd.share : ReleaseEnd.shareOfMark)
    }

    /// Whether a line begins the end, if it is where that may begin. The paragraph below it, and the next lines or
    /// blocks there, are requested only if they matter.
    func isBegun(
      by line: ArraySlice<UInt8>, paragraph: () -> ArraySlice<UInt8>, lines: () -> [ArraySlice<UInt8>]
    ) -> Bool {
      guard line.count <= ReleaseEnd.longestHeading else { return false }
      if ReleaseEnd.isMark(line) {
        return isRelease || hasDateline || !ReleaseEnd.mayPart(line) || ReleaseEnd.isShown(by: lines())
      }
      return isRelease && ReleaseEnd.isHeading(line, below: paragraph)
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
        // A sign that separated chapters before still does.
        if !opening.isRelease, isMark(line) { return nil }
        continue
      }
      let below = text.blocks[(index + 1)...].prefix(reach)
      let isBegun = opening.isBegun(by: line) {
        below.first.map { bytes[$0.span.range] } ?? []
      } lines: {
        below.map { bytes[$0.span.range] }
      }
      if isBegun {
        return VoiceSpan(ByteSpan(block.span.start, last.span.end), .document, why: LineReason.releaseEnd.text)
      }
      if !opening.isRelease, isMark(line) { return nil }
    }
    return nil
  }

  /// Whether a line is the mark that closes a release: "###", "# # #", "-30-", "ENDS".
  static func isMark(_ line: ArraySlice<UInt8>) -> Bool {
    // A single word in lower case is the rest of a line.
    guard line.count <= longestMark, let first = line.first, markStarts.contains(first.asciiLowercased),
      !first.isASCIISmall
    else { return false }
    let letters = line.filter { $0 != 0x20 }.map(\.asciiLowercased)
    if letters.count > 1, letters.allSatisfy({ $0 == UInt8(ascii: "#") }) { return true }
    return marks.contains(letters)
  }

  /// Whether a closing mark is one that may also separate chapters: number signs.
  static func mayPart(_ mark: ArraySlice<UInt8>) -> Bool { mark.first == UInt8(ascii: "#") }

  /// Whether what is below such a mark is the end of a release: one of the next lines heads a part of it, or gives
  /// contact details.
  private static func isShown(by lines: [ArraySlice<UInt8>]) -> Bool {
    for (index, line) in lines.enumerated() where line.count <= longestHeading {
      if isMark(line) { return false }
      let below = lines[(index + 1)...].prefix(linesNamed)
      if SignatureLine.isContact(line) || isHeading(line, below: { Array(below.joined(separator: [0x20]))[...] }) {
        return true
      }
    }
    return false
  }

  /// How many lines or blocks below a mark are searched, also for the name of a company.
  static let reach = 12
  private static let linesNamed = 4

  /// Whether a line begins with a word in capitals, and has a day followed by a dash near its start.
  private static func isDateline(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.prefix(3).count == 3, line.prefix(3).allSatisfy(\.isASCIICapital) else { return false }
    let words = line.prefix(longestDateline).split {
      !Glyphs.isLetterByte($0) && !$0.isASCIIDigit && $0 != UInt8(ascii: "-")
    }
    guard let dash = words.lastIndex(where: isDash) else { return false }
    return words[..<dash].contains { $0.first?.isASCIIDigit == true }
      && words[..<dash].contains { months.contains($0.map(\.asciiLowercased)) }
  }

  private static func isDash(_ word: ArraySlice<UInt8>) -> Bool {
    word.allSatisfy { $0 == UInt8(ascii: "-") } || word.elementsEqual("–".utf8) || word.elementsEqual("—".utf8)
  }

  /// The bytes within which the place and the day are.
  private static let longestDateline = 100
  private static let months = Set(TokenList.months.words.map(Array.init))

  /// Whether a line heads a part of the end: "About Acme" above text that names Acme again, "Media contact:".
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
  /// The first characters of the marks, regardless of case.
  private static let markStarts = [UInt8(ascii: "#")] + Set(marks.map { $0[0] })
}
