import Foundation
import Glibc

/// A folder that a test fills, removed after the test.
public final class TemporaryFolder {
  /// Its path without a slash at the end.
  public let path: String

  /// Makes an empty folder.
  public init() throws {
    let base = ProcessInfo.processInfo.environment["TMPDIR"] ?? "/tmp"
    path = "\(base)/usward-test-\(UInt64.random(in: 0...UInt64.max))"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file and creates the folders that contain it; returns its path.
  @discardableResult
  public func write(_ name: String, _ text: String) throws -> String { try write(name, Array(text.utf8)) }

  /// Writes a file of bytes.
  @discardableResult
  public func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    let file = "\(path)/\(name)"
    let folder = file.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(filePath: file))
    return file
  }

  /// Writes a script that can be run as a program. Another process writes it: a file cannot be run while it is open for
  /// writing, in this process or in one that was started meanwhile and inherited it.
  public func writeProgram(_ name: String, _ script: String) throws -> String {
    let source = try write("\(name).script", "#!/bin/sh\n\(script)")
    let file = "\(path)/\(name)"
    let copy = try Process.run(
      URL(filePath: "/bin/sh"), arguments: ["-c", "cat \"$0\" > \"$1\" && chmod 755 \"$1\"", source, file])
    copy.waitUntilExit()
    return file
  }

  /// Makes a symbolic link to `target`, as written.
  public func link(_ name: String, to target: String) { symlink(target, "\(path)/\(name)") }

  /// The names in it, hidden ones too, sorted.
  public func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }

  /// The text of a file in it; `nil` when it is not there.
  public func text(_ name: String) -> String? {
    (try? Data(contentsOf: URL(filePath: "\(path)/\(name)"))).map { String(decoding: $0, as: UTF8.self) }
  }
}
