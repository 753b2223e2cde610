import Foundation

/// A run of the built `usward`: its input and its output.
public struct CommandRun: Sendable {
  /// The exit status; negative for a signal.
  public let status: Int32
  /// What it wrote to standard output.
  public let output: String
  /// What it wrote to standard error.
  public let errors: String

  /// The program, which the package builds next to its tests.
  public static let program: String = {
    let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return URL(filePath: tests).deletingLastPathComponent().appending(path: "usward").path
  }()

  /// Runs the program, with `input` on standard input.
  public init(_ arguments: [String], input: String = "", environment: [String: String] = [:]) throws {
    try self.init(arguments, bytes: Array(input.utf8), environment: environment)
  }

  /// Runs the program, or a shell that runs it, with `bytes` on standard input.
  public init(
    _ arguments: [String], bytes: [UInt8], environment: [String: String] = [:], program: String = program
  ) throws {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { _, new in new }
    let folder = try TemporaryFolder()
    // Files rather than pipes, so that neither side ever waits for the other.
    let files = try ["in", "out", "err"].map { name in
      URL(filePath: try folder.write(name, name == "in" ? bytes : []))
    }
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    process.waitUntilExit()
    status = process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
    output = folder.text("out") ?? ""
    errors = folder.text("err") ?? ""
  }
}
