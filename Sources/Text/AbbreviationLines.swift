/// The lines of a list of abbreviations that have an entry, in order.
struct AbbreviationLines {
  /// A line: its number, from 1; its class, `nil` for a starter; and the place of its entry.
  struct Line {
    var number: Int
    var kind: Abbreviations.Kind?
    var entry: ByteSpan

    /// The word to be looked up: a starter in lower case, an abbreviation without its last full stop.
    func word(in bytes: Span<UInt8>) -> ListedWord {
      let isStarter = kind == nil
      if let word = ShortWord(bytes, entry, lowercased: isStarter) {
        return .short(isStarter ? word : word.withoutLast)
      }
      return ListedWord(
        isStarter ? Folding.key(of: bytes, entry) : String(Folding.caseKeeping(bytes, entry).dropLast()))
    }
  }

  /// The class of words that usually begin sentences.
  static let starterClass = "starter"
  private static let starter = ShortWord(starterClass.utf8)
  /// The names of all kinds.
  private static let classes = Abbreviations.Kind.allCases.map { ShortWord($0.rawValue.utf8) }

  private var place = 0
  private var number = 0

  /// The next line with an entry; `nil` at the end.
  mutating func next(in bytes: Span<UInt8>) throws(AbbreviationError) -> Line? {
    while place < bytes.count || number == 0 {
      number += 1
      let start = place
      while place < bytes.count, bytes[place] != UInt8(ascii: "\n") { place += 1 }
      defer { place += 1 }
      if let line = try read(bytes, start..<place) { return line }
    }
    return nil
  }

  /// The error about a line whose entry is on an earlier line already.
  func duplicate(of line: Line, in bytes: Span<UInt8>) throws(AbbreviationError) -> AbbreviationError {
    let word = line.word(in: bytes)
    var lines = AbbreviationLines()
    var first = line.number
    while let earlier = try lines.next(in: bytes), earlier.number < line.number {
      if (earlier.kind == nil) == (line.kind == nil), earlier.word(in: bytes) == word {
        first = min(first, earlier.number)
      }
    }
    return .duplicateEntry(Folding.caseKeeping(bytes, line.entry), line: line.number, firstLine: first)
  }

  /// The line in a range; `nil` when it is empty or a comment.
  private func read(_ bytes: Span<UInt8>, _ range: Range<Int>) throws(AbbreviationError) -> Line? {
    let end = range.first { bytes[$0] == UInt8(ascii: "#") } ?? range.upperBound
    let name = Self.word(in: bytes, range.lowerBound..<end)
    if name.isEmpty { return nil }
    let entry = Self.word(in: bytes, name.upperBound..<end)
    guard !entry.isEmpty, Self.word(in: bytes, entry.upperBound..<end).isEmpty else {
      throw .malformedLine(Self.text(bytes, range.lowerBound..<end), line: number)
    }
    let span = ByteSpan(entry.lowerBound, entry.upperBound)
    let className = ShortWord(bytes, ByteSpan(name.lowerBound, name.upperBound), lowercased: false)
    if className == Self.starter { return Line(number: number, kind: nil, entry: span) }
    guard let place = Self.classes.firstIndex(where: { $0 == className }) else {
      throw .unknownClass(Self.text(bytes, name), line: number)
    }
    let kind = Abbreviations.Kind.allCases[place]
    if let word = ShortWord(bytes, span, lowercased: false), word.count > 1, bytes[span.end - 1] == UInt8(ascii: ".") {
      return Line(number: number, kind: kind, entry: span)
    }
    let written = Folding.caseKeeping(bytes, span)
    guard written.utf8.last == UInt8(ascii: "."), written != "." else {
      throw .missingFullStop(written, line: number)
    }
    return Line(number: number, kind: kind, entry: span)
  }

  /// The first run of bytes in a range that are not white space.
  private static func word(in bytes: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    while start < range.upperBound, isSpace(bytes[start]) { start += 1 }
    var end = start
    while end < range.upperBound, !isSpace(bytes[end]) { end += 1 }
    return start..<end
  }

  private static func text(_ bytes: Span<UInt8>, _ range: Range<Int>) -> String {
    String(decoding: range.map { bytes[$0] }, as: UTF8.self)
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
  }
}
