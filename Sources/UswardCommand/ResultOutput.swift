import Glibc
import Reports
import Synchronization
import Usward

/// Where results go: standard output, or a file that is written completely or not at all.
///
/// A class because it owns an open file. The file is written under another name in the same folder and renamed at the
/// end, so that no reader ever sees part of it and a failed run leaves the previous file in place.
final class ResultOutput {
  /// The size in bytes of the pieces in which results are passed to the system: larger ones are no faster.
  private static let pieceSize = 64 * 1_024

  private let descriptor: Int32
  /// The file as the user named it, for messages.
  private let name: String
  /// The file that is replaced: `name` with links resolved.
  private let path: String
  private let temporary: String?
  private var buffer: [UInt8] = []
  private var isFinished = false

  /// Opens the output: the file at `path`, or standard output when it is `nil` or `-`.
  init(_ path: String?) throws(Complaint) {
    guard let path, path != "-" else {
      descriptor = STDOUT_FILENO
      self.path = "standard output"
      name = self.path
      temporary = nil
      return
    }
    var information = stat()
    let exists = SystemPath.with(path) { stat($0, &information) } == 0
    // A name that is too long would show only at the end, since the temporary file has a shorter one.
    if !exists, errno != ENOENT { throw .unwritable(path, cause: FileCause(errno)) }
    if exists, information.st_mode & S_IFMT != S_IFREG {
      // A device or a named pipe cannot be replaced, so it is written to directly.
      descriptor = SystemPath.with(path) { open($0, O_WRONLY | O_CLOEXEC) }
      self.path = path
      name = path
      temporary = nil
      if descriptor < 0 { throw .unwritable(path, cause: FileCause(errno)) }
      return
    }
    let target = exists ? withLinksFollowed(path) : path
    Interruption.watch()
    // An interruption from here on waits until the file is registered, and removes it.
    let (descriptor, beside, failure) = Interruption.unfinished.withLock { unfinished in
      let (descriptor, beside) = Self.openBeside(target)
      let failure = errno
      if descriptor >= 0 { unfinished = beside }
      return (descriptor, beside, failure)
    }
    self.descriptor = descriptor
    self.path = target
    name = path
    temporary = beside
    if descriptor < 0 { throw .unwritable(path, cause: FileCause(failure)) }
    if exists { fchmod(descriptor, information.st_mode & 0o7777) }
  }

  /// Refuses to overwrite a file that is read, under any name or in a folder, since it would be lost. A file that the
  /// walk through a folder skips, such as an earlier table of results, may be overwritten.
  static func check(
    _ path: String?, isNoneOf sources: [Source], _ selection: FileSelection = FileSelection()
  ) throws(Complaint) {
    guard let path, path != "-", let file = FileIdentity(file: path) else { return }
    for source in sources {
      guard let name = source.nameReading(file, selection) else { continue }
      var message = "--output names \(path), which is read"
      if name != path { message += " as \(name)" }
      if !source.isFile { message += " with the folder \(source.name)" }
      message += "; name another file"
      if !source.isFile {
        let ownName = name.pathParts.last ?? ""
        message += ", or leave this one out: --exclude '\(ownName)'"
      }
      throw .usage(message)
    }
  }

  deinit {
    if let temporary, !isFinished {
      close(descriptor)
      Interruption.unfinished.withLock { path in
        Self.unlink(temporary)
        path = nil
      }
    }
  }

  /// Whether a person reads the output.
  var isTerminal: Bool { temporary == nil && isatty(descriptor) == 1 }

  /// The number of columns of the terminal; `nil` where there is no terminal, or it does not know.
  var columns: Int? {
    var size = winsize()
    return isTerminal && ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : nil
  }

  /// Adds text to the results.
  func write(_ text: String) throws(Complaint) { try write(bytes: text.utf8) }

