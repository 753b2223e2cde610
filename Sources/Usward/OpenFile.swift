import Extraction
import Glibc
import Scoring

/// A file or pipe opened for reading, closed when it is let go.
///
/// A class because it owns a file descriptor. Standard input is read through it too, and is not closed.
final class OpenFile {
  /// How much is asked for at a time: large enough that the calls do not show, small beside the cache.
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

  /// Whether what was read is there for the next reader too: of a pipe it is not.
  var canBeReadAgain: Bool { size != nil }

  /// Whether what a path names is read as it comes: it is neither a file nor a folder, but a pipe, a terminal or a device.
  static func mayWait(_ path: String) -> Bool {
    var information = stat()
    return stat(path, &information) == 0 && ![S_IFREG, S_IFDIR].contains(information.st_mode & S_IFMT)
  }

  /// Ends where a file of that size is never read as a whole: memory may not be had for what it says of itself.
  static func check(size: Int) throws(FileCause) {
    if size > DocumentFormat.text.largest { throw FileCause(EFBIG) }
  }

  /// Appends what can be read next to `bytes`; `false` at the end.
  func append(to bytes: inout [UInt8]) throws(FileCause) -> Bool {
    if chunk.isEmpty {
      // A small file is not worth the time in which a large chunk is cleared.
      let wanted = size.map { max($0 + 1, 4 * 1_024) } ?? Self.chunkSize
      chunk = [UInt8](repeating: 0, count: min(wanted, Self.chunkSize))
    }
    while true {
      let count = read(descriptor.number, &chunk, chunk.count)
      if count > 0 {
        bytes.append(contentsOf: chunk[..<count])
        return true
      }
      if count == 0 { return false }
      if errno != EINTR { throw FileCause(errno) }
    }
  }

  /// All that is left to read.
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
    while try append(to: &bytes) {}
    return bytes
  }
}

/// Why the system refuses a file.
public struct FileCause: Error, Hashable, Sendable {
  /// The system's number for the cause.
  public var number: Int32

  /// Makes a cause of the system's number.
  public init(_ number: Int32) {
    self.number = number
  }

  /// Makes a cause of the system's number for a file at `path`. What is not UTF-8 in a name comes as U+FFFD, and the file is
  /// not found by it; a link that is there itself may lead to nothing.
  init(_ number: Int32, naming path: String) {
    var information = stat()
    if number == ENOENT, lstat(path, &information) == 0, information.st_mode & S_IFMT == S_IFLNK {
      self.number = ENOLINK
    } else {
      self.number = number == ENOENT && path.unicodeScalars.contains("\u{FFFD}") ? EILSEQ : number
    }
  }

  /// The cause in plain words, of a file that is to be written.
  public var messageOfWriting: String {
    switch number {
    case ENOENT: "there is no such folder"
    case EACCES, EPERM: "permission is denied"
    case EFBIG: "the file would be too large"
    default: message
    }
  }

  /// The cause in plain words, of a file that is to be read.
  public var message: String {
    switch number {
    case ENOENT: "there is no such file or folder"
    case EACCES, EPERM: "permission to read it is denied"
    case EISDIR: "is a folder"
    case ENOLINK: "is a symbolic link to a file that is not there"
    case ELOOP: "is a symbolic link that leads back to itself"
    case ENOTDIR: "a part of its path is not a folder"
    case EILSEQ: "its name is not UTF-8"
    case ENAMETOOLONG: "its name is too long"
    case EFBIG: "has more than 2 GB, too much to be read as a whole"
    default: String(cString: strerror(number)).lowercased()
    }
  }
}

extension FileCause {
  /// The kind of failure that the cause makes of a document.
  var kind: DocumentFailure.Kind {
    switch number {
    case ENOENT, EILSEQ, ENOLINK: .notFound
    case ELOOP: .symlinkLoop
    case EFBIG: .tooLarge
    default: .unreadable
    }
  }
}
