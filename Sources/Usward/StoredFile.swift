public import Extraction
import Glibc

/// A file that can be read from any place, by several readers at a time, closed when it is let go.
///
/// A class because it owns a file descriptor.
public final class StoredFile: ByteStore {
  private let descriptor: Descriptor
  /// How many bytes it has; what is appended to it after it was opened is not read.
  package let count: Int

  /// Opens the file at `path`; `nil` where it cannot be read so.
  init?(_ path: String) {
    guard let opened = try? Descriptor(reading: path), let size = opened.size else { return nil }
    descriptor = opened
    count = size
  }

  /// The file opened once more, for another program to read.
  func opened() throws(FileCause) -> Descriptor { try Descriptor(reading: "/proc/self/fd/\(descriptor.number)") }

  /// Puts `bytes` and then all of `file`, a pipe or what is unpacked, into a file without a name, which is gone when it is let go. It
  /// ends where it has more than `most` bytes. `nil` where there is no room for one: then `bytes` has all that was read.
  init?(_ bytes: inout [UInt8], andRestOf file: UnpackedFile, atMost most: Int = .max) throws(FileCause) {
    descriptor = Descriptor(owning: Self.nameless())
    var written = 0
    var isWritten = descriptor.number >= 0
    while isWritten {
      isWritten = Self.write(bytes, to: descriptor.number)
      if isWritten { written += bytes.count }
      if isWritten { bytes.removeAll(keepingCapacity: true) }
      if isWritten, written > most { break }
      if isWritten, try !file.append(to: &bytes) { break }
    }
    count = written
    if isWritten { return }
    if file.unpacking != nil, written > UnpackedFile.unpackedAtMost { throw FileCause(ENOSPC) }
    // What is in the file comes back in front of what is not.
    let start = try self.bytes()
    if start.count < written { throw FileCause(EIO) }
    bytes = start + bytes
    return nil
  }

  /// The bytes of a range. Fewer than asked for come only where it goes past the end; a file that has become shorter since it was
  /// opened throws.
  package func bytes(_ range: Range<Int>) throws(FileCause) -> [UInt8] {
    let bytes = try read(range)
    if bytes.count < min(range.upperBound, count) - range.lowerBound { throw FileCause(ESTALE) }
    return bytes
  }

  /// The bytes of a range that are there.
  private func read(_ range: Range<Int>) throws(FileCause) -> [UInt8] {
    var fault: Int32?
    var bytes: [UInt8] = []
    bytes.append(addingCapacity: range.count) { bytes in
      bytes.withUnsafeMutableBufferPointer { buffer, count in
        while count < range.count {
          let read = pread(
            descriptor.number, buffer.baseAddress! + count, range.count - count, off_t(range.lowerBound + count))
          if read < 0, errno == EINTR { continue }
          if read < 0 { fault = errno }
          // A read may be cut short; nothing comes at the end.
          if read <= 0 { return }
          count += read
        }
      }
    }
    if let fault { throw FileCause(fault) }
    return bytes
  }

  /// All of it. What has become shorter since it was opened throws; some files of the system are shorter than they say from the
  /// beginning, and are given as far as they are there.
  func bytes() throws(FileCause) -> [UInt8] {
    try OpenFile.check(size: count)
    let bytes = try read(0..<count)
    if bytes.count < count, let size = descriptor.size, size < count { throw FileCause(ESTALE) }
    return bytes
  }

  /// A new file that has no name; -1 where none can be made.
  private static func nameless() -> Int32 {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var path = Array("\(folder)/usward-XXXXXX".utf8CString)
    let descriptor = mkstemp(&path)
    // No program that is started later is to have it open.
    if descriptor >= 0 { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
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
