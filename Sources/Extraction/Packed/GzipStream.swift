import CMiniZip

/// The contents of a gzip file, unpacked piece by piece by zlib, which is used only here. Several members in sequence,
/// as `cat a.gz b.gz` writes them, are one text.
///
/// A class because it owns the library's state, which must not move.
/// - SeeAlso: RFC 1952.
package final class GzipStream {
  /// The most bytes returned at a time, whatever the input unpacks to.
  static let pieceSize = 256 * 1_024
  /// The largest ratio of unpacked to packed size of a file that has a line longer than `longestLine`: a line must fit
  /// in memory, and nobody wrote one like that. The format itself is limited to a thousandth.
  static let largestRatio = ZipArchive.largestRatio
  static let longestLine = ZipArchive.grace

  private enum Place {
    /// Within a member.
    case inside
    /// After a member: another may follow.
    case between
    /// After zeros that follow a member.
    case zeros
    /// After the last member.
    case behind
  }

  private let stream: UnsafeMutablePointer<z_stream>
  private var place = Place.inside
  /// Packed bytes, and how many of them have been unpacked.
  private var packed: [UInt8] = []
  private var next = 0
  /// Whether the last piece was full, so that there may be more although all packed bytes were taken.
  private var isFull = false
  /// The numbers of bytes taken and returned so far, and of those returned since the last line end.
  private var (taken, given, sinceLineEnd) = (0, 0, 0)
  private var fault: GzipFault?
  /// Whether bytes that are not gzip follow the last member. They are passed over, as gzip does.
  package private(set) var passesOverBytes = false

  /// Whether a file begins with the mark of gzip.
  package static func begins(_ bytes: some Collection<UInt8>) -> Bool { bytes.starts(with: mark) }

  /// Whether more bytes of a file are needed to know whether it begins so.
  package static func mayBegin(_ bytes: [UInt8]) -> Bool { bytes.count < markSize && mark.starts(with: bytes) }

  private static let mark: [UInt8] = [0x1F, 0x8B]
  /// The length of the mark in bytes.
  package static let markSize = 2

  /// Begins to unpack a file, without any bytes yet.
  package init() {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    // Including the header and checksum of a gzip file.
    let opened = inflateInit2_(stream, MAX_WBITS + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    precondition(opened == Z_OK, "zlib is another one than was built with, or there is no memory")
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  /// Whether packed bytes must be taken before more can be returned.
  package var isHungry: Bool {
    !isFull && (next == packed.count || place == .between && packed.count - next < Self.markSize)
  }

  /// Whether nothing more will be returned, whatever follows in the file.
  package var isOver: Bool { place == .behind }

  /// Takes the next bytes of the file, moving them out of `bytes`.
  package func take(_ bytes: inout [UInt8]) {
    packed.removeFirst(next)
    next = 0
    if packed.isEmpty { swap(&packed, &bytes) } else { packed += bytes }
    bytes.removeAll(keepingCapacity: true)
  }

  /// Appends some of what the bytes taken unpack to; `false` where more must be taken first, or where it is over.
  /// `isLast` says that the file has no more. What precedes a fault is returned before the fault is thrown.
  package func give(to bytes: inout [UInt8], isLast: Bool) throws(GzipFault) -> Bool {
    if let fault { throw fault }
    let before = bytes.count
    do throws(GzipFault) {
      while bytes.count == before, place != .behind {
        if isHungry, !isLast { return false }
        if place == .inside { try unpack(to: &bytes, isLast: isLast) } else { goOnBehindMember(isLast: isLast) }
      }
      try checkLines(bytes[before...])
    } catch {
      fault = error
      if bytes.count == before { throw error }
    }
    return bytes.count > before
  }

  /// Unpacks the next bytes of a member.
  private func unpack(to bytes: inout [UInt8], isLast: Bool) throws(GzipFault) {
    var result = Z_OK
    var stillPacked = 0
    let before = bytes.count
    bytes.append(addingCapacity: Self.pieceSize) { output in
      output.withUnsafeMutableBufferPointer { output, count in
        packed.withUnsafeMutableBufferPointer { input in
          stream.pointee.next_in = input.baseAddress.map { $0 + next }
          stream.pointee.avail_in = UInt32(input.count - next)
          stream.pointee.next_out = output.baseAddress
          stream.pointee.avail_out = UInt32(Self.pieceSize)
          result = inflate(stream, Z_NO_FLUSH)
          stillPacked = Int(stream.pointee.avail_in)
          count = Self.pieceSize - Int(stream.pointee.avail_out)
        }
      }
    }
    taken += packed.count - next - stillPacked
    given += bytes.count - before
    next = packed.count - stillPacked
    isFull = bytes.count - before == Self.pieceSize && result == Z_OK
    switch result {
    case Z_OK: break
    case Z_STREAM_END:
      place = .between
      inflateReset(stream)
    // No progress although there was room: bytes are missing.
    case Z_BUF_ERROR: if isLast { throw .cutOff }
    case Z_MEM_ERROR: throw .broken
    default: throw isOfCheck ? .altered : .broken
    }
  }

  /// Whether the library's fault is a mismatch of checksums: it has one number for everything that is wrong.
  private var isOfCheck: Bool {
    let message = stream.pointee.msg.map { String(cString: $0) }
    return message == "incorrect data check" || message == "incorrect length check"
  }

  /// Finds out whether another member follows. Zeros, which pad a block of a tape, end the file; anything else is
  /// passed over, as by gzip.
  private func goOnBehindMember(isLast: Bool) {
    let rest = packed[next...]
    if place == .between, Self.begins(rest) {
      place = .inside
      return
    }
    passesOverBytes = rest.contains { $0 != 0 }
    place = passesOverBytes || isLast ? .behind : .zeros
    next = packed.count
  }

  /// Throws where the last line grows without end, as in a file made to exhaust the memory of its reader.
  private func checkLines(_ piece: ArraySlice<UInt8>) throws(GzipFault) {
    guard let end = piece.lastIndex(where: { $0 == LineEnd.feed || $0 == LineEnd.return }) else {
      sinceLineEnd += piece.count
      if sinceLineEnd > Self.longestLine, given / Self.largestRatio > taken { throw .endless }
      return
    }
    sinceLineEnd = piece.endIndex - end - 1
  }
}
