import Scoring
import Statistics

/// Describes how large a difference is, for someone who has never seen an interval.
enum EffectWords {
  /// "about 7 more we, us, our per 1,000 words (95% 4 to 10)"; for a difference that may be nothing, "about 7 more …
  /// (95% 2 fewer to 16 more)". `nil` without an interval.
  static func rate(_ difference: Difference, _ measure: Measure) -> String? {
    guard let value = difference.value, let interval = difference.interval else { return nil }
    let places = interval.places(atLeast: places(value, interval))
    let ends = span(interval, value, places, more: "more", fewer: "fewer")
    return "about \(shown(abs(value), places)) \(value < 0 ? "fewer" : "more") \(Wording.subject(measure)) "
      + "per 1,000 words (95% \(ends))"
  }

  /// A clear difference: "about 7.1 more", and its interval, "4.0 to 10.2"; `nil` where it is not clear.
  static func clear(_ difference: Difference) -> (amount: String, interval: String)? {
    clear(difference, less: "fewer", Wording.rate, Wording.interval)
  }

  /// A clear difference of shares: "about 0.12 more", and its interval, "0.04 to 0.20"; `nil` where it is not clear.
  static func clearShare(_ difference: Difference) -> (amount: String, interval: String)? {
    clear(difference, less: "less", Wording.share, Wording.shareInterval)
  }

  private static func clear(
    _ difference: Difference, less: String, _ number: (Double?) -> String, _ span: (Interval?) -> String
  ) -> (amount: String, interval: String)? {
    guard difference.verdict.isClear, let value = difference.value, let interval = difference.interval else {
      return nil
    }
    let isMore = difference.verdict == .higher
    let shown = isMore ? interval : Interval(low: -interval.high, high: -interval.low)
    return ("about \(number(abs(value))) \(isMore ? "more" : less)", span(shown))
  }

  /// "0.35 nearer the group (95% 0.10 to 0.60)", on the scale from -1 to +1; `nil` without an interval.
  static func balance(_ difference: Difference) -> String? {
    guard let value = difference.value, let interval = difference.interval else { return nil }
    let places = interval.places(atLeast: Places.shownBalance)
    let ends = span(interval, value, places, more: "nearer the group", fewer: "nearer the self")
    return "\(shown(abs(value), places)) nearer the \(value < 0 ? "self" : "group") (95% \(ends))"
  }

  /// "+18.0 (+9.3 to +26.5)": a difference with its sign and interval, whose ends are whole numbers where one is far
  /// away.
  static func signed(_ difference: Difference, places: Int) -> String {
    guard let value = difference.value, let text = Decimals.signed(value, places: places) else {
      return "–"
    }
    guard let interval = difference.interval else { return text }
    let places = max(-interval.low, interval.high) >= 99.95 ? 0 : places
    guard let low = Decimals.signed(interval.low, places: places),
      let high = Decimals.signed(interval.high, places: places)
    else { return text }
    return "\(text) (\(low) to \(high))"
  }

  /// No decimals where whole numbers say enough: nobody notices half a word in a thousand.
  private static func places(_ value: Double, _ interval: Interval) -> Int {
    let smallest = min(abs(value), max(abs(interval.low), abs(interval.high)))
    return smallest >= 3 ? 0 : smallest >= 0.3 ? 1 : 2
  }

  private static func span(
    _ interval: Interval, _ value: Double, _ places: Int, more: String, fewer: String
  ) -> String {
    if interval.low <= 0 && interval.high >= 0 {
      let (low, high) = (shown(-interval.low, places), shown(interval.high, places))
      return value < 0 ? "\(high) \(more) to \(low) \(fewer)" : "\(low) \(fewer) to \(high) \(more)"
    }
    let ends = value < 0 ? (-interval.high, -interval.low) : (interval.low, interval.high)
    return "\(shown(ends.0, places)) to \(shown(ends.1, places))"
  }

  private static func shown(_ value: Double, _ places: Int) -> String {
    Decimals.text(abs(value), places: places) ?? "–"
  }
}
