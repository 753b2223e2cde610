import Statistics

/// Numbers as text with a fixed number of decimals: the same on every machine and in every locale.
enum Decimals {
  /// A number rounded to a number of decimals, halves away from zero: the digits before and after the point.
  struct Parts {
    let whole: Int
    let fraction: Int
    /// Never true for a number that rounds to zero.
    let isNegative: Bool

    /// Rounds `value`; `nil` for numbers that are not finite. Inlined into callers, which know the places: division by
    /// a constant takes no division instruction.
    @inline(__always)
    init?(_ value: Double, places: Int) {
      guard value.isFinite, abs(value) < 1e15 else { return nil }
      let scale = (0..<places).reduce(1.0) { power, _ in power * 10 }
      let scaled = abs(value) * scale
      guard scaled < 9e18 else { return nil }
      // Like `rounded(.toNearestOrAwayFromZero)` without the call: the part cut off is exact.
      let cut = Int(scaled)
      let digits = scaled - Double(cut) >= 0.5 ? cut + 1 : cut
      let unit = Int(scale)
      whole = digits / unit
      fraction = digits % unit
      isNegative = digits != 0 && value < 0
    }
  }

  /// `value` with `places` decimals, halves away from zero, never `-0.00`; `nil` for numbers that are not finite.
  static func text(_ value: Double, places: Int, alwaysSigned: Bool = false) -> String? {
    guard let parts = Parts(value, places: places) else { return nil }
    let isAboveZero = !parts.isNegative && (parts.whole, parts.fraction) != (0, 0)
    var text: [UInt8] = alwaysSigned && isAboveZero ? [UInt8(ascii: "+")] : []
    text.write(parts, places: places)
    return String(decoding: text, as: UTF8.self)
  }

  /// A rate per 1,000 words for people: below 1 with two decimals, or as many more, up to four, as it takes to be above
  /// 0, since 0 means none. `nil` for numbers that are not finite.
  static func rate(_ value: Double, alwaysSigned: Bool = false) -> String? {
    if value == 0 { return "0" }
    let size = abs(value)
    // What would round to 1.00 is written 1.0.
    let places = size >= 0.995 ? Places.shownRate : size >= 0.005 ? 2 : size >= 0.0005 ? 3 : 4
    return text(value, places: places, alwaysSigned: alwaysSigned)
  }

  /// A difference for people, with its sign; differences of rates, which have `Places.shownRate`, are written like
  /// rates.
  static func signed(_ value: Double, places: Int) -> String? {
    places == Places.shownRate
      ? rate(value, alwaysSigned: true) : text(value, places: places, alwaysSigned: true)
  }

  /// A probability with five decimals, below .001 like `3.14e-08`, since no probability is 0. Anything below 1e-99 is
  /// given as that. `nil` for numbers that are not finite.
  static func probability(_ value: Double) -> String? {
    guard value.isFinite, value < 0.001 else { return text(value, places: Places.probability) }
    var digits = max(value, 1e-99)
    var exponent = 0
    // Until it rounds to a number with one digit before the point.
    while digits < 0.9995 {
      digits *= 10
      exponent += 1
    }
    return text(digits, places: 2).map { "\($0)e-\(exponent < 10 ? "0" : "")\(exponent)" }
  }

  /// A share as a whole number of percent: `38%`.
  static func percent(_ share: Double) -> String { (text(100 * share, places: 0) ?? "0") + "%" }
}

/// The number of decimals for each kind of figure, the same in every format.
enum Places {
  /// Rates per 1,000 words in files for machines.
  static let rate = 4
  /// Balances from -1 to 1 in files for machines.
  static let balance = 4
  /// Scores of verdicts in files for machines.
  static let score = 4
  /// Percentiles in files for machines.
  static let percentile = 1
  /// Probabilities that are not small.
  static let probability = 5
  /// Rates per 1,000 words for people, from 1.
  static let shownRate = 1
  /// Balances for people.
  static let shownBalance = 2

  /// Those of a measure for people; of the balance for `nil`.
  static func shown(_ measure: Measure?) -> Int { measure == nil ? shownBalance : shownRate }
}

extension Interval {
  /// The decimals to show it and its figure with: `places`, and up to two more where it leaves 0 out and its nearer end would read as 0,
  /// as if it did not.
  func places(atLeast places: Int) -> Int {
    guard leavesOutZero else { return places }
    let nearer = min(abs(low), abs(high))
    return (places...places + 2).first { Decimals.text(nearer, places: $0) != Decimals.text(0, places: $0) } ?? places
      + 2
  }
}
