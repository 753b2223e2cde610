import CByteScan
import Text

/// What a line below the end of a mail may be that identifies its writer.
enum SignatureLine: Hashable, Sendable {
  /// Contact details: a phone number, a mail or web address; and whether it has little else.
  case contact(isBare: Bool)
  /// A name, a title, a company or a place.
  case name

  /// The most lines of a signature, and its greatest width.
  static let most = 12
  private static let widest = 100
  /// The most lower-case words in a title, "Head of sales and marketing", and in a line with a number: sentences have
  /// more.
  private static let (mostSmallInName, mostSmallInContact) = (4, 2)
  /// The most words of a line of pronouns, which begins with a lower-case letter.
  private static let pronouns = 2
  /// The most words before a full stop that may end an abbreviation: "Example Corp."
  private static let fewWords = 3

  /// Examines a line; `nil` for one that is not in a signature: a sentence, a continuation or a list item.
  init?(_ bytes: Bytes, _ line: SourceLine) {
    let first = bytes[line.textStart]
    guard line.width <= Self.widest, first != UInt8(ascii: "#"),
      // "(555) 010-0199" is not a list item.
      first == UInt8(ascii: "(") || !ListMark.begins(bytes, line)
    else { return nil }
    var (words, smallWords, numbers) = (0, 0, 0)
    var isContact = Self.holdsNumber(bytes, line.range)
    for word in bytes[line.range].split(whereSeparator: { $0 <= 0x20 }) {
      if Self.isAddress(word) {
        isContact = true
        continue
      }
      words += 1
      if !word.contains(where: Glyphs.isLetterByte) { numbers += 1 }
      if word.count > 1, word.allSatisfy({ $0.isASCIISmall || $0 == UInt8(ascii: ",") }) { smallWords += 1 }
    }
    guard smallWords <= (isContact ? Self.mostSmallInContact : Self.mostSmallInName),
      // "(she/her)"
      isContact || words <= Self.pronouns || !Glyphs.startsSmall(bytes, line.range)
    else { return nil }
    if words > Self.fewWords, Glyphs.endsInStop(bytes, line.range) { return nil }
    self = isContact ? .contact(isBare: words - numbers <= Self.fewWords) : .name
  }

  /// Whether a line is contact details with little else.
  static func isContact(_ text: ArraySlice<UInt8>) -> Bool {
    text.withUnsafeBufferPointer { bytes in
      let line = SourceLine(bytes, 0, bytes.count)
      guard !line.isBlank, let line = SignatureLine(bytes, line) else { return false }
      return line != .name
    }
  }

  /// Whether a word is an address of mail or of the web.
  private static func isAddress(_ word: Slice<Bytes>) -> Bool {
    if let at = word.firstIndex(of: UInt8(ascii: "@")) {
      return at > word.startIndex && at + 1 < word.endIndex && word[(at + 1)...].contains(UInt8(ascii: "."))
    }
    return word.starts(with: "www.".utf8) || word.starts(with: "http://".utf8) || word.starts(with: "https://".utf8)
  }

  /// Whether a line has a phone number.
  private static func holdsNumber(_ bytes: Bytes, _ range: Range<Int>) -> Bool {
    guard let base = bytes.baseAddress else { return false }
    var place = range.lowerBound
    while place < range.upperBound {
      place += usward_find_digit(base + place, range.upperBound - place)
      let start = place
      while place < range.upperBound, isOfNumber(bytes[place]) { place += 1 }
      if place > start, isNumber(bytes, start..<place, within: range) { return true }
      place += 1
    }
    return false
  }

  /// Whether a stretch of digits and separators is a phone number: at least seven digits, at most as many as a phone
  /// number has, and neither a date nor years.
  private static func isNumber(_ bytes: Bytes, _ range: Range<Int>, within line: Range<Int>) -> Bool {
    let groups = bytes[range].split { !$0.isASCIIDigit }.map(\.count)
    guard (7...15).contains(groups.reduce(0, +)) else { return false }
    // Adjacent letters make it a key or part of an address.
    let end = (bytes[range].lastIndex(where: \.isASCIIDigit) ?? range.lowerBound) + 1
    if end < line.upperBound, Glyphs.isLetterByte(bytes[end]) { return false }
    if range.lowerBound > line.lowerBound {
      let before = bytes[range.lowerBound - 1]
      if before == UInt8(ascii: "+") || before == UInt8(ascii: "(") { return true }
      guard before <= 0x20 || before == UInt8(ascii: ":") || before == UInt8(ascii: "|") || before == 0xA0 else {
        return false
      }
    }
    // 2025-10-14, 14.10.2025, 2019-2024.
    return !(groups.count <= 3 && groups.contains(4) && groups.allSatisfy { $0 == 4 || $0 <= 2 })
  }

  private static func isOfNumber(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "/"): true
    default: byte.isASCIIDigit
    }
  }
}
