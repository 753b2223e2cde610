/// What the first bytes of a line and its last, and its length, say of it: a byte a line, by which nearly all are passed that
/// say nothing of a mail.
struct LineLook: OptionSet, Sendable {
  let rawValue: UInt8

  /// Nothing shows.
  static let isBlank = LineLook(rawValue: 1)
  /// It begins with the mark of quoted mail, or did.
  static let isQuoted = LineLook(rawValue: 2)
  /// It may end in a colon.
  static let endsInColon = LineLook(rawValue: 4)
  /// It begins with `-`, `_` or `*`.
  static let beginsInDash = LineLook(rawValue: 8)
  /// It may be one that a mail program adds.
  static let mayBeAdded = LineLook(rawValue: 16)
  /// It has more bytes than are looked at of a long line.
  static let isLong = LineLook(rawValue: 32)
  /// It was said what it is.
  static let marked = LineLook(rawValue: 64)

  /// The looks of all lines, none of which was quoted yet.
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

  /// The look of a line that is quoted, without its marks.
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
    // Asked whatever the first byte is: by that alone as many lines may be added ones as not.
    if starts.mayBegin(bytes, range) { look.insert(mayBeAdded) }
    look.formUnion(table[Int(bytes[range.upperBound - 1])].intersection(endsInColon))
    return range.count > MailThread.longestText ? look.union(isLong) : look
  }

  /// For each byte what it says where it begins a line, and where it ends one.
  private static let table = (0..<256).map { byte -> LineLook in
    var look: LineLook = []
    switch UInt8(byte) {
    case UInt8(ascii: ">"): look.insert(.isQuoted)
    case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "*"): look.insert(.beginsInDash)
    // The last byte of a wide colon.
    case UInt8(ascii: ":"), 0x9A: look.insert(.endsInColon)
    default: break
    }
    return look
  }
}

extension [LineLook] {
  /// The first line from one on, before another, that looks so in any way; the other where none does.
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
