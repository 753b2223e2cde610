@preconcurrency import Dispatch
import Glibc
import Synchronization
import Usward

/// Ctrl-C, a polite request to end and a terminal that is gone: the output that is not whole yet is removed.
enum Interruption {
  /// The file that is being written beside the one asked for; `nil` when there is none.
  static let unfinished = Mutex<String?>(nil)

  private static let sources: [any DispatchSourceSignal] = [SIGINT, SIGTERM, SIGHUP].compactMap { number in
    // A run that is to outlive its terminal, as under nohup, ignores this from the start.
    if number == SIGHUP, isIgnored(number) { return nil }
    signal(number, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
    source.setEventHandler { end(number) }
    // A signal that comes before the source is in place would be lost.
    let inPlace = DispatchSemaphore(value: 0)
    source.setRegistrationHandler { inPlace.signal() }
    source.resume()
    inPlace.wait()
    return source
  }

  /// Watches for them from here on. Only a run that would leave something behind needs it: watching takes a thread.
  static func watch() { _ = sources }

  /// Whether a signal is ignored, as the system tells of this process: a mask of sixteen digits, the first signal in the
  /// lowest bit.
  private static func isIgnored(_ number: Int32) -> Bool {
    let status = String(decoding: (try? FileContent.bytes("/proc/self/status")) ?? [], as: UTF8.self)
    guard let line = status.split(separator: "\n").first(where: { $0.hasPrefix("SigIgn:") }),
      let mask = UInt64(line.suffix(16), radix: 16)
    else { return false }
    return mask >> UInt64(number - 1) & 1 == 1
  }

  private static func end(_ number: Int32) {
    unfinished.withLock { path in
      if let path { unlink(path) }
      if Messages.isTerminal { Messages.show("\r\u{1B}[K") }
      _exit(128 + number)
    }
  }
}
