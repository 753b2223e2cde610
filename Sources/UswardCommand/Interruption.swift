@preconcurrency import Dispatch
import Glibc
import Synchronization

/// Ctrl-C and a polite request to end: the output that is not whole yet is removed.
enum Interruption {
  /// The file that is being written beside the one asked for; `nil` when there is none.
  static let unfinished = Mutex<String?>(nil)

  private static let sources: [any DispatchSourceSignal] = [SIGINT, SIGTERM].map { number in
    signal(number, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
    source.setEventHandler { end(number) }
    source.resume()
    return source
  }

  /// Watches for both from now on. Only a run that would leave something behind needs it: watching takes a thread.
  static func watch() { _ = sources }

  private static func end(_ number: Int32) {
    unfinished.withLock { path in
      if let path { unlink(path) }
      if Messages.isTerminal { Messages.show("\r\u{1B}[K") }
      _exit(128 + number)
    }
  }
}
