import CChildProgram
import Glibc

/// An open file of the system, closed when it goes out of scope, also when the work it was opened for fails halfway.
struct Descriptor: ~Copyable, Sendable {
  /// The file descriptor.
  let number: Int32
  /// Whether it is to be closed. Standard input was open before and stays open. The number does not tell: if standard
  /// input was closed, the next file opened gets its number.
  private let isOwned: Bool

  /// Takes over an open file; the number is negative where opening failed.
  init(owning number: Int32) {
    self.number = number
    isOwned = number >= 0
  }

  /// Opens the file at `path` for reading.
  init(reading path: String) throws(FileCause) {
    let number = SystemPath.with(path) { open($0, O_RDONLY | O_CLOEXEC) }
    if number < 0 { throw FileCause(errno, naming: path) }
    self.init(owning: number)
  }

  /// Makes a file without a name that holds these bytes in memory.
  init(holding bytes: [UInt8]) throws(FileCause) {
    let number = usward_open_bytes(bytes, bytes.count)
    if number < 0 { throw FileCause(errno) }
    self.init(owning: number)
  }

  private init(lent number: Int32) {
    self.number = number
    isOwned = false
  }

  /// Standard input.
  static var standardInput: Descriptor { Descriptor(lent: STDIN_FILENO) }

  deinit {
    if isOwned { close(number) }
  }

  /// The size of a regular file; `nil` for anything else.
  var size: Int? {
    guard let information, information.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(information.st_size)
  }

  /// Whether it is a folder, which can be opened but not read.
  var isFolder: Bool { information.map { $0.st_mode & S_IFMT == S_IFDIR } ?? false }

  private var information: stat? {
    var information = stat()
    return fstat(number, &information) == 0 ? information : nil
  }
}
