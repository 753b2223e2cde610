import Statistics

/// A scale that dots and intervals are drawn on, in a terminal or in SVG.
struct IntervalAxis: Hashable, Sendable {
  let low: Double
  let high: Double

  /// A scale from -1 to 1.
  static let balance = IntervalAxis(low: -1, high: 1)

  init(low: Double, high: Double) {
    self.low = low
    self.high = high
  }

  /// A scale from 0 for these estimates. It covers every value of groups with enough text, and their intervals up to
  /// one and a half times the largest value; longer intervals are cut at the edge, since a few wide ones would dwarf
  /// all values.
  init(_ estimates: [(estimate: Estimate, hasEnoughText: Bool)]) {
    let judged = estimates.contains { $0.hasEnoughText } ? estimates.filter(\.hasEnoughText) : estimates
    let largest = judged.compactMap(\.estimate.perThousand).max() ?? 0
    let reach = judged.compactMap(\.estimate.interval?.high).filter { $0 <= 1.5 * largest }.max() ?? largest
    self.init(low: 0, high: Self.round(up: max(largest * 1.1, reach)))
  }

  /// The place of a value, from 0 to 1; values off the scale are at its ends.
  func place(_ value: Double) -> Double { min(1, max(0, (value - low) / (high - low))) }

  /// Values from 0 to `high` in even, round steps.
  var ticks: [Double] {
    var unit = high
    while unit >= 10 { unit /= 10 }
    while unit < 1 { unit *= 10 }
    let steps =
      switch unit {
      case ..<1.2: 5
      case ..<1.7: 3
      case ..<2.2: 4
      case ..<2.7: 5
      case ..<3.5: 3
      case ..<4.5: 4
      case ..<5.5: 5
      case ..<7: 3
      default: 4
      }
    return (0...steps).map { high * Double($0) / Double(steps) }
  }

  /// The next of 1, 1.5, 2, 2.5, 3, 4, 5, 6 and 8 times a power of ten.
  private static func round(up value: Double) -> Double {
    guard value > 0 else { return 1 }
    var power = 1.0
    while power * 10 <= value { power *= 10 }
    while power > value { power /= 10 }
    return [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].map { $0 * power }.first { $0 >= value } ?? 10 * power
  }
}
