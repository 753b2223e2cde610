import Extraction
import Glibc

/// A file or pipe opened for reading, closed when it is released.
///
/// A class because it owns a file descriptor. Standard input is read through it too, and is not closed.
final class OpenFile {
  /// The number of bytes read at a time: large enough that the calls do not matter, small compared with the cache.
  static let chunkSize = 256 * 1_024

  private let descriptor: Descriptor
  private var chunk: [UInt8] = []
  /// The size of a regular file; `nil` for a pipe and the like.
  let size: Int?

  /// Standard input.
  init() {
    descriptor = .standardInput
    size = descriptor.size
  }

  /// Reads what was opened.
  init(_ descriptor: consuming Descriptor) {
    self.descriptor = descriptor
    size = self.descriptor.size
  }

  /// Opens the file at `path`.
  init(_ path: String) throws(FileCause) {
    descriptor = try Descriptor(reading: path)
    size = descriptor.size
    if size == nil, descriptor.isFolder { throw FileCause(EISDIR) }
  }

  /// Opens the file at the path of a source, or standard input.
  convenience init(_ source: Source) throws(FileCause) {
    switch source {
    case .path(let path): try self.init(path)
    case .standardInput: self.init()
    }
  }

  /// Whether what was read can be read again by another reader: from a pipe it cannot.
  var canBeReadAgain: Bool { size != nil }

  /// Whether what a path names is read as it comes: not a file or a folder, but a pipe, a terminal or a device.
  static func mayWait(_ path: String) -> Bool {
    var information = stat()
    return SystemPath.with(path) { stat($0, &information) } == 0
      && ![S_IFREG, S_IFDIR].contains(information.st_mode & S_IFMT)
  }

  /// The first bytes of a file, at most `most`; empty where it cannot be read.
  static func opening(_ path: String, _ most: Int) -> [UInt8] {
    guard let file = try? OpenFile(path) else { return [] }
    var opening: [UInt8] = []
    // A read may be interrupted or return less than was asked for.
    while opening.count < most, (try? file.append(to: &opening, atMost: most - opening.count)) == true {}
    return opening
  }

  /// Throws for a file too large to be read as a whole: memory may not be available for the size it claims.
  static func check(size: Int) throws(FileCause) {
    if size > DocumentFormat.text.largest { throw FileCause(EFBIG) }
  }

  /// Appends the next bytes, at most `most`, to `bytes`; `false` at the end.
  func append(to bytes: inout [UInt8], atMost most: Int = chunkSize) throws(FileCause) -> Bool {
    if chunk.isEmpty {
      // A small file is not worth clearing a large chunk for.
      let wanted = min(most, size.map { max($0 + 1, 4 * 1_024) } ?? Self.chunkSize)
      chunk = [UInt8](repeating: 0, count: min(wanted, Self.chunkSize))
    }
    while true {
      let count = read(descriptor.number, &chunk, min(most, chunk.count))
      if count > 0 {
        bytes.append(contentsOf: chunk[..<count])
        return true
      }
      if count == 0 { return false }
      if errno != EINTR { throw FileCause(errno) }
    }
  }

  /// Everything left to read.
  func rest() throws(FileCause) -> [UInt8] {
    var bytes: [UInt8] = []
    if let size, size > 0 {
      try Self.check(size: size)
      bytes = [UInt8](repeating: 0, count: size + 1)
      let count = read(descriptor.number, &bytes, bytes.count)
      if count < 0, errno != EINTR { throw FileCause(errno) }
      bytes.removeLast(bytes.count - max(0, count))
      if count == size { return bytes }
    }
    // A pipe does not announce how much it holds.
    while try append(to: &bytes) { try Self.check(size: bytes.count) }
    try check(isWhole: bytes.count)
    return bytes
  }

  /// Throws where the `count` bytes read to the end are only part of the file, which was cut short meanwhile. Some files of the
  /// system have always been shorter than their stated size; those are whole.
  func check(isWhole count: Int) throws(FileCause) {
    if let size, count < size, let left = descriptor.size, left < size { throw FileCause(ESTALE) }
  }
}

/// A file read as a whole.
package enum FileContent {
  /// The bytes of the file at `path`, or what they unpack to where it is a gzip file.
  package static func bytes(_ path: String) throws(FileCause) -> [UInt8] { try UnpackedFile(OpenFile(path)).whole() }
}
