import Foundation

/// Runs programs and measures them as the system does.
public final class Launcher {
  /// What a run took.
  public struct Cost: Sendable {
    /// Seconds of processor time, user and system, over all threads and children.
    public var processor: Double
    /// Seconds by the clock on the wall.
    public var wall: Double
    /// The most memory that was resident at a time, in bytes.
    public var peak: Double
  }

  private let peer: Peer

  /// Starts the small process that starts the programs; `nil` where there is no Python.
  public init?(python: String, peers: String) {
    guard let peer = Peer(python, ["\(peers)/launch.py"]) else { return nil }
    self.peer = peer
  }

  /// Runs a program to its end, which must be a good one. Standard input and output are files, or nothing.
  public func run(_ program: [String], input: String? = nil, output: String? = nil) throws -> Cost {
    let request = Request(argv: program, input: input, output: output)
    let processor = try peer.pass(String(decoding: try JSONEncoder().encode(request), as: UTF8.self))
    let rest = peer.answer.split(separator: " ").compactMap { Double($0) }
    guard rest.count == 3, rest[2] == 0 else { throw PeerError.ended(program.joined(separator: " ")) }
    return Cost(processor: processor, wall: rest[0], peak: rest[1])
  }

  private struct Request: Encodable {
    var argv: [String]
    var input: String?
    var output: String?

    func encode(to encoder: any Encoder) throws {
      var fields = encoder.container(keyedBy: CodingKeys.self)
      try fields.encode(argv, forKey: .argv)
      // Written as null where there is none.
      try fields.encode(input, forKey: .input)
      try fields.encode(output, forKey: .output)
    }

    private enum CodingKeys: CodingKey {
      case argv, input, output
    }
  }
}
