import Text

/// What the text of a line tells about the lines above and below it.
struct LineText {
  let endsInStop: Bool
  let beginsSmall: Bool
  let beginsWithBullet: Bool
  let beginsItem: Bool
  /// Whether dots lead from it to a number, as in the lines of a table of contents.
  let isOfContents: Bool

  init(_ text: String) {
    let bare = text.utf8.filter { $0 > 0x20 }
    let number = bare.reversed().prefix { $0 != UInt8(ascii: ".") }
    isOfContents =
      (1...5).contains(number.count) && number.allSatisfy(\.isASCIIDigit)
      && bare.dropLast(number.count).suffix(Self.leader).count { $0 == UInt8(ascii: ".") } == Self.leader
    (endsInStop, beginsSmall, beginsItem, beginsWithBullet) = text.withBytes { bytes in
      let range = 0..<bytes.count
      let isItem = ListMark.begins(bytes, SourceLine(bytes, 0, bytes.count))
      let first = bytes.isEmpty ? nil : Glyphs.scalar(bytes, at: 0).scalar
      let isBullet = first.map { $0.value > 0x7F && !$0.properties.isAlphabetic } ?? false
      return (Glyphs.endsInStop(bytes, range), Glyphs.startsSmall(bytes, range), isItem, isItem && isBullet)
    }
  }

  /// The fewest dots that lead somewhere; fewer are an ellipsis and a full stop.
  private static let leader = 5
}
