import Foundation

/// A text that words and sentences are timed on.
public struct LargeText: Sendable {
  /// What it is called in the table.
  public let name: String
  /// Where it is.
  public let path: String
  /// The text in one piece.
  public let text: String
  /// The same in pieces of some 256 KB that end with a line.
  public let pieces: [String]
  /// Its size in bytes.
  public var size: Int { text.utf8.count }

  /// Reads a text; `nil` where it is missing.
  public init?(_ name: String, path: String) {
    guard let data = FileManager.default.contents(atPath: path), !data.isEmpty else { return nil }
    self.name = name
    self.path = path
    text = String(decoding: data, as: UTF8.self)
    let bytes = [UInt8](data)
    var pieces: [String] = []
    var start = 0
    while start < bytes.count {
      var end = min(start + 1 << 18, bytes.count)
      while end < bytes.count, bytes[end - 1] != UInt8(ascii: "\n") { end += 1 }
      pieces.append(String(decoding: bytes[start..<end], as: UTF8.self))
      start = end
    }
    self.pieces = pieces
  }
}

/// Runs a program to its end and returns the processor seconds that it took, user and system.
public func processorTime(of program: String, _ arguments: [String], environment: [String: String]) throws -> Double {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: program)
  process.arguments = arguments
  process.environment = environment
  process.standardOutput = FileHandle.nullDevice
  let before = childrensTime()
  try process.run()
  process.waitUntilExit()
  return childrensTime() - before
}

private func childrensTime() -> Double {
  var usage = rusage()
  getrusage(__rusage_who_t(RUSAGE_CHILDREN.rawValue), &usage)
  return [usage.ru_utime, usage.ru_stime].reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6 }
}
