/// The balance of collective and self evidence, from -1 (all self) to 1 (all collective).
public struct Orientation: Codable, Hashable, Sendable {
  /// The estimate.
  public var value: Double
  /// Its 95 % interval; `OrientationInterval.unknown` without evidence and with one sentence only.
  public var interval: ClosedRange<Double>

  /// Makes an orientation.
  public init(value: Double, interval: ClosedRange<Double>) {
    self.value = value
    self.interval = interval
  }
}
