import Lexicons
import Scoring
import Statistics
import Text

/// The share of we among I and we, group by group.
struct WeShareRows {
  let comparison: Comparison

  /// The title of the share.
  static let title = "Share of we among I and we"

  func lines(_ style: TextStyle) -> [String] {
    guard comparison.groups.contains(where: { $0.weShare?.value != nil }) else { return [] }
    let rows = comparison.groups.compactMap { group in
      group.weShare.map { share in
        row(
          Escapes.oneLine(Wording.name(group, by: comparison.key)), grouped(share.estimate.words),
          Wording.share(share.value), Wording.shareInterval(share.estimate.shareInterval),
          EffectWords.signed(share.difference.inShares, places: Places.shownBalance), share.difference.words)
      }
    }
    return [
      "", style.paint("SHARE OF WE among I and we, from 0 to 1", .heading),
      row(comparison.key.shown.uppercased(), "I+WE", "SHARE", "95% INTERVAL", "FROM THE OTHERS", ""),
    ] + rows
  }

  private func row(
    _ name: String, _ words: String, _ share: String, _ interval: String, _ difference: String, _ verdict: String
  ) -> String {
    [
      DisplayWidth.fit(name, 15), DisplayWidth.fit(words, 6, alignment: .right),
      DisplayWidth.fit(share, 5, alignment: .right), DisplayWidth.fit(interval, 12),
      DisplayWidth.fit(difference, 22), verdict,
    ].joined(separator: " ")
  }
}

extension Difference {
  /// A difference per 1,000 as a difference of shares from 0 to 1.
  var inShares: Difference {
    var shares = self
    shares.value = value.map { $0 / 1_000 }
    shares.interval = interval.map { Interval(low: $0.low / 1_000, high: $0.high / 1_000) }
    return shares
  }
}

extension Wording {
  /// "0.59", or a dash.
  static func share(_ value: Double?) -> String {
    value.flatMap { Decimals.text($0, places: Places.shownBalance) } ?? "–"
  }

  /// "0.51 to 0.66", or a dash.
  static func shareInterval(_ interval: Interval?) -> String {
    interval.map { "\(share($0.low)) to \(share($0.high))" } ?? "–"
  }
}
