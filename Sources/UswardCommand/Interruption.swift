@preconcurrency import Dispatch
import Glibc
import Synchronization
import Usward

/// Handles Ctrl-C, a request to terminate and a terminal that has gone: an unfinished output is removed.
enum Interruption {
  /// The file being written next to the one asked for; `nil` when there is none.
  static let unfinished = Mutex<String?>(nil)

  /// A queue of its own gets a thread when it needs one. The threads of the shared queue are all busy with documents
  /// during a run, so a handler there would wait for seconds.
  private static let queue = DispatchQueue(label: "interruption")

  private static let sources: [any DispatchSourceSignal] = [SIGINT, SIGTERM, SIGHUP].compactMap { number in
    // Signals that are ignored from the start are meant to be survived: SIGHUP under nohup, SIGINT in the background of
    // a script.
    if isIgnored(number) { return nil }
    signal(number, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
    source.setEventHandler {
      end(128 + number) {
        if Messages.isTerminal { Messages.show("\r\u{1B}[K") }
      }
    }
    // A signal that arrives before the source is active would be lost.
    let inPlace = DispatchSemaphore(value: 0)
    source.setRegistrationHandler { inPlace.signal() }
    source.resume()
    inPlace.wait()
    return source
  }

  /// Begins to watch for signals. Only a run that would leave something behind needs this, since it takes a thread.
  static func watch() { _ = sources }

  /// Whether a signal that nobody here has set yet is ignored: at the start its handler is the default, which is `nil`,
  /// or this.
  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    return sigaction(number, nil, &action) == 0 && action.__sigaction_handler.sa_handler != nil
  }

  /// Removes the unfinished file, if there is one, and exits without waiting for any thread: all output has been passed
  /// to the system.
  static func end(_ status: Int32, after clear: () -> Void = {}) -> Never {
    unfinished.withLock { path in
      if let path { _ = SystemPath.with(path) { unlink($0) } }
      clear()
      _exit(status)
    }
  }
}
