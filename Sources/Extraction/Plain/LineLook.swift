/// What the first and last bytes of a line and its length show, in one byte for each line; nearly all lines that say
/// nothing of a mail are skipped by this.
struct LineLook: OptionSet, Sendable {
  let rawValue: UInt8

  /// The line is blank.
  static let isBlank = LineLook(rawValue: 1)
  /// It begins with the mark of quoted mail, or did.
  static let isQuoted = LineLook(rawValue: 2)
  /// It may end with a colon.
  static let endsInColon = LineLook(rawValue: 4)
  /// It begins with `-`, `_` or `*`.
  static let beginsInDash = LineLook(rawValue: 8)
  /// It may be one that a mail program adds.
  static let mayBeAdded = LineLook(rawValue: 16)
  /// It is longer than the part of long lines that is examined.
  static let isLong = LineLook(rawValue: 32)
  /// Its voice has been decided.
  static let marked = LineLook(rawValue: 64)

  /// The looks of all lines, none of which is marked as quoted yet.
  static func all(of lines: [SourceLine], in bytes: Bytes) -> [LineLook] {
    let starts = AddedLineStarts.all
    var looks: [LineLook] = []
    table.withUnsafeBufferPointer { table in
      looks.append(addingCapacity: lines.count) { looks in
        lines.withUnsafeBufferPointer { lines in
          looks.withUnsafeMutableBufferPointer { looks, count in
            for index in lines.indices {
              let look = lines[index].isBlank ? isBlank : shown(lines[index].range, in: bytes, table, starts)
              looks.initializeElement(at: index, to: look)
            }
            count = lines.count
          }
        }
      }
    }
    return looks
  }

  /// The look of a quoted line, without its marks.
  static func ofQuoted(_ line: SourceLine, in bytes: Bytes) -> LineLook {
    let look = table.withUnsafeBufferPointer { table in
      line.isBlank ? isBlank : shown(line.range, in: bytes, table, AddedLineStarts.all)
    }
    return look.union(isQuoted)
  }

  /// The look of a line that is not blank.
  @inline(__always)
  private static func shown(
    _ range: Range<Int>, in bytes: Bytes, _ table: UnsafeBufferPointer<LineLook>, _ starts: AddedLineStarts
  ) -> LineLook {
    var look = table[Int(bytes[range.lowerBound])].subtracting(endsInColon)
    // Asked for every first byte: by that alone, as many lines may be added ones as not.
    if starts.mayBegin(bytes, range) { look.insert(mayBeAdded) }
    look.formUnion(table[Int(bytes[range.upperBound - 1])].intersection(endsInColon))
    return range.count > MailThread.longestText ? look.union(isLong) : look
  }

  /// For each byte, what it shows at the beginning of a line and at its end.
  private static let table = (0..<256).map { byte -> LineLook in
    var look: LineLook = []
    switch UInt8(byte) {
    case UInt8(ascii: ">"): look.insert(.isQuoted)
    case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "*"): look.insert(.beginsInDash)
    // The last byte of a full-width colon.
    case UInt8(ascii: ":"), 0x9A: look.insert(.endsInColon)
    default: break
    }
    return look
  }
}

extension [LineLook] {
  /// The first line in a range that has any of these looks; the end of the range where none does.
  func next(_ wanted: LineLook, from start: Int, before end: Int) -> Int {
    guard start < end else { return start }
    return withUnsafeBytes { looks in
      let pattern = UInt64(wanted.rawValue) &* 0x0101_0101_0101_0101
      var index = start
      while index + 8 <= end, looks.loadUnaligned(fromByteOffset: index, as: UInt64.self) & pattern == 0 { index += 8 }
      while index < end, looks[index] & wanted.rawValue == 0 { index += 1 }
      return index
    }
  }
}
