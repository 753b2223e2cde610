import Foundation

/// A program of another language that times itself: it reads a line for each pass it is to make and answers with the
/// processor seconds of the pass and, after a space, whatever its answer is to be checked by.
public final class Peer {
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private var rest = Data()
  /// What the peer said of itself when it was ready: its name and version.
  public private(set) var title = ""
  /// What stood after the seconds of the last pass.
  public private(set) var answer = ""

  /// Starts a peer and waits until it has its work in memory; `nil` when it is not installed or says that it cannot.
  public init?(_ program: String, _ arguments: [String]) {
    guard FileManager.default.isExecutableFile(atPath: program) else { return nil }
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.standardInput = input
    process.standardOutput = output
    guard (try? process.run()) != nil, let title = line() else { return nil }
    self.title = title
  }

  deinit {
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
  }

  /// Makes one pass; returns processor seconds. A peer that does different things reads which from `request`, a line.
  public func pass(_ request: String = "pass") throws -> Double {
    try input.fileHandleForWriting.write(contentsOf: Data("\(request)\n".utf8))
    guard let line = line() else { throw PeerError.ended(title) }
    let parts = line.split(separator: " ", maxSplits: 1)
    guard let first = parts.first, let seconds = Double(first) else { throw PeerError.ended(title) }
    answer = parts.count > 1 ? String(parts[1]) : ""
    return seconds
  }

  private func line() -> String? {
    while true {
      if let end = rest.firstIndex(of: 0x0A) {
        let line = String(decoding: rest[rest.startIndex..<end], as: UTF8.self)
        rest = rest[rest.index(after: end)...]
        return line
      }
      let more = output.fileHandleForReading.availableData
      guard !more.isEmpty else { return nil }
      rest.append(more)
    }
  }
}

/// Why a peer gave no figure.
public enum PeerError: Error {
  case ended(String)
}
