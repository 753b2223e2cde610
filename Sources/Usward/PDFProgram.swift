import CChildProgram
import Glibc

/// The program `pdftotext` of poppler, which reads PDF. It runs as a process of its own, because its licence requires
/// that and because a file that crashes it then crashes nothing else.
public struct PDFProgram: Hashable, Sendable {
  /// Its path; `nil` where it is not installed.
  public var path: String?
  /// How long it may take for one document.
  package var timeLimit = Duration.seconds(120)
  /// The most bytes it may write for one document: some four million words, each with its place.
  package var mostOutput = 512 * 1_024 * 1_024

  /// The most bytes that a PDF may have. Reports with all their pictures have some hundred million.
  static let largest = 1 << 30
  /// The memory in bytes it may use: more than it needs for any document that it finishes in time.
  static let memory: UInt64 = 4 << 30
  /// The number of bytes of its messages that are kept.
  private static let mostMessages = 16 * 1_024

  /// The program at `path`; `nil` for none.
  public init(path: String?) { self.path = path }

  /// The program in the folders of `PATH`, looked up once, when the first PDF is met.
  public static let installed = PDFProgram(path: find())

  /// What to tell the user where it is missing.
  package static let advice = "PDF is read through pdftotext, which is not installed: apt install poppler-utils"

  private static func find() -> String? {
    guard let folders = getenv("PATH").map({ String(cString: $0) }) else { return nil }
    for folder in folders.split(separator: ":") where folder.hasPrefix("/") {
      let path = "\(folder)/pdftotext"
      var information = stat()
      if stat(path, &information) == 0, information.st_mode & S_IFMT == S_IFREG, access(path, X_OK) == 0 { return path }
    }
    return nil
  }

  /// Why it returned no pages.
  enum Fault: Error, Hashable {
    case missing, encrypted, damaged
    case tooSlow(Duration)
    case tooMuch
    /// It exited with this status and message, or could not be started.
    case failed(String)
  }

  /// The pages of a PDF, as XHTML with a box for each word.
  func layout(of file: borrowing Descriptor) throws(Fault) -> [UInt8] {
    guard let path else { throw .missing }
    // The program opens the file anew, so that positions of other readers do not matter.
    let arguments = ["pdftotext", "-bbox-layout", "-enc", "UTF-8", "/dev/stdin", "-"].flatMap { Array($0.utf8CString) }
    var started = usward_child()
    let number = usward_start_program(path, arguments, arguments.count, file.number, Self.memory, &started)
    guard number == 0 else { throw .failed("cannot be started: \(FileCause(number).message)") }
    var child = Child(started)
    do throws(Fault) {
      let (output, messages) = try child.read(within: timeLimit, most: mostOutput, messages: Self.mostMessages)
      let code = child.end()
      if code == 0 { return output }
      throw Self.fault(code, String(decoding: messages, as: UTF8.self))
    } catch {
      _ = child.end()
      throw error
    }
  }

  private static func fault(_ code: Int32, _ messages: String) -> Fault {
    let messages = messages.lowercased()
    if messages.contains("incorrect password") || messages.contains("encrypt") || code == 3 { return .encrypted }
    if code == 1 || messages.contains("may not be a pdf") || messages.contains("syntax error") { return .damaged }
    let last = messages.split(separator: "\n").last.map { ": \($0)" } ?? ""
    return .failed("ended with \(code)\(last)")
  }
}

/// The program while it runs.
private struct Child: ~Copyable {
  private let id: pid_t
  private let output: Descriptor
  private let errors: Descriptor
  private var status: Int32?

  init(_ started: usward_child) {
    id = started.id
    output = Descriptor(owning: started.output)
    errors = Descriptor(owning: started.errors)
  }

  /// Everything it writes until it closes both streams.
  mutating func read(
    within limit: Duration, most: Int, messages: Int
  ) throws(PDFProgram.Fault) -> (output: [UInt8], messages: [UInt8]) {
    let end = ContinuousClock.now + limit
    var (written, said) = ([UInt8](), [UInt8]())
    var chunk = [UInt8](repeating: 0, count: OpenFile.chunkSize)
    var streams = [
      pollfd(fd: output.number, events: Int16(POLLIN), revents: 0),
      pollfd(fd: errors.number, events: Int16(POLLIN), revents: 0),
    ]
    while streams.contains(where: { $0.fd >= 0 }) {
      let left = end - ContinuousClock.now
      guard left > .zero else { throw .tooSlow(limit) }
      let wait = Int32(min(left.components.seconds * 1_000 + 1, 60_000))
      if poll(&streams, nfds_t(streams.count), wait) < 0, errno != EINTR { throw .failed(FileCause(errno).message) }
      for index in streams.indices where streams[index].fd >= 0 && streams[index].revents != 0 {
        let count = Glibc.read(streams[index].fd, &chunk, chunk.count)
        if count < 0, errno == EINTR { continue }
        if count <= 0 {
          // A negative descriptor is ignored by `poll`.
          streams[index].fd = -1
        } else if index == 0 {
          written += chunk[..<count]
          if written.count > most { throw .tooMuch }
        } else if said.count < messages {
          said += chunk[..<count]
        }
      }
      for index in streams.indices { streams[index].revents = 0 }
    }
    try waitForEnd(until: end, limit)
    return (written, said)
  }

  /// Waits for its exit, which comes at once for a program that has closed its streams.
  private mutating func waitForEnd(until end: ContinuousClock.Instant, _ limit: Duration) throws(PDFProgram.Fault) {
    while !isOver(WNOHANG) {
      guard ContinuousClock.now < end else { throw .tooSlow(limit) }
      usleep(1_000)
    }
  }

  private mutating func isOver(_ options: Int32) -> Bool {
    if status != nil { return true }
    var found: Int32 = 0
    let ended = waitpid(id, &found, options)
    // With no child to wait for it has exited, too. Something else has collected its status: what it wrote may be
    // incomplete.
    if ended == id || ended < 0 && errno != EINTR { status = ended == id ? found : Self.unknownEnd }
    return status != nil
  }

  /// The wait status of an exit with 255, which `pdftotext` never returns.
  private static let unknownEnd: Int32 = 0xFF00

  /// Ends it if it still runs, leaving nothing behind, and returns its wait status.
  mutating func end() -> Int32 {
    if !isOver(WNOHANG) {
      kill(id, SIGKILL)
      while !isOver(0) {}
    }
    return usward_exit_code(status ?? Self.unknownEnd)
  }
}
