/// A whole run of a program, as one side of a comparison.
public struct ProgramSide: Sendable {
  /// What it is called in the table.
  public var name: String
  /// The program and its arguments.
  public var program: [String]
  /// The file on its standard input; `nil` for none.
  public var input: String?
  /// The file for its results; `nil` throws them away.
  public var output: String?

  /// Makes a side.
  public init(_ name: String, _ program: [String], input: String? = nil, output: String? = nil) {
    self.name = name
    self.program = program
    self.input = input
    self.output = output
  }
}

/// Whole runs of several programs, round by round.
public struct ProgramRuns {
  private var costs: [String: [Launcher.Cost]] = [:]

  /// Runs every side in each of `count` rounds, after one that is not counted.
  public init(_ count: Int, _ sides: [ProgramSide], with launcher: Launcher) throws {
    for round in 0...count {
      for side in sides {
        let cost = try launcher.run(side.program, input: side.input, output: side.output)
        if round > 0 { costs[side.name, default: []].append(cost) }
      }
    }
  }

  /// The rounds by processor time.
  public var byProcessor: Rounds { Rounds(seconds: costs.mapValues { $0.map(\.processor) }) }
  /// The rounds by the clock on the wall.
  public var byWall: Rounds { Rounds(seconds: costs.mapValues { $0.map(\.wall) }) }

  /// The most memory that any run of a side took, in megabytes of 1,048,576 bytes.
  public func peakMegabytes(_ name: String) -> Double {
    (costs[name]?.map(\.peak).max() ?? .nan) / 1_048_576
  }
}
