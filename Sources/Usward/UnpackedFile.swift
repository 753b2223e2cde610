import Extraction
import Glibc

/// The contents of a file or pipe: its bytes, or what they unpack to if they are a gzip file.
///
/// A class because it owns an open file and the position in it.
final class UnpackedFile {
  private let file: OpenFile
  private var packed: [UInt8] = []
  private var isLookedAt = false
  private var hasEnded = false
  /// Unpacks it; `nil` for a file that is not packed.
  private var stream: GzipStream?

  /// Continues with `file`, of which nothing has been read.
  init(_ file: OpenFile) { self.file = file }

  /// What is known of it as a packed file; `nil` where it is not packed or nothing of it was read yet.
  var unpacking: Unpacking? { stream.map { Unpacking(passesOverBytes: $0.passesOverBytes) } }

  /// Appends the next bytes to `bytes`; `false` at the end.
  func append(to bytes: inout [UInt8]) throws(FileCause) -> Bool {
    if !isLookedAt { return try appendOpening(to: &bytes) }
    guard let stream else { return try file.append(to: &bytes) }
    return try append(from: stream, to: &bytes)
  }

  /// Appends the first bytes, or what they unpack to.
  private func appendOpening(to bytes: inout [UInt8]) throws(FileCause) -> Bool {
    isLookedAt = true
    // A pipe may deliver the first byte alone.
    while !hasEnded, GzipStream.mayBegin(packed) { hasEnded = try !file.append(to: &packed) }
    if GzipStream.begins(packed) {
      let stream = GzipStream()
      self.stream = stream
      return try append(from: stream, to: &bytes)
    }
    if bytes.isEmpty { swap(&bytes, &packed) } else { bytes += packed }
    packed = []
    return !hasEnded
  }

  private func append(from stream: GzipStream, to bytes: inout [UInt8]) throws(FileCause) -> Bool {
    while !stream.isOver {
      if stream.isHungry, packed.isEmpty, !hasEnded { hasEnded = try !file.append(to: &packed) }
      if !packed.isEmpty { stream.take(&packed) }
      do throws(GzipFault) {
        if try stream.give(to: &bytes, isLast: hasEnded) { return true }
      } catch {
        throw FileCause(error)
      }
    }
    return false
  }

  /// The first bytes of what a file holds, so many or, of a packed one, some more; none where it cannot be read.
  static func opening(_ path: String, _ most: Int) -> ArraySlice<UInt8> {
    var opening = OpenFile.opening(path, most)
    if GzipStream.begins(opening) {
      opening = []
      _ = try? UnpackedFile(OpenFile(path)).append(to: &opening)
    }
    return opening[...]
  }

  /// Its first bytes, which are not returned again: as many as are read at a time, unless it has fewer.
  func opening() throws(FileCause) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < OpenFile.chunkSize, try append(to: &bytes) {}
    return bytes
  }

  /// All of it. What is larger than any text is not held.
  func whole() throws(FileCause) -> [UInt8] {
    if let size = file.size { try OpenFile.check(size: size) }
    var bytes: [UInt8] = []
    while try append(to: &bytes) { try OpenFile.check(size: bytes.count) }
    if stream == nil { try file.check(isWhole: bytes.count) }
    return bytes
  }

  /// The number of bytes from a pipe that are held in memory; more go to a file, so that memory does not grow with the
  /// input.
  static let heldAtMost = 4 * 1_024 * 1_024
  /// The number of unpacked bytes that are held in memory where there is no room for a file.
  static let unpackedAtMost = DocumentFormat.html.largest

  /// `bytes` and everything left to read: in memory, or in a file if it is large. Stops once there are more than `most`
  /// bytes.
  func stored(behind bytes: consuming [UInt8], atMost most: Int = .max) throws(FileCause) -> Document.Content {
    var isOver = false
    while !isOver, bytes.count < Self.heldAtMost { isOver = try !append(to: &bytes) }
    if isOver { return .bytes(bytes) }
    if let stored = try StoredFile(&bytes, andRestOf: self, atMost: most) { return .stored(stored) }
    while try append(to: &bytes) {
      if stream != nil, bytes.count > Self.unpackedAtMost { throw FileCause(ENOSPC) }
    }
    return .bytes(bytes)
  }
}

/// What is known of a gzip file that was unpacked.
struct Unpacking: Hashable, Sendable {
  /// Whether its end is followed by bytes that are not gzip, which are passed over.
  var passesOverBytes = false
}