  /// Adds bytes to the results.
  func write(bytes: some Sequence<UInt8>) throws(Complaint) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.pieceSize { try flush() }
  }

  /// Passes on what was added so far, so that the reader of a stream gets it. A file that is renamed at the end has no
  /// reader before.
  func handOn() throws(Complaint) {
    if temporary == nil { try flush() }
  }

  /// Writes out what was added so far.
  func flush() throws(Complaint) {
    while !buffer.isEmpty {
      let count = Glibc.write(descriptor, buffer, buffer.count)
      if count > 0 {
        buffer.removeFirst(count)
      } else if count == 0 {
        // Nothing was written and no cause given: retrying would never end.
        throw .unwritable(name, cause: FileCause(EIO))
      } else if errno == EPIPE {
        throw .closedPipe
      } else if errno != EINTR {
        throw .unwritable(name, cause: FileCause(errno))
      }
    }
  }

  /// Ends the output and renames the file to its final name.
  func finish() throws(Complaint) {
    try flush()
    guard let temporary else {
      // Some devices and pipes refuse what they were given only at the end. Standard output stays open to the end of
      // the program.
      guard descriptor != STDOUT_FILENO, !isFinished else { return }
      isFinished = true
      if let cause = Self.closed(descriptor) { throw .unwritable(name, cause: cause) }
      return
    }
    // Renamed only once the file is safe on the disk: after a power failure there could be an empty one otherwise.
    if let cause = Self.kept(descriptor) { throw .unwritable(name, cause: cause) }
    isFinished = true
    let failure = Interruption.unfinished.withLock { unfinished -> FileCause? in
      unfinished = nil
      var cause = Self.closed(descriptor)
      if cause == nil, Self.rename(temporary, path) != 0 { cause = FileCause(errno) }
      if cause != nil { Self.unlink(temporary) }
      return cause
    }
    if let failure { throw .unwritable(name, cause: failure) }
    if let cause = Self.kept(folder: Self.folder(of: path)) { throw .unwritable(name, cause: cause) }
  }

  /// Closes a file; returns why its contents are not kept, if they are not.
  private static func closed(_ descriptor: Int32) -> FileCause? {
    // The file is closed even if the call was interrupted.
    close(descriptor) == 0 || errno == EINTR ? nil : FileCause(errno)
  }

  /// Waits until the disk has what was written; returns why it does not, if it does not. Some file systems do not
  /// support this.
  private static func kept(_ descriptor: Int32) -> FileCause? {
    while fsync(descriptor) != 0 {
      if errno == EINVAL || errno == ENOTSUP || errno == EROFS { return nil }
      if errno != EINTR { return FileCause(errno) }
    }
    return nil
  }

  /// The same for the names in a folder, which someone who may write to it is not necessarily allowed to open.
  private static func kept(folder: String) -> FileCause? {
    let descriptor = SystemPath.with(folder) { open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    if descriptor < 0 { return nil }
    defer { close(descriptor) }
    return kept(descriptor)
  }

  /// The folder that contains a file.
  private static func folder(of path: String) -> String {
    let parts = path.pathParts.dropLast()
    return parts.isEmpty ? "." : parts.joined(separator: "/") + "/"
  }

  private static func rename(_ from: String, _ to: String) -> Int32 {
    SystemPath.with(from) { from in SystemPath.with(to) { to in Glibc.rename(from, to) } }
  }

  private static func unlink(_ path: String) { _ = SystemPath.with(path) { Glibc.unlink($0) } }

  /// How many bytes of a file's name are used in that of the temporary file: the result must not be longer than names
  /// may be, 255 bytes and on some file systems 143.
  private static let shownOfName = 30

  /// Opens a new file next to another. A killed run may have left a file, and process numbers recur, so the name is
  /// random and drawn again while it is taken.
  private static func openBeside(_ target: String) -> (descriptor: Int32, path: String) {
    var parts = target.pathParts
    let name = String(String.UnicodeScalarView(parts.removeLast().unicodeScalars.prefix(shownOfName)))
    while true {
      let drawn = String(UInt32.random(in: .min ... .max), radix: 36)
      let beside = (parts + [".\(name).\(drawn).part"]).joined(separator: "/")
      let descriptor = SystemPath.with(beside) { open($0, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666) }
      if descriptor >= 0 || errno != EEXIST { return (descriptor, beside) }
    }
  }
}

extension OutputChoice {
  /// The style of text for `output`.
  func style(_ output: ResultOutput) -> TextStyle {
    let isTerminal = output.isTerminal
    let isWanted =
      switch color {
      case .always: true
      case .never: false
      case .auto:
        isTerminal && Self.variable("NO_COLOR") ?? "" == "" && Self.variable("TERM") != "dumb"
      }
    // Shells know the width but seldom export it, so the terminal itself is asked.
    let width = isTerminal ? Self.variable("COLUMNS").flatMap { Int($0) } ?? output.columns : nil
    return TextStyle(width: min(width ?? 80, 200), usesColor: isWanted)
  }

  /// The value of an environment variable.
  private static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
