public import Extraction
import Glibc

/// A file that can be read at any place, by several readers at a time, closed when it is released.
///
/// A class because it owns a file descriptor.
public final class StoredFile: ByteStore {
  private let descriptor: Descriptor
  /// Its size in bytes; what is appended after it was opened is not read.
  package let count: Int

  /// Opens the file at `path`; `nil` where it cannot be opened, or not read at any place.
  init?(_ path: String) {
    guard let opened = try? Descriptor(reading: path), let size = opened.size else { return nil }
    descriptor = opened
    count = size
  }

  /// The file opened once more, for another program to read.
  func opened() throws(FileCause) -> Descriptor { try Descriptor(reading: "/proc/self/fd/\(descriptor.number)") }

  /// Copies `bytes` and then all of `file`, a pipe or something unpacked, to a file without a name, which is gone when
  /// it is released. Stops once there are more than `most` bytes. `nil` where there is no room for such a file: then
  /// `bytes` has everything that was read.
  init?(_ bytes: inout [UInt8], andRestOf file: UnpackedFile, atMost most: Int = .max) throws(FileCause) {
    descriptor = Descriptor(owning: Self.nameless())
    var written = 0
    var isWritten = descriptor.number >= 0
    while isWritten {
      isWritten = Self.write(bytes, to: descriptor.number)
      guard isWritten else { break }
      written += bytes.count
      bytes.removeAll(keepingCapacity: true)
      if written > most { break }
      if try !file.append(to: &bytes) { break }
    }
    count = written
    if isWritten { return }
    if file.unpacking != nil, written > UnpackedFile.unpackedAtMost { throw FileCause(ENOSPC) }
    // What is already in the file goes before what is not.
    let start = try self.bytes()
    if start.count < written { throw FileCause(EIO) }
    bytes = start + bytes
    return nil
  }

  /// The bytes of a range; fewer only where the range goes past the end. Throws for a file that has become shorter
  /// since it was opened.
  package func bytes(_ range: Range<Int>) throws(FileCause) -> [UInt8] {
    let bytes = try read(range)
    if bytes.count < min(range.upperBound, count) - range.lowerBound { throw FileCause(ESTALE) }
    return bytes
  }

  /// The bytes of a range that exist.
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
          // A read may return less than was asked for; at the end it returns nothing.
          if read <= 0 { return }
          count += read
        }
      }
    }
    if let fault { throw FileCause(fault) }
    return bytes
  }

  /// All its bytes. Throws for a file that has become shorter since it was opened; some files of the system are shorter
  /// than their size says from the beginning, and are returned as far as they go.
  func bytes() throws(FileCause) -> [UInt8] {
    try OpenFile.check(size: count)
    let bytes = try read(0..<count)
    if bytes.count < count, let size = descriptor.size, size < count { throw FileCause(ESTALE) }
    return bytes
  }

  /// The descriptor of a new file without a name; -1 where none can be made.
  private static func nameless() -> Int32 {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var path = Array("\(folder)/usward-XXXXXX".utf8CString)
    let descriptor = mkstemp(&path)
    // Programs started later must not inherit it.
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
  /// Whether the two are the same open file.
  public static func == (a: StoredFile, b: StoredFile) -> Bool { a === b }
  /// Hashes the identity of the open file.
  public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
