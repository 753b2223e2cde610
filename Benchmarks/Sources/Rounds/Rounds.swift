/// One side of a comparison: something that does a piece of work and says how many seconds it took.
public struct Contender {
  /// Its name in the table.
  public var name: String
  /// Does the work once; returns seconds.
  public var run: () throws -> Double

  /// Makes a side.
  public init(_ name: String, run: @escaping () throws -> Double) {
    self.name = name
    self.run = run
  }
}

/// Times several sides round by round: each round runs every side once, so that whatever else the machine does falls on
/// all of them alike.
public struct Rounds {
  /// Seconds by side, one a round.
  public private(set) var seconds: [String: [Double]] = [:]

  /// Runs `count` rounds after one that is not counted.
  public init(_ count: Int, _ contenders: [Contender]) throws {
    for round in 0...count {
      for contender in contenders {
        let time = try contender.run()
        if round > 0 { seconds[contender.name, default: []].append(time) }
      }
    }
  }

  /// Rounds that were timed elsewhere.
  public init(seconds: [String: [Double]]) { self.seconds = seconds }

  /// The median seconds of a side.
  public func median(_ name: String) -> Double { Self.median(seconds[name] ?? []) }

  /// How many times as fast `name` is as `other`: the median over the rounds of their ratio within a round, with the least
  /// and the greatest.
  public func ratio(of name: String, to other: String) -> (median: Double, least: Double, most: Double) {
    let ratios = zip(seconds[name] ?? [], seconds[other] ?? []).map { $1 / $0 }
    return (Self.median(ratios), ratios.min() ?? .nan, ratios.max() ?? .nan)
  }

  static func median(_ values: [Double]) -> Double {
    guard !values.isEmpty else { return .nan }
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}
