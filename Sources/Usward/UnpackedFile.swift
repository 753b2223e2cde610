import Extraction
import Glibc

/// What a file or pipe holds: its bytes, or what they unpack to where they are a gzip file.
///
/// A class because it owns an open file and its place in it.
final class UnpackedFile {
  private let file: OpenFile
  private var packed: [UInt8] = []
  private var isLookedAt = false
  private var hasEnded = false
  /// What unpacks it; `nil` for a file that is not packed.
  private var stream: GzipStream?

  /// Reads on in `file`, of which nothing was read.
  init(_ file: OpenFile) { self.file = file }

  /// What is known of it as a packed file; `nil` where it is none, or nothing of it was read yet.
  var unpacking: Unpacking? { stream.map { Unpacking(passesOverBytes: $0.passesOverBytes) } }

  /// Appends what can be read next to `bytes`; `false` at the end.
  func append(to bytes: inout [UInt8]) throws(FileCause) -> Bool {
    if !isLookedAt { return try appendOpening(to: &bytes) }
    guard let stream else { return try file.append(to: &bytes) }
    return try append(from: stream, to: &bytes)
  }

  /// Appends the first bytes, or what they unpack to.
  private func appendOpening(to bytes: inout [UInt8]) throws(FileCause) -> Bool {
    isLookedAt = true
    // A pipe may give the first byte alone.
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

  /// Its first bytes, which are not given again: as many as are read at a time, unless it has fewer.
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

  /// More of a pipe than this goes to a file, so that memory does not grow with what is piped.
  static let heldAtMost = 4 * 1_024 * 1_024
  /// What a file unpacks to is held in memory up to this where there is no room for it elsewhere.
  static let unpackedAtMost = DocumentFormat.html.largest

  /// `bytes` and all that is left to read: in memory, or in a file if it is much. No more is read than makes `most` bytes too many.
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
  /// Whether bytes that are no gzip follow its end, which are passed over.
  var passesOverBytes = false
}
