/// What an organisation's mail system puts above incoming mails: "CAUTION: This email originated from outside".
enum MailBanner {
  /// The most lines that it may have, including blank ones above.
  static let longest = 12
  /// The most bytes of it, and how many blocks of a page are searched for it.
  private static let mostBytes = 600
  static let blocks = 3

  /// The range of lines, from a line on, that are such a notice, a paragraph; empty where there is none.
  static func lines(_ bytes: Bytes, _ lines: [SourceLine], from first: Int) -> Range<Int> {
    let near = lines[min(first, lines.count)...].prefix(longest)
    guard let start = near.firstIndex(where: { !$0.isBlank }) else { return first..<first }
    let end = near[start...].firstIndex(where: \.isBlank) ?? near.endIndex
    let isWhole = end < near.endIndex || near.endIndex == lines.count
    guard isWhole, near[start..<end].reduce(0, { $0 + $1.range.count }) <= mostBytes else { return first..<first }
    let text = near[start..<end].flatMap { bytes[$0.range] + [0x20] }
    return isOne(text[...]) ? first..<end : first..<first
  }

  /// Whether a paragraph is such a notice.
  static func isOne(_ text: ArraySlice<UInt8>) -> Bool {
    text.count <= mostBytes && PhraseList.mailBanners.stands(inWordsOf: text)
  }
}
