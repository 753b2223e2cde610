public import Extraction
import Glibc

/// A file that can be read from any place, by several readers at a time, closed when it is let go.
///
/// A class because it owns a file descriptor.
public final class StoredFile: ByteStore {
  private let descriptor: Int32
  /// How many bytes it has; what is appended to it after it was opened is not read.
  let size: Int

  /// Opens the file at `path`; `nil` where it cannot be read so.
  init?(_ path: String) {
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard let size = Self.size(of: descriptor) else {
      size = 0
      return nil
    }
    self.size = size
  }

  /// Puts `bytes` and then all of `file`, a pipe, into a file without a name, which is gone when it is let go. `nil` where
  /// there is no room for one: then `bytes` has all that was read.
  init?(_ bytes: inout [UInt8], andRestOf file: OpenFile) throws(FileCause) {
    descriptor = Self.nameless()
    var written = 0
    var isWritten = descriptor >= 0
    while isWritten {
      isWritten = Self.write(bytes, to: descriptor)
      if isWritten { written += bytes.count }
      if isWritten { bytes.removeAll(keepingCapacity: true) }
      if isWritten, try !file.append(to: &bytes) { break }
    }
    size = written
    if isWritten { return }
    // What is in the file comes back in front of what is not.
    var start = [UInt8](repeating: 0, count: written)
    if written > 0, try read(into: &start, from: 0) < written { throw FileCause(EIO) }
    bytes = start + bytes
    return nil
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Fills a block with the bytes from an offset on; how many there were.
  public func read(into block: inout [UInt8], from offset: Int) throws(FileCause) -> Int {
    var read = 0
    // A read may be cut short; the rest is read into a block of its own.
    while read < block.count, offset + read < size {
      var rest: [UInt8] = []
      let count: Int
      if read == 0 {
        count = pread(descriptor, &block, min(block.count, size - offset), off_t(offset))
      } else {
        rest = [UInt8](repeating: 0, count: min(block.count, size - offset) - read)
        count = pread(descriptor, &rest, rest.count, off_t(offset + read))
      }
      if count < 0, errno == EINTR { continue }
      if count < 0 { throw FileCause(errno) }
      if count == 0 { break }
      if !rest.isEmpty { block.replaceSubrange(read..<read + count, with: rest[..<count]) }
      read += count
    }
    return read
  }

  /// All of it.
  func bytes() throws(FileCause) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: size)
    bytes.removeLast(size - (try read(into: &bytes, from: 0)))
    return bytes
  }

  private static func size(of descriptor: Int32) -> Int? {
    var information = stat()
    guard descriptor >= 0, fstat(descriptor, &information) == 0, information.st_mode & S_IFMT == S_IFREG else {
      return nil
    }
    return Int(information.st_size)
  }

  /// A new file that has no name; -1 where none can be made.
  private static func nameless() -> Int32 {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var path = Array("\(folder)/usward-XXXXXX".utf8CString)
    let descriptor = mkstemp(&path)
    if descriptor >= 0 { unlink(path) }
    return descriptor
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = Glibc.write(descriptor, Array(rest), rest.count)
      if count < 0, errno == EINTR { continue }
      if count <= 0 { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }
}

extension StoredFile: Hashable {
  /// Whether two are the same open file.
  public static func == (a: StoredFile, b: StoredFile) -> Bool { a === b }
  /// Hashes which file it is.
  public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
