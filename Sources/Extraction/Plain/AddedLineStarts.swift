import Text

/// The first bytes of lines that mail programs add, that close a mail, or that begin a notice, a list footer or a block
/// of meeting details: most lines begin differently.
struct AddedLineStarts {
  /// A bit for the low five bits of the first letter of each.
  private let firsts: UInt32
  /// The first eight bytes of each, if its first four are ASCII, with a mask of those it has; the first byte is lowest.
  private let heads: [(letters: UInt64, mask: UInt64)]
  /// For each of 4,096 hashes of four bytes a bit, which is set for heads shorter than eight bytes; few lines begin
  /// like those.
  private let shortHashes: [UInt64]
  /// The same for hashes of eight bytes, for the other heads: many lines begin with "this" and "the ".
  private let longHashes: [UInt64]

  static let all = AddedLineStarts()

  private init() {
    let lines =
      MailMarkers.addedLines.map { Array($0.utf8) } + MailNotice.closings + MailNotice.openings + ListFooter.openings
      + MeetingLine.openings
    firsts = lines.reduce(0) { $0 | 1 << UInt32($1[0] & 31) }
    heads = lines.filter { $0.prefix(4).allSatisfy { $0 < 0x80 } }.map { line in
      // A non-ASCII letter may be written in another case.
      let first = line.prefix { $0 < 0x80 }.prefix(Self.longest)
      let mask = UInt64.max >> UInt64(64 - 8 * first.count)
      return (Self.folded(first.reversed().reduce(0) { $0 << 8 | UInt64($1) }) & mask, mask)
    }
    var (short, long) = ([UInt64](repeating: 0, count: 64), [UInt64](repeating: 0, count: 64))
    for head in heads {
      let place = Self.hash(head.mask == .max ? head.letters : head.letters & Self.shortMask)
      if head.mask == .max {
        long[place >> 6] |= 1 << UInt64(place & 63)
      } else {
        short[place >> 6] |= 1 << UInt64(place & 63)
      }
    }
    (shortHashes, longHashes) = (short, long)
  }

  /// The most bytes of a head.
  private static let longest = 8
  /// The first four bytes, which every line has some of.
  private static let shortMask: UInt64 = 0xFFFF_FFFF

  /// Eight bytes in one case.
  @inline(__always)
  private static func folded(_ head: UInt64) -> UInt64 { head | 0x2020_2020_2020_2020 }

  /// The twelve highest bits of the product with the golden ratio, which distinguish words that differ in one letter.
  @inline(__always)
  private static func hash(_ head: UInt64) -> Int { Int(truncatingIfNeeded: (head &* 0x9E37_79B9_7F4A_7C15) >> 52) }

  @inline(__always)
  private static func holds(_ hashes: [UInt64], _ place: Int) -> Bool {
    hashes[place >> 6] &>> UInt64(truncatingIfNeeded: place & 63) & 1 != 0
  }

  /// Whether a line may be one, in any case, judged by its first bytes if these are ASCII. None is shorter than four
  /// bytes.
  @inline(__always)
  func mayBegin(_ bytes: Bytes, _ line: Range<Int>) -> Bool {
    guard line.count >= Self.longest else { return line.count >= 4 && mayBeginShort(bytes, line) }
    let head = Self.head(bytes, line)
    let folded = Self.folded(head)
    let isKnown =
      Self.holds(shortHashes, Self.hash(folded & Self.shortMask)) || Self.holds(longHashes, Self.hash(folded))
    return (isKnown || head & 0x8080_8080_8080_8080 != 0) && mayBeginLong(bytes, line)
  }

  /// The first eight bytes of a line.
  @inline(__always)
  private static func head(_ bytes: Bytes, _ line: Range<Int>) -> UInt64 {
    UInt64(littleEndian: UnsafeRawPointer(bytes.baseAddress! + line.lowerBound).loadUnaligned(as: UInt64.self))
  }

  @inline(never)
  private func mayBeginLong(_ bytes: Bytes, _ line: Range<Int>) -> Bool {
    let head = Self.head(bytes, line)
    if head & 0x8080_8080_8080_8080 != 0 { return mayBegin(with: bytes[line.lowerBound]) }
    return heads.contains { Self.folded(head) & $0.mask == $0.letters }
  }

  @inline(never)
  private func mayBeginShort(_ bytes: Bytes, _ line: Range<Int>) -> Bool {
    let head = bytes[line.prefix(4)].reversed().reduce(0) { $0 << 8 | UInt64($1) }
    if head & 0x8080_8080 != 0 { return mayBegin(with: bytes[line.lowerBound]) }
    let folded = Self.folded(head) & Self.shortMask
    return heads.contains { $0.letters & Self.shortMask == folded }
  }

  private func mayBegin(with letter: UInt8) -> Bool {
    letter.isASCIILetter && firsts >> UInt32(letter & 31) & 1 != 0
  }
}
