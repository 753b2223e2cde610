@preconcurrency import Dispatch
import Glibc
import Synchronization
import Usward

/// Ctrl-C, a polite request to end and a terminal that is gone: the output that is not whole yet is removed.
enum Interruption {
  /// The file that is being written beside the one asked for; `nil` when there is none.
  static let unfinished = Mutex<String?>(nil)

  private static let sources: [any DispatchSourceSignal] = [SIGINT, SIGTERM, SIGHUP].compactMap { number in
    // What a run ignores from the start it is to outlive: SIGHUP under nohup, SIGINT in the background of a script.
    if isIgnored(number) { return nil }
    signal(number, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
    source.setEventHandler {
      end(128 + number) {
        if Messages.isTerminal { Messages.show("\r\u{1B}[K") }
      }
    }
    // A signal that comes before the source is in place would be lost.
    let inPlace = DispatchSemaphore(value: 0)
    source.setRegistrationHandler { inPlace.signal() }
    source.resume()
    inPlace.wait()
    return source
  }

  /// Watches for them from here on. Only a run that would leave something behind needs it: watching takes a thread.
  static func watch() { _ = sources }

  /// Whether a signal is ignored that nobody here has set yet: a program begins with what is done by default, which is
  /// `nil`, or with this.
  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    return sigaction(number, nil, &action) == 0 && action.__sigaction_handler.sa_handler != nil
  }

  /// Takes the file away that is not whole, if there is one, and ends the program without waiting for any thread: nothing
  /// is held back that the system was not given.
  static func end(_ status: Int32, after clear: () -> Void = {}) -> Never {
    unfinished.withLock { path in
      if let path { _ = SystemPath.with(path) { unlink($0) } }
      clear()
      _exit(status)
    }
  }
}
