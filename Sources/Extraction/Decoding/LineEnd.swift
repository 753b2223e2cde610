import CByteScan

/// The byte that ends the lines of a file: LF, whose preceding CR is dropped, or CR alone, as old spreadsheets for the
/// Mac wrote it and newer ones still can.
@usableFromInline package enum LineEnd {
  /// LF.
  @inlinable package static var feed: UInt8 { UInt8(ascii: "\n") }
  /// CR.
  @inlinable package static var `return`: UInt8 { UInt8(ascii: "\r") }

  /// The line end of CSV: that of the first line. A line end within quotation marks belongs to the field. `byte` gives
  /// the byte at a place, `nil` past the end, and is called for no more bytes than necessary.
  package static func ofCSV<Fault>(_ byte: (Int) throws(Fault) -> UInt8?) throws(Fault) -> UInt8 {
    var isQuoted = false
    var place = 0
    while let next = try byte(place) {
      switch next {
      case UInt8(ascii: "\""): isQuoted.toggle()
      case feed where !isQuoted: return feed
      case `return` where !isQuoted: return try ofReturn(at: place, byte)
      default: break
      }
      place += 1
    }
    return feed
  }

  /// The same where a CR at a place ends a line: CR, unless an LF follows with only further CRs between. Some programs
  /// write CR CR LF.
  package static func ofReturn<Fault>(
    at place: Int, _ byte: (Int) throws(Fault) -> UInt8?
  ) throws(Fault) -> UInt8 {
    var place = place
    while try byte(place) == `return` { place += 1 }
    return try byte(place) == feed ? feed : `return`
  }
}

extension ArraySlice<UInt8> {
  /// The bytes without a UTF-8 byte order mark at their beginning, which some programs write before any encoding.
  package var withoutByteOrderMark: ArraySlice<UInt8> {
    // Checked for every line, since files with such marks get concatenated.
    guard first == 0xEF, count >= 3, self[startIndex + 1] == 0xBB, self[startIndex + 2] == 0xBF else { return self }
    return dropFirst(3)
  }

  /// The first place of a byte from `start` on; `nil` when it is not there.
  package func place(of byte: UInt8, from start: Int) -> Int? {
    let found = self[start...].withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { start + usward_find_byte(byte, $0, buffer.count) } ?? endIndex
    }
    return found < endIndex ? found : nil
  }
}
